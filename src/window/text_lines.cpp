// SPDX-License-Identifier: Apache-2.0
// Breaks texts into lines.
#include "window/text_lines.h"

#include "window/flow.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/arrstr.h>
#include <wx/dcclient.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

namespace {

constexpr int least_width = 20;  // characters

// Asked of the letters themselves: the toolkit answers for the letters that a control had before it is in sight.
class Letters final {
  public:
    Letters(const wxFont& font, const wxWindow& window) : m_dc(const_cast<wxWindow*>(&window)) {
        m_dc.SetFont(font);
    }
    [[nodiscard]] const wxDC& dc() const { return m_dc; }

  private:
    wxClientDC m_dc;
};

// Where the line that begins at `begin` ends, and how many characters the blank there takes.
std::pair<std::size_t, std::size_t> end_of_line(const wxString& line, const wxArrayInt& widths,
                                                std::size_t begin, int width) {
    const int before = begin == 0 ? 0 : widths[begin - 1];
    std::size_t end = begin;
    while (end < line.length() && widths[end] - before <= width) {
        ++end;
    }
    if (end == line.length()) {
        return {end, 0};
    }
    for (std::size_t blank = end; blank > begin; --blank) {
        if (line[blank] == ' ') {
            return {blank, 1};
        }
    }
    return {std::max(end, begin + 1), 0};
}

}  // namespace

wxString broken_into_lines(const wxString& text, const wxFont& font, const wxWindow& window,
                           int width) {
    const Letters letters(font, window);
    wxString lines;
    for (const wxString& line : wxSplit(text, '\n', '\0')) {
        if (!lines.empty()) {
            lines += '\n';
        }
        wxArrayInt widths;
        letters.dc().GetPartialTextExtents(line, widths);
        for (std::size_t begin = 0; begin < line.length();) {
            const auto [end, blank] = end_of_line(line, widths, begin, width);
            lines += (begin == 0 ? wxString() : wxString('\n')) + line.Mid(begin, end - begin);
            begin = end + blank;
        }
    }
    return lines;
}

wxSize extent_of(const wxString& text, const wxFont& font, const wxWindow& window) {
    return Letters(font, window).dc().GetMultiLineTextExtent(text);
}

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
    const wxString whole = to_wx(with_sign(m_tone, m_text));
    const int least = characters(*this, least_width);
    m_wrapped_at = width;
    const wxString lines =
        width > least / 2 ? broken_into_lines(whole, GetFont(), *this, width) : whole;
    SetLabel(to_label(to_utf8(lines)));
    const wxSize needed = extent_of(lines, GetFont(), *this);
    InvalidateBestSize();
    SetMinSize(wxSize(std::min(least, needed.GetWidth()), needed.GetHeight()));
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
