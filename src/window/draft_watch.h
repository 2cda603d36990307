// SPDX-License-Identifier: Apache-2.0
// Keeps drafts of the screens that are open, and gives back what an earlier run of the program left.
#pragma once

#include "gui/draft.h"
#include "window/screen_book.h"

#include <optional>
#include <string>

namespace vialog::window {

class DraftWatch final {
  public:
    DraftWatch(gui::Desk& desk, ScreenBook& book) : m_keeper(desk), m_book(book) {}

    // Twice a second. A message where something left behind was found for who has just signed in, or where drafts cannot be
    // written.
    [[nodiscard]] std::optional<gui::Message> look();
    // Types it again on its screens; the first of them, or nothing where nothing is left.
    [[nodiscard]] std::optional<std::string> take_up();
    void drop() { m_keeper.forget_left(); }
    // The window is left with work in hand, and somebody said so.
    void leave_work_behind();

  private:
    // The titles of the screens of what is left.
    [[nodiscard]] std::string titles() const;

    gui::DraftKeeper m_keeper;
    ScreenBook& m_book;
    bool m_failed = false;  // says so once
};

}  // namespace vialog::window
