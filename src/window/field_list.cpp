// SPDX-License-Identifier: Apache-2.0
// Rebuilds the rows where the fields are others than before.
#include "window/field_list.h"

#include "window/theme.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

FieldList::FieldList(wxWindow* parent, FieldRow::Told told)
    : wxPanel(parent),
      m_told(std::move(told)),
      m_column(new wxBoxSizer(wxVERTICAL)),
      m_signers(new WrappedText(this)) {
    m_signers->use_font(signer_font(*this));
    SetSizer(m_column);
}

void FieldList::show(const std::vector<gui::Field>& fields,
                     const std::vector<gui::SignerLine>& signers) {
    const bool same =
        std::equal(fields.begin(), fields.end(), m_rows.begin(), m_rows.end(),
                   [](const gui::Field& field, FieldRow* row) { return row->has_form_of(field); });
    if (!same) {
        build(fields);
    } else {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            m_rows[i]->show(fields[i]);
        }
    }
    m_signers->say(words_of(signers));
    Show(!fields.empty() || !signers.empty());
}

void FieldList::build(const std::vector<gui::Field>& fields) {
    m_column->Detach(m_signers);
    m_column->Clear(true);
    m_rows.clear();
    bool signed_above = false;
    const auto flags = wxSizerFlags().Expand().Border(wxBOTTOM, gap(*this) / 2);
    for (const gui::Field& field : fields) {
        if (field.kind == gui::FieldKind::Secret && !signed_above) {
            m_column->Add(m_signers, flags);
            signed_above = true;
        }
        auto* row = new FieldRow(this, field, m_told);
        m_rows.push_back(row);
        m_column->Add(row, flags);
    }
    if (!signed_above) {
        m_column->Add(m_signers, flags);
    }
    align_labels();
    Layout();
    ask_for_room(*this);
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
