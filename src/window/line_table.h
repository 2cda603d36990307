// SPDX-License-Identifier: Apache-2.0
// A table of any length: only the lines in sight are asked for.
#pragma once

#include "gui/screen.h"

#include <wx/listctrl.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vialog::window {

class LineTable final : public wxListCtrl {
  public:
    struct Told {
        std::function<void(std::int64_t row)> chosen;
        std::function<void(std::int64_t row)> opened;
    };
    LineTable(wxWindow* parent, Told told);

    void show(const gui::Table& table);
    // The line as it is read out: each heading with its cell.
    [[nodiscard]] std::string words_of_row(std::int64_t row) const;
    // Whether a cell of the line has less room than its text.
    [[nodiscard]] bool cuts(std::int64_t row) const;

  private:
    [[nodiscard]] wxString OnGetItemText(long item, long column) const override;
    [[nodiscard]] wxItemAttr* OnGetItemColumnAttr(long item, long column) const override;
    void set_columns();
    void fit_columns();
    void measure();
    [[nodiscard]] int width_of(const std::string& text, const gui::Column& column) const;
    void select(std::int64_t row);
    void name_it();
    [[nodiscard]] const gui::Row& fetch(std::int64_t index) const;

    Told m_told;
    gui::Table m_table;
    std::int64_t m_size = 0;
    bool m_showing = false;       // what is selected now was not by a person
    std::vector<int> m_measured;  // how wide the headings and the first lines are
    mutable std::int64_t m_fetched = -1;
    mutable gui::Row m_row;
    mutable wxItemAttr m_attributes;
};

}  // namespace vialog::window
