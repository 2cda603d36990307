// SPDX-License-Identifier: Apache-2.0
// Keys of the toolkit as gui::KeyPress names them.
#pragma once

#include <wx/event.h>

#include <string>

namespace vialog::window {

// "Enter", "Esc", "Up", "F5", "Ctrl+I", "Alt+W", "Tab", "Shift+Tab"; of a key that writes a character, that character.
// Empty for a key that means nothing alone, such as Shift.
[[nodiscard]] std::string name_of_key(const wxKeyEvent& event);
// Without the keyboard's layout: `code` and modifiers of the toolkit.
[[nodiscard]] std::string name_of_command(int code, int modifiers);

}  // namespace vialog::window
