// SPDX-License-Identifier: Apache-2.0
// Leaves the text that is being typed alone, caret and selection with it, unless the screen says another one.
#include "window/field_row.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>
#include <wx/listbox.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int text_width = 30;  // characters
constexpr int secret_width = 20;
constexpr std::size_t most_offers_in_sight = 6;
constexpr int widest_label = 34;  // characters
constexpr int button_width = 4;   // of a choice, without its words

// Before the label of the choice that takes the keys.
constexpr std::string_view here = "\u25b8 ";

std::string words_of(const gui::Choice& choice) {
    return choice.key + "  " + choice.label;
}

}  // namespace

FieldRow::FieldRow(wxWindow* parent, const gui::Field& field, Told told)
    : Ground(parent),
      m_field({.id = field.id, .label = field.label, .kind = field.kind}),
      m_told(std::move(told)) {
    m_field.choices = field.choices;
    const int between = gap(*this);
    m_label = new wxStaticText(this, wxID_ANY, to_label(field.label), wxDefaultPosition,
                               wxDefaultSize, wxALIGN_RIGHT | wxST_NO_AUTORESIZE);
    wxWindow* control = field.kind == gui::FieldKind::Choice ? make_choice() : make_text();
    m_follows = new WrappedText(this);
    m_hint = new WrappedText(this);
    m_hint->SetForegroundColour(quiet_colour());
    m_problem = new WrappedText(this);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(control, wxSizerFlags(field.kind == gui::FieldKind::Choice ? 1 : 0).CentreVertical());
    line->Add(m_follows, wxSizerFlags(1).CentreVertical().Border(wxLEFT, between));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(line, wxSizerFlags().Expand());
    column->Add(m_problem, wxSizerFlags().Expand());
    column->Add(m_hint, wxSizerFlags().Expand());
    m_offers = new wxListBox(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                             wxLB_SINGLE | wxLB_NEEDED_SB);
    m_offers->Hide();
    // By a click, or by Enter where the list itself has the focus.
    for (const auto& chosen : {wxEVT_LISTBOX, wxEVT_LISTBOX_DCLICK}) {
        m_offers->Bind(chosen, [this](const wxCommandEvent& event) {
            m_told.offered(m_field.id, static_cast<std::size_t>(std::max(event.GetInt(), 0)));
        });
    }
    column->Add(m_offers, wxSizerFlags().Border(wxTOP, between / 4));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_label, wxSizerFlags().Border(wxTOP, between / 2));
    row->Add(column, wxSizerFlags(1).Border(wxLEFT, between));
    SetSizer(row);
    show(field);
}

wxWindow* FieldRow::make_text() {
    const bool secret = m_field.kind == gui::FieldKind::Secret;
    m_text = new wxTextCtrl(
        this, wxID_ANY, wxString(), wxDefaultPosition,
        wxSize(characters(*this, secret ? secret_width : text_width), height_of_text_field(*this)),
        secret ? wxTE_PASSWORD : 0);
    m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent& /*event*/) { on_text(); });
    return m_text;
}

wxWindow* FieldRow::make_choice() {
    m_choice = new Flow(this);
    m_no_choice = new wxRadioButton(m_choice, wxID_ANY, wxString(), wxDefaultPosition,
                                    wxDefaultSize, wxRB_GROUP);
    m_no_choice->Hide();
    for (const gui::Choice& choice : m_field.choices) {
        const std::string words = words_of(choice);
        auto* button = new wxRadioButton(m_choice, wxID_ANY, to_label(words));
        set_accessible_name(*button, m_field.label + ": " + words, {});
        button->Bind(wxEVT_RADIOBUTTON, [this, key = choice.key](wxCommandEvent& /*event*/) {
            m_told.typed(m_field.id, key);
        });
        // The toolkit's own ring around a choice is hardly seen.
        button->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            write_label(here);
        });
        button->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            write_label({});
        });
        m_choices.push_back(button);
    }
    m_choice->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        break_choices(event.GetSize().GetWidth());
    });
    m_choice->arrange();
    return m_choice;
}

void FieldRow::break_choices(int width) {
    const int room = width - characters(*this, button_width);
    if (room < characters(*this, secret_width)) {
        return;
    }
    bool changed = false;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const std::string lines =
            to_utf8(broken_into_lines(to_wx(words_of(m_field.choices[i])), GetFont(), *this, room));
        const wxString label = to_label(lines);
        if (m_choices[i]->GetLabel() != label) {
            m_choices[i]->SetLabel(label);
            m_choices[i]->InvalidateBestSize();
            changed = true;
        }
    }
    if (changed) {
        m_choice->arrange();
    }
}

void FieldRow::on_text() {
    std::string text = to_utf8(m_text->GetValue());
    m_told.typed(m_field.id, text);
    base::wipe(text);
}

bool FieldRow::has_form_of(const gui::Field& field) const {
    return field.id == m_field.id && field.kind == m_field.kind && field.choices == m_field.choices;
}

void FieldRow::show(const gui::Field& field) {
    if (field.label != m_field.label) {
        m_field.label = field.label;
        set_label_width(std::max(m_label->GetMinSize().GetWidth(), 1));
    }
    if (m_text != nullptr) {
        show_text(field);
    } else {
        show_choice(field);
    }
    if (IsThisEnabled() != field.enabled) {
        Enable(field.enabled);
    }
    bool moved = m_follows->say(field.follows);
    moved = m_hint->say(field.hint) || moved;
    moved = m_problem->say(gui::Tone::Bad, field.problem) || moved;
    show_offers(field);
    describe(field);
    m_field = field;
    if (m_field.kind == gui::FieldKind::Secret) {
        m_field.text.clear();
    }
    if (moved) {
        Layout();
    }
}

void FieldRow::show_text(const gui::Field& field) {
    if (field.kind == gui::FieldKind::Secret) {
        // Its text never comes back from the screen; that it was forgotten does.
        if (field.text.empty() && !m_text->IsEmpty()) {
            m_text->ChangeValue(wxString());
        }
        return;
    }
    if (to_utf8(m_text->GetValue()) != field.text) {
        m_text->ChangeValue(to_wx(field.text));
        m_text->SetInsertionPointEnd();
    }
}

void FieldRow::show_choice(const gui::Field& field) {
    const auto chosen =
        std::find_if(field.choices.begin(), field.choices.end(),
                     [&](const gui::Choice& choice) { return choice.key == field.text; });
    wxRadioButton* button =
        chosen == field.choices.end()
            ? m_no_choice
            : m_choices[static_cast<std::size_t>(chosen - field.choices.begin())];
    if (!button->GetValue()) {
        button->SetValue(true);
    }
}

void FieldRow::show_offers(const gui::Field& field) {
    if (field.offers != m_field.offers) {
        wxArrayString offers;
        std::size_t longest = text_width;
        for (const std::string& offer : field.offers) {
            offers.Add(to_wx(offer));
            longest = std::max(longest, offers.Last().length() + 4);
        }
        m_offers->Set(offers);
        const auto lines = static_cast<int>(std::min(field.offers.size(), most_offers_in_sight));
        m_offers->SetMinSize(wxSize(characters(*this, static_cast<int>(longest)),
                                    (lines + 1) * (GetCharHeight() + gap(*this))));
        m_offers->Show(!field.offers.empty());
        Layout();
        ask_for_room(*this);
    }
    const auto offer = static_cast<int>(field.offer);
    if (!field.offers.empty() && m_offers->GetSelection() != offer) {
        m_offers->SetSelection(offer);
        // Once it has the height that it asked for.
        CallAfter([this, offer] {
            if (offer < static_cast<int>(m_offers->GetCount())) {
                m_offers->EnsureVisible(offer);
            }
        });
    }
}

void FieldRow::describe(const gui::Field& field) {
    if (std::exchange(m_described, true) && field.label == m_field.label &&
        field.hint == m_field.hint && field.problem == m_field.problem &&
        field.follows == m_field.follows) {
        return;
    }
    std::string description;
    for (const std::string* part : {&field.problem, &field.follows, &field.hint}) {
        description += description.empty() || part->empty() ? "" : " ";
        description += *part;
    }
    if (m_text != nullptr) {
        set_accessible_name(*m_text, field.label, description);
    } else {
        set_accessible_name(*m_choice, field.label, description);
    }
    set_accessible_name(*m_offers, fmt::format(fmt::runtime(tr("Offers for {}")), field.label), {});
}

void FieldRow::take_focus() {
    if (m_text != nullptr) {
        if (!m_text->HasFocus()) {
            // GTK selects the whole text then, and the next key would be written over it.
            long from = 0;
            long to = 0;
            m_text->GetSelection(&from, &to);
            m_text->SetFocus();
            m_text->SetSelection(from, to);
        }
        return;
    }
    const auto chosen = std::find_if(m_choices.begin(), m_choices.end(),
                                     [](const wxRadioButton* it) { return it->GetValue(); });
    wxRadioButton* button = chosen != m_choices.end() ? *chosen
                            : m_choices.empty()       ? nullptr
                                                      : m_choices.front();
    if (button != nullptr && !button->HasFocus()) {
        button->SetFocus();
    }
}

bool FieldRow::write(std::string_view utf8) {
    if (m_text == nullptr || !m_text->IsThisEnabled()) {
        return false;
    }
    m_text->WriteText(to_wx(utf8));
    return true;
}

int FieldRow::label_width() const {
    const std::string mark = m_choice == nullptr ? std::string() : std::string(here);
    return std::min(extent_of(to_wx(mark + m_field.label), GetFont(), *this).GetWidth(),
                    characters(*this, widest_label));
}

void FieldRow::set_label_width(int width) {
    m_label->SetMinSize(wxSize(width, wxDefaultCoord));
    const bool stands_here = std::any_of(m_choices.begin(), m_choices.end(),
                                         [](const wxRadioButton* it) { return it->HasFocus(); });
    write_label(stands_here ? here : std::string_view());
    Layout();
}

void FieldRow::write_label(std::string_view mark) {
    const int width = m_label->GetMinSize().GetWidth();
    const wxString lines =
        broken_into_lines(to_wx(std::string(mark) + m_field.label), GetFont(), *this, width);
    m_label->SetLabel(to_label(to_utf8(lines)));
    m_label->SetMinSize(wxSize(width, extent_of(lines, GetFont(), *this).GetHeight()));
}

}  // namespace vialog::window
