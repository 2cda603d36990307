// SPDX-License-Identifier: Apache-2.0
// F1: every key that works now, in the window's own frame, closed by Esc, F1 or Enter.
#pragma once

#include "gui/screens.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxTextCtrl;

namespace vialog::window {

// What the sheet says about a screen.
[[nodiscard]] std::string help_text(const gui::ScreenView& view,
                                    const std::vector<gui::ScreenPlace>& places);

class HelpSheet final : public wxPanel {
  public:
    HelpSheet(wxWindow* parent, std::function<void()> close);

    void show(const std::string& text);
    [[nodiscard]] std::string text() const;
    // True where the key closed it.
    bool take_key(const std::string& key);

  private:
    std::function<void()> m_close;
    wxTextCtrl* m_text;
};

}  // namespace vialog::window
