// SPDX-License-Identifier: Apache-2.0
// The fields in the order of the work, with the signers' names large above the line that commits.
#pragma once

#include "gui/screen.h"
#include "window/field_row.h"

#include <wx/panel.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

class wxBoxSizer;

namespace vialog::window {

class FieldList final : public Ground {
  public:
    FieldList(wxWindow* parent, FieldRow::Told told);

    // True where the row in which the focus stood is gone.
    bool show(const std::vector<gui::Field>& fields, const std::vector<gui::SignerLine>& signers);
    // The row in which the window stands; null where it stands in none.
    [[nodiscard]] FieldRow* row_of(const wxWindow* window);
    [[nodiscard]] FieldRow* row_named(std::string_view id);

  private:
    bool build(const std::vector<gui::Field>& fields);
    [[nodiscard]] FieldRow* take_row(std::vector<FieldRow*>& former, const gui::Field& field);
    void align_labels();

    FieldRow::Told m_told;
    std::vector<FieldRow*> m_rows;
    wxBoxSizer* m_column;
    WrappedText* m_signers;
};

}  // namespace vialog::window
