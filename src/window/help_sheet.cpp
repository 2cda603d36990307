// SPDX-License-Identifier: Apache-2.0
// Lists keys; the text scrolls by the keyboard and is read as a text.
#include "window/help_sheet.h"

#include "gui/catalogue.h"
#include "window/key_names.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr std::size_t key_width = 20;

std::string line(const std::string& key, const std::string& meaning) {
    const std::size_t blanks = key.size() < key_width ? key_width - key.size() : 1;
    return "  " + key + std::string(blanks, ' ') + meaning + "\n";
}

std::string actions_of(const gui::ScreenView& view) {
    std::string text;
    for (const gui::Action& action : view.actions) {
        text +=
            line(action.key, action.why_not.empty() ? action.label
                                                    : action.label + " (" + action.why_not + ")");
    }
    return text;
}

std::string fields_of(const gui::ScreenView& view) {
    std::string text;
    for (const gui::Field& field : view.fields) {
        text += "  " + field.label + (field.hint.empty() ? "" : ": " + field.hint) + "\n";
        for (const gui::Choice& choice : field.choices) {
            text += "  " + line(choice.key, choice.label);
        }
    }
    return text;
}

std::string keys_everywhere() {
    return line("Enter", tr("takes the field, or sends what stands on the scan line")) +
           line("Up, Down", tr("move in a table, or among what is offered")) +
           line(tr("Ctrl+Up, Ctrl+Down"), tr("scroll what does not fit into the window")) +
           line("Tab", tr("moves to the next control; Shift+Tab to the one before")) +
           line("Esc", tr("one step back; asks before anything typed is lost")) +
           line(tr("Letter"), tr("does the action of that letter while no field takes text")) +
           line("Alt+" + tr("letter"), tr("does it at any time")) +
           line("Ctrl+K", tr("cancels long work")) +
           line("Ctrl+U", tr("takes up again what was typed before the program ended")) +
           line("F1", tr("opens and closes this sheet")) + line("Ctrl+Q", tr("leaves the program"));
}

}  // namespace

std::string help_text(const gui::ScreenView& view, const std::vector<gui::ScreenPlace>& places) {
    std::string text = view.title + "\n";
    text += actions_of(view);
    if (!view.fields.empty()) {
        text += "\n" + tr("Fields") + "\n" + fields_of(view);
    }
    text += "\n" + tr("Everywhere") + "\n" + keys_everywhere();
    if (!places.empty()) {
        text += "\n" + tr("Screens") + "\n";
    }
    for (const gui::ScreenPlace& place : places) {
        if (!place.key.empty()) {
            text += line(place.key, place.title);
        }
    }
    return text;
}

HelpSheet::HelpSheet(wxWindow* parent, std::function<void()> close)
    : wxPanel(parent),
      m_close(std::move(close)),
      m_text(new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                            wxTE_MULTILINE | wxTE_READONLY)) {
    m_text->SetFont(tabular_font(*this));
    set_accessible_name(*m_text, tr("Keys"), tr("Esc closes this sheet"));
    auto* button = new wxButton(this, wxID_ANY, to_label(tr("Esc  Close")));
    button->Bind(wxEVT_BUTTON, [this](wxCommandEvent& /*event*/) { m_close(); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int between = gap(*this);
    column->Add(m_text, wxSizerFlags(1).Expand().Border(wxALL, between));
    column->Add(button, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, between));
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!take_key(name_of_key(event))) {
            event.Skip();
        }
    });
}

void HelpSheet::show(const std::string& text) {
    m_text->ChangeValue(to_wx(text));
    m_text->SetInsertionPoint(0);
    m_text->SetFocus();
}

std::string HelpSheet::text() const {
    return to_utf8(m_text->GetValue());
}

bool HelpSheet::take_key(const std::string& key) {
    if (key != "Esc" && key != "F1" && key != "Enter") {
        return false;
    }
    m_close();
    return true;
}

}  // namespace vialog::window
