// SPDX-License-Identifier: Apache-2.0
// What wxWidgets does not give: texts as UTF-8, names for screen readers, the character of a key, the toolkit's pending work.
#pragma once

#include <wx/event.h>
#include <wx/string.h>
#include <wx/window.h>

#include <string>
#include <string_view>

namespace vialog::window {

[[nodiscard]] wxString to_wx(std::string_view utf8);
[[nodiscard]] std::string to_utf8(const wxString& text);
// For labels, where "&" would be swallowed as the mark of a mnemonic.
[[nodiscard]] wxString to_label(std::string_view utf8);

// What the control is read as. wxWidgets exports no names on GTK, so they are given to ATK itself.
void set_accessible_name(wxWindow& control, std::string_view name, std::string_view description);
[[nodiscard]] std::string accessible_name(const wxWindow& control);
enum class Role { Table, Chart, Panel };
void set_accessible_role(wxWindow& control, Role role);

// GTK shows where the focus is only after Tab and the arrows, and here every key may move it.
void show_focus(wxWindow& window);

// GTK hides its scroll bars until a mouse comes near.
void keep_scroll_bar(wxWindow& window);

// The character that a key event writes, as the keyboard's layout says, control characters of scanners included; empty
// where it writes none.
[[nodiscard]] std::string character_of(const wxKeyEvent& event);
// A dead accent or the Compose key: the next characters belong to the input method.
[[nodiscard]] bool begins_composition(const wxKeyEvent& event);
// Milliseconds by the clock of the keyboard's events.
[[nodiscard]] long time_of(const wxKeyEvent& event);
// Whether keys may have been pressed that nobody has been told of yet.
[[nodiscard]] bool has_waiting_input();

}  // namespace vialog::window
