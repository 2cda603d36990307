// SPDX-License-Identifier: Apache-2.0
// One field: its label, where it is typed, what follows from it, what is accepted, what is wrong with it, what is offered.
#pragma once

#include "gui/screen.h"
#include "window/flow.h"
#include "window/text_lines.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

class wxListBox;
class wxRadioButton;
class wxTextCtrl;

namespace vialog::window {

class FieldRow final : public Ground {
  public:
    struct Told {
        std::function<void(const std::string& id, const std::string& text)> typed;
        // An offer was clicked.
        std::function<void(const std::string& id, std::size_t offer)> offered;
    };
    FieldRow(wxWindow* parent, const gui::Field& field, Told told);

    void show(const gui::Field& field);
    [[nodiscard]] const std::string& id() const { return m_field.id; }
    [[nodiscard]] gui::FieldKind kind() const { return m_field.kind; }
    // Whether it can be shown by rewriting what is there.
    [[nodiscard]] bool has_form_of(const gui::Field& field) const;

    void take_focus();
    // At the caret, in place of what is selected, as a key does it; false where it takes no text.
    bool write(std::string_view utf8);

    [[nodiscard]] int label_width() const;
    void set_label_width(int width);

  private:
    wxWindow* make_text();
    wxWindow* make_choice();
    void show_text(const gui::Field& field);
    void show_choice(const gui::Field& field);
    void show_offers(const gui::Field& field);
    void describe(const gui::Field& field);
    void on_text();
    void write_label(std::string_view mark);
    // Breaks what stands beside the buttons where there is no room for it in one line.
    void break_choices(int width);

    gui::Field m_field;
    Told m_told;
    bool m_described = false;
    wxStaticText* m_label = nullptr;
    wxTextCtrl* m_text = nullptr;
    Flow* m_choice = nullptr;
    wxRadioButton* m_no_choice = nullptr;  // hidden; chosen while nothing is
    std::vector<wxRadioButton*> m_choices;
    WrappedText* m_follows = nullptr;
    WrappedText* m_hint = nullptr;
    WrappedText* m_problem = nullptr;
    wxListBox* m_offers = nullptr;
};

}  // namespace vialog::window
