// SPDX-License-Identifier: Apache-2.0
// The policy in force, field by field, and its change: signed by the registrant and a witness.
#pragma once

#include "gui/governed_screen.h"

namespace vialog::gui {

class PolicyPresenter final : public GovernedScreen {
  public:
    explicit PolicyPresenter(Desk& desk);

  private:
    [[nodiscard]] ScreenView list() const override;
    void act(std::string_view key) override;
    void open_row(std::int64_t row) override;
    void find(std::string_view scanned) override;
    void show_subject(std::string_view /*subject*/) override {}
    void read() override {}
};

}  // namespace vialog::gui
