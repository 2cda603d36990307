// SPDX-License-Identifier: Apache-2.0
// Colours and letters of the person's own desktop, light, dark or of high contrast, and the signs that say what colours say.
#pragma once

#include "gui/screen.h"

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/window.h>

#include <string>
#include <string_view>

namespace vialog::window {

// Before the text of whatever is not plain: "✓", "!", "✗".
[[nodiscard]] std::string_view sign_of(gui::Tone tone);
[[nodiscard]] std::string with_sign(gui::Tone tone, std::string_view text);

// Readable on the window's own background.
[[nodiscard]] wxColour colour_of(gui::Tone tone);
[[nodiscard]] wxColour quiet_colour();  // hints
[[nodiscard]] bool is_dark();

[[nodiscard]] wxFont title_font(const wxWindow& window);
[[nodiscard]] wxFont heading_font(const wxWindow& window);
[[nodiscard]] wxFont signer_font(const wxWindow& window);
// Figures stand under each other.
[[nodiscard]] wxFont tabular_font(const wxWindow& window);

// Distances follow the letters: whoever makes them larger gets more room between them.
[[nodiscard]] int gap(const wxWindow& window);
[[nodiscard]] int characters(const wxWindow& window, int number);
// Of a line that is typed. The toolkit's own answer does not know of letters that the desktop makes larger.
[[nodiscard]] int height_of_text_field(const wxWindow& window);

}  // namespace vialog::window
