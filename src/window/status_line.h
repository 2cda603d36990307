// SPDX-License-Identifier: Apache-2.0
// Below the window: who is signed in, how many entries there are, and what the world says.
#pragma once

#include "gui/desk.h"

#include <wx/statusbr.h>

#include <string>

namespace vialog::window {

class StatusLine final : public wxStatusBar {
  public:
    explicit StatusLine(wxWindow* frame);

    void show(const gui::Desk& desk);
    // A sentence about the world; empty where it is well.
    void say(const std::string& sentence);

  private:
    void write(int part, const std::string& text);
};

}  // namespace vialog::window
