// SPDX-License-Identifier: Apache-2.0
// Keeps the rows of the fields that were there before: a field may come or go with a letter that is typed in another one.
#include "window/field_list.h"

#include "window/theme.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

FieldList::FieldList(wxWindow* parent, FieldRow::Told told)
    : Ground(parent),
      m_told(std::move(told)),
      m_column(new wxBoxSizer(wxVERTICAL)),
      m_signers(new WrappedText(this)) {
    m_signers->use_font(signer_font(*this));
    SetSizer(m_column);
}

bool FieldList::show(const std::vector<gui::Field>& fields,
                     const std::vector<gui::SignerLine>& signers) {
    const bool same =
        std::equal(fields.begin(), fields.end(), m_rows.begin(), m_rows.end(),
                   [](const gui::Field& field, FieldRow* row) { return row->has_form_of(field); });
    bool lost_focus = false;
    if (!same) {
        lost_focus = build(fields);
    } else {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            m_rows[i]->show(fields[i]);
        }
    }
    m_signers->say(words_of(signers));
    Show(!fields.empty() || !signers.empty());
    return lost_focus;
}

bool FieldList::build(const std::vector<gui::Field>& fields) {
    std::vector<FieldRow*> former = std::exchange(m_rows, {});
    m_column->Clear(false);
    bool signed_above = false;
    const auto flags = wxSizerFlags().Expand().Border(wxBOTTOM, gap(*this) / 2);
    for (const gui::Field& field : fields) {
        if (field.kind == gui::FieldKind::Secret && !signed_above) {
            m_column->Add(m_signers, flags);
            signed_above = true;
        }
        FieldRow* row = take_row(former, field);
        if (!m_rows.empty()) {
            row->MoveAfterInTabOrder(m_rows.back());
        }
        m_rows.push_back(row);
        m_column->Add(row, flags);
    }
    if (!signed_above) {
        m_column->Add(m_signers, flags);
    }
    wxWindow* focus = FindFocus();
    const bool lost_focus = std::any_of(former.begin(), former.end(), [focus](const FieldRow* row) {
        return focus != nullptr && row->IsDescendant(focus);
    });
    for (FieldRow* row : former) {
        remove_later(*row);
    }
    align_labels();
    Layout();
    ask_for_room(*this);
    return lost_focus;
}

FieldRow* FieldList::take_row(std::vector<FieldRow*>& former, const gui::Field& field) {
    const auto found = std::find_if(former.begin(), former.end(),
                                    [&](const FieldRow* row) { return row->has_form_of(field); });
    if (found == former.end()) {
        return new FieldRow(this, field, m_told);
    }
    FieldRow* row = *found;
    former.erase(found);
    row->show(field);
    return row;
}

void FieldList::align_labels() {
    int widest = 0;
    for (const FieldRow* row : m_rows) {
        widest = std::max(widest, row->label_width());
    }
    for (FieldRow* row : m_rows) {
        row->set_label_width(widest);
    }
}

FieldRow* FieldList::row_of(const wxWindow* window) {
    for (; window != nullptr && window != this; window = window->GetParent()) {
        const auto found = std::find(m_rows.begin(), m_rows.end(), window);
        if (found != m_rows.end()) {
            return *found;
        }
    }
    return nullptr;
}

FieldRow* FieldList::row_named(std::string_view id) {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [id](const FieldRow* row) { return row->id() == id; });
    return found == m_rows.end() ? nullptr : *found;
}

}  // namespace vialog::window
