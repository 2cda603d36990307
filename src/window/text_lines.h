// SPDX-License-Identifier: Apache-2.0
// Texts that are told: they break where the window ends, are rewritten only where they changed, and vanish where empty.
#pragma once

#include "gui/screen.h"

#include <wx/stattext.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::window {

// The text in lines that are no wider than `width`, broken at blanks, and within a word that is wider than that.
[[nodiscard]] wxString broken_into_lines(const wxString& text, const wxFont& font,
                                         const wxWindow& window, int width);
// What it takes on the display.
[[nodiscard]] wxSize extent_of(const wxString& text, const wxFont& font, const wxWindow& window);

class WrappedText final : public wxStaticText {
  public:
    explicit WrappedText(wxWindow* parent);

    // Nothing is shown where the text is empty. True where anything changed.
    bool say(std::string_view text);
    bool say(gui::Tone tone, std::string_view text);
    [[nodiscard]] const std::string& text() const { return m_text; }
    void use_font(const wxFont& font);

  private:
    void on_size(wxSizeEvent& event);
    void wrap(int width);

    std::string m_text;
    gui::Tone m_tone = gui::Tone::Plain;
    int m_wrapped_at = 0;
};

// What happened, and what to do, in one text.
[[nodiscard]] std::string words_of(const gui::Message& message);
// "Marguerite Osei, RPh (MO) signs as operator", a line each; who is not known yet is marked as a question.
[[nodiscard]] std::string words_of(const std::vector<gui::SignerLine>& signers);
[[nodiscard]] std::string lines_of(const std::vector<std::string>& lines);

}  // namespace vialog::window
