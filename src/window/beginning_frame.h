// SPDX-License-Identifier: Apache-2.0
// The window while there is no journal in it: the guided set-up, or why the journal does not open.
#pragma once

#include "gui/screen.h"

#include <wx/frame.h>

#include <string>

namespace vialog::window {

class HelpSheet;
class ScreenPanel;

class BeginningFrame final : public wxFrame {
  public:
    // Shown at once. The screen outlives it.
    explicit BeginningFrame(gui::Screen& screen);

    [[nodiscard]] ScreenPanel* panel() { return m_panel; }
    [[nodiscard]] bool shows_help() const;

  private:
    bool take_key(const std::string& key);
    void toggle_help();
    void on_close(wxCloseEvent& event);

    gui::Screen& m_screen;
    ScreenPanel* m_panel;
    HelpSheet* m_help;
    bool m_asked_to_leave = false;
};

}  // namespace vialog::window
