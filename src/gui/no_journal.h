// SPDX-License-Identifier: Apache-2.0
// What stands in the window where there is no journal to open: why, and how to make or find one.
#pragma once

#include "gui/screen.h"

#include <filesystem>
#include <string>

namespace vialog::gui {

class NoJournal final : public Screen {
  public:
    // `fault` says why it could not be opened; empty where there is none.
    NoJournal(std::filesystem::path named, std::string fault);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    bool back() override { return false; }
    void refresh() override {}
    [[nodiscard]] bool has_work() const override { return false; }

  private:
    std::filesystem::path m_named;
    std::string m_fault;
};

}  // namespace vialog::gui
