// SPDX-License-Identifier: Apache-2.0
// Breaks texts into lines.
#include "window/text_lines.h"

#include "window/flow.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/dcclient.h>

#include <algorithm>

namespace vialog::window {

namespace {

constexpr int least_width = 20;  // characters

}  // namespace

WrappedText::WrappedText(wxWindow* parent)
    : wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                   wxST_NO_AUTORESIZE) {
    Hide();
    Bind(wxEVT_SIZE, &WrappedText::on_size, this);
}

bool WrappedText::say(std::string_view text) {
    return say(gui::Tone::Plain, text);
}

bool WrappedText::say(gui::Tone tone, std::string_view text) {
    if (text == m_text && tone == m_tone) {
        return false;
    }
    if (tone != m_tone) {
        SetForegroundColour(colour_of(tone));
    }
    m_text = text;
    m_tone = tone;
    Show(!m_text.empty());
    wrap(GetSize().GetWidth());
    ask_for_room(*this);
    return true;
}

void WrappedText::use_font(const wxFont& font) {
    SetFont(font);
    wrap(GetSize().GetWidth());
}

void WrappedText::on_size(wxSizeEvent& event) {
    event.Skip();
    const int width = event.GetSize().GetWidth();
    if (width == m_wrapped_at || m_text.empty()) {
        return;
    }
    const int height = GetMinSize().GetHeight();
    wrap(width);
    if (GetMinSize().GetHeight() != height) {
        ask_for_room(*this);
    }
}

void WrappedText::wrap(int width) {
    const wxString whole = to_label(with_sign(m_tone, m_text));
    const int least = characters(*this, least_width);
    m_wrapped_at = width;
    SetLabel(whole);
    if (width > least / 2) {
        Wrap(width);
    }
    // Asked of the letters themselves: the toolkit answers for the letters it had before it is in sight.
    wxClientDC letters(this);
    letters.SetFont(GetFont());
    const wxSize needed = letters.GetMultiLineTextExtent(GetLabelText());
    InvalidateBestSize();
    SetMinSize(wxSize(std::min(least, needed.GetWidth()),
                      std::max(needed.GetHeight(), GetBestSize().GetHeight())));
}

std::string words_of(const gui::Message& message) {
    if (message.remedy.empty()) {
        return message.text;
    }
    // What comes from below the screens may have no end of its own.
    constexpr std::string_view ends = ".!?:;";
    const bool ended =
        message.text.empty() || ends.find(message.text.back()) != std::string_view::npos;
    return message.text + (ended ? " " : ". ") + message.remedy;
}

std::string words_of(const std::vector<gui::SignerLine>& signers) {
    std::vector<std::string> lines;
    lines.reserve(signers.size());
    for (const gui::SignerLine& signer : signers) {
        lines.push_back((signer.known ? "" : "? ") + signer.name + " " + signer.role);
    }
    return lines_of(lines);
}

std::string lines_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += text.empty() ? "" : "\n";
        text += line;
    }
    return text;
}

}  // namespace vialog::window
