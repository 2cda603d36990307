// SPDX-License-Identifier: Apache-2.0
// A whole copy of the journal in one file, made beside the work, and opened again to see that it reads.
#pragma once

#include "gui/desk.h"
#include "gui/form.h"
#include "gui/station_marks.h"

#include <memory>

namespace vialog::gui {

class BackupPresenter final : public Screen {
  public:
    explicit BackupPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override { m_selected = row; }
    void open(std::int64_t row) override { m_selected = row; }
    [[nodiscard]] bool back() override;
    void refresh() override {}
    [[nodiscard]] bool has_work() const override { return m_form.has_typed(); }

  private:
    // What the work beside the window found; read where screens are used once it is done.
    struct Outcome;

    void make_copy(const std::filesystem::path& folder);
    void finish(const std::filesystem::path& copy, const Outcome& outcome);
    [[nodiscard]] std::filesystem::path default_folder() const;
    void read();

    Desk& m_desk;
    StationMarks m_marks;
    Form m_form;
    std::vector<StationMark> m_copies;  // the newest first
    // Looked for once: a drive that does not answer must not hold up every key.
    std::vector<bool> m_there;
    std::int64_t m_selected = -1;
    std::optional<Message> m_message;
    // Gone with the screen, so that work that ends later finds nobody to tell.
    std::shared_ptr<bool> m_here = std::make_shared<bool>(true);
};

}  // namespace vialog::gui
