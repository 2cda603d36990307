// SPDX-License-Identifier: Apache-2.0
// A virtual list; the line that was fetched last is kept, since its cells are asked for one after the other.
#include "window/line_table.h"

#include "gui/catalogue.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int least_lines = 8;
constexpr int least_width = 40;  // characters

}  // namespace

LineTable::LineTable(wxWindow* parent, Told told)
    : wxListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                 wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL | wxLC_HRULES),
      m_told(std::move(told)) {
    SetMinSize(wxSize(characters(*this, least_width),
                      (least_lines + 2) * (GetCharHeight() + gap(*this) / 2)));
    Bind(wxEVT_LIST_ITEM_SELECTED, [this](const wxListEvent& event) {
        if (!m_showing) {
            m_told.chosen(event.GetIndex());
        }
    });
    Bind(wxEVT_LIST_ITEM_ACTIVATED,
         [this](const wxListEvent& event) { m_told.opened(event.GetIndex()); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
}

void LineTable::show(const gui::Table& table) {
    const bool same_columns = table.columns == m_table.columns;
    m_table = table;
    m_fetched = -1;
    if (!same_columns || GetColumnCount() == 0) {
        set_columns();
    }
    m_showing = true;
    const std::int64_t size = table.rows ? table.rows->size() : 0;
    if (size != m_size || GetItemCount() != size) {
        m_size = size;
        SetItemCount(size);
    }
    select(table.selected);
    m_showing = false;
    name_it();
    Refresh();
}

void LineTable::set_columns() {
    ClearAll();
    for (const gui::Column& column : m_table.columns) {
        AppendColumn(
            to_wx(column.label),
            column.align == gui::Column::Align::Right ? wxLIST_FORMAT_RIGHT : wxLIST_FORMAT_LEFT,
            characters(*this, column.width + 2));
    }
    m_size = 0;
    fit_columns();
}

void LineTable::fit_columns() {
    // The last column takes what is left, so that a long text is not cut where there is room.
    const int last = GetColumnCount() - 1;
    if (last < 0) {
        return;
    }
    int used = 0;
    for (int i = 0; i < last; ++i) {
        used += GetColumnWidth(i);
    }
    const int wanted = characters(*this, m_table.columns[static_cast<std::size_t>(last)].width + 2);
    const int left = GetClientSize().GetWidth() - used;
    const int width = std::max(wanted, left);
    if (GetColumnWidth(last) != width) {
        SetColumnWidth(last, width);
    }
}

void LineTable::select(std::int64_t row) {
    const long before = GetNextItem(-1, wxLIST_NEXT_ALL, wxLIST_STATE_SELECTED);
    if (before == row) {
        return;
    }
    if (before >= 0 && before < GetItemCount()) {
        SetItemState(before, 0, wxLIST_STATE_SELECTED);
    }
    if (row >= 0 && row < m_size) {
        const long index = row;
        constexpr long both = wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED;
        SetItemState(index, both, both);
        EnsureVisible(index);
    }
}

void LineTable::name_it() {
    std::string name = m_table.label;
    if (m_table.selected >= 0 && m_table.selected < m_size) {
        name += fmt::format(fmt::runtime(tr(", line {} of {}: {}")), m_table.selected + 1, m_size,
                            words_of_row(m_table.selected));
    }
    set_accessible_name(*this, name, m_table.empty_hint);
    set_accessible_role(*this, Role::Table);
    // The parts of the list of wxWidgets, of which one takes the focus.
    for (wxWindow* part : GetChildren()) {
        set_accessible_name(*part, name, {});
    }
}

std::string LineTable::words_of_row(std::int64_t row) const {
    const gui::Row& shown = fetch(row);
    std::string words;
    for (std::size_t i = 0; i < std::min(shown.cells.size(), m_table.columns.size()); ++i) {
        words += words.empty() ? "" : ", ";
        words += m_table.columns[i].label + " " + shown.cells[i];
    }
    return words;
}

const gui::Row& LineTable::fetch(std::int64_t index) const {
    if (index != m_fetched) {
        // It is asked for in the midst of painting, where nothing may be thrown.
        try {
            m_row = m_table.rows->row(index);
        } catch (const std::exception& error) {
            m_row = {.cells = {error.what()}, .tone = gui::Tone::Bad};
        }
        m_fetched = index;
    }
    return m_row;
}

wxString LineTable::OnGetItemText(long item, long column) const {
    if (!m_table.rows || item < 0 || item >= m_size) {
        return {};
    }
    const gui::Row& row = fetch(item);
    const auto index = static_cast<std::size_t>(column);
    if (index >= row.cells.size()) {
        return {};
    }
    return to_wx(column == 0 ? with_sign(row.tone, row.cells[index]) : row.cells[index]);
}

wxItemAttr* LineTable::OnGetItemColumnAttr(long item, long column) const {
    if (!m_table.rows || item < 0 || item >= m_size) {
        return nullptr;
    }
    m_attributes = wxItemAttr();
    const auto index = static_cast<std::size_t>(column);
    if (index < m_table.columns.size() &&
        m_table.columns[index].align == gui::Column::Align::Right) {
        m_attributes.SetFont(tabular_font(*this));
    }
    if (const gui::Tone tone = fetch(item).tone; tone != gui::Tone::Plain) {
        m_attributes.SetTextColour(colour_of(tone));
    }
    return &m_attributes;
}

}  // namespace vialog::window
