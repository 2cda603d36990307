// SPDX-License-Identifier: Apache-2.0
// Everything is derived from the system's settings; nothing is measured in pixels.
#include "window/theme.h"

#include <wx/settings.h>

namespace vialog::window {

namespace {

constexpr float title_scale = 1.4F;
constexpr float signer_scale = 1.7F;

wxColour text_colour() {
    return wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT);
}

unsigned char mixed(unsigned char one, unsigned char other, int percent_of_other) {
    constexpr int whole = 100;
    return static_cast<unsigned char>(
        (one * (whole - percent_of_other) + other * percent_of_other) / whole);
}

// The text's colour with so much of another in it, so that it stays readable whatever the background is.
wxColour tinted(const wxColour& tint, int percent) {
    const wxColour text = text_colour();
    return {mixed(text.Red(), tint.Red(), percent), mixed(text.Green(), tint.Green(), percent),
            mixed(text.Blue(), tint.Blue(), percent)};
}

}  // namespace

std::string_view sign_of(gui::Tone tone) {
    switch (tone) {
        case gui::Tone::Plain:
            return "";
        case gui::Tone::Good:
            return "\u2713";
        case gui::Tone::Warning:
            return "!";
        case gui::Tone::Bad:
            return "\u2717";
    }
    return "";
}

std::string with_sign(gui::Tone tone, std::string_view text) {
    const std::string_view sign = sign_of(tone);
    if (sign.empty() || text.empty()) {
        return std::string(text);
    }
    return std::string(sign) + " " + std::string(text);
}

wxColour colour_of(gui::Tone tone) {
    constexpr int most = 75;
    const bool dark = is_dark();
    switch (tone) {
        case gui::Tone::Plain:
            return text_colour();
        case gui::Tone::Good:
            return tinted(dark ? wxColour(90, 230, 130) : wxColour(0, 110, 40), most);
        case gui::Tone::Warning:
            return tinted(dark ? wxColour(255, 200, 80) : wxColour(140, 80, 0), most);
        case gui::Tone::Bad:
            return tinted(dark ? wxColour(255, 120, 110) : wxColour(180, 0, 0), most);
    }
    return text_colour();
}

wxColour quiet_colour() {
    constexpr int a_little = 30;
    return tinted(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW), a_little);
}

bool is_dark() {
    constexpr double middle = 0.5;
    return text_colour().GetLuminance() > middle;
}

wxFont title_font(const wxWindow& window) {
    return window.GetFont().Bold().Scaled(title_scale);
}

wxFont heading_font(const wxWindow& window) {
    return window.GetFont().Bold();
}

wxFont signer_font(const wxWindow& window) {
    return window.GetFont().Bold().Scaled(signer_scale);
}

wxFont tabular_font(const wxWindow& window) {
    wxFont font = window.GetFont();
    font.SetFamily(wxFONTFAMILY_TELETYPE);
    font.SetFaceName(wxS("Monospace"));
    return font;
}

int gap(const wxWindow& window) {
    return window.GetCharWidth();
}

int characters(const wxWindow& window, int number) {
    return window.GetCharWidth() * number;
}

int height_of_text_field(const wxWindow& window) {
    return window.GetCharHeight() * 8 / 5;
}

}  // namespace vialog::window
