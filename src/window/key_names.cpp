// SPDX-License-Identifier: Apache-2.0
// Names for keys that write nothing.
#include "window/key_names.h"

#include "window/toolkit.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace vialog::window {

namespace {

using Named = std::pair<int, std::string_view>;

constexpr std::array<Named, 28> named{{{WXK_RETURN, "Enter"},
                                       {WXK_NUMPAD_ENTER, "Enter"},
                                       {WXK_ESCAPE, "Esc"},
                                       {WXK_TAB, "Tab"},
                                       {WXK_NUMPAD_TAB, "Tab"},
                                       {WXK_UP, "Up"},
                                       {WXK_NUMPAD_UP, "Up"},
                                       {WXK_DOWN, "Down"},
                                       {WXK_NUMPAD_DOWN, "Down"},
                                       {WXK_LEFT, "Left"},
                                       {WXK_NUMPAD_LEFT, "Left"},
                                       {WXK_RIGHT, "Right"},
                                       {WXK_NUMPAD_RIGHT, "Right"},
                                       {WXK_PAGEUP, "PageUp"},
                                       {WXK_NUMPAD_PAGEUP, "PageUp"},
                                       {WXK_PAGEDOWN, "PageDown"},
                                       {WXK_NUMPAD_PAGEDOWN, "PageDown"},
                                       {WXK_HOME, "Home"},
                                       {WXK_NUMPAD_HOME, "Home"},
                                       {WXK_END, "End"},
                                       {WXK_NUMPAD_END, "End"},
                                       {WXK_INSERT, "Insert"},
                                       {WXK_NUMPAD_INSERT, "Insert"},
                                       {WXK_DELETE, "Delete"},
                                       {WXK_NUMPAD_DELETE, "Delete"},
                                       {WXK_BACK, "Backspace"},
                                       {WXK_SPACE, "Space"},
                                       {WXK_NUMPAD_SPACE, "Space"}}};

constexpr int function_keys = 24;

std::string plain_name(int code) {
    const auto* const found = std::find_if(named.begin(), named.end(),
                                           [code](const Named& it) { return it.first == code; });
    if (found != named.end()) {
        return std::string(found->second);
    }
    if (code >= WXK_F1 && code < WXK_F1 + function_keys) {
        const int number = code - WXK_F1 + 1;
        constexpr int ten = 10;
        std::string digits;
        if (number >= ten) {
            digits.push_back(static_cast<char>('0' + number / ten));
        }
        digits.push_back(static_cast<char>('0' + number % ten));
        return "F" + digits;
    }
    constexpr int first_character = 0x21;
    constexpr int last_character = 0x7e;
    return code >= first_character && code <= last_character
               ? std::string(1, static_cast<char>(code))
               : std::string();
}

}  // namespace

std::string name_of_command(int code, int modifiers) {
    const std::string plain = plain_name(code);
    if (plain.empty()) {
        return {};
    }
    std::string name;
    if ((modifiers & wxMOD_CONTROL) != 0) {
        name += "Ctrl+";
    }
    if ((modifiers & wxMOD_ALT) != 0) {
        name += "Alt+";
    }
    if ((modifiers & wxMOD_SHIFT) != 0) {
        name += "Shift+";
    }
    return name + plain;
}

std::string name_of_key(const wxKeyEvent& event) {
    if (const std::string character = character_of(event); !character.empty()) {
        return character;
    }
    return name_of_command(event.GetKeyCode(), event.GetModifiers());
}

}  // namespace vialog::window
