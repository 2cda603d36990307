// SPDX-License-Identifier: Apache-2.0
// A virtual list; the line that was fetched last is kept, since its cells are asked for one after the other.
#include "window/line_table.h"

#include "gui/catalogue.h"
#include "window/flow.h"
#include "window/text_lines.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int least_width = 40;  // characters
constexpr std::int64_t fewest_lines = 3;
constexpr std::int64_t enough_lines = 8;
// Whose cells are measured: there may be a million, and each may have to be checked.
constexpr std::int64_t measured_lines = 20;
constexpr int least_column = 6;  // characters

// Takes from the widest ones until they fit, or until each has only its least width.
void narrow(std::vector<int>& widths, int room, int least) {
    int over = -room;
    for (const int width : widths) {
        over += width;
    }
    while (over > 0) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= least) {
            return;
        }
        int next = least;
        for (const int width : widths) {
            next = width < *widest ? std::max(next, width) : next;
        }
        const int step = std::max(1, std::min(over, *widest - next));
        *widest -= step;
        over -= step;
    }
}

}  // namespace

LineTable::LineTable(wxWindow* parent, Told told)
    : wxListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                 wxLC_REPORT | wxLC_VIRTUAL | wxLC_SINGLE_SEL | wxLC_HRULES),
      m_told(std::move(told)) {
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
    const bool same_size = size == m_size && GetItemCount() == size;
    if (!same_size) {
        m_size = size;
        SetItemCount(size);
        const auto lines = static_cast<int>(std::clamp(size, fewest_lines, enough_lines));
        SetMinSize(wxSize(characters(*this, least_width),
                          (lines + 2) * (GetCharHeight() + gap(*this) / 2)));
        ask_for_room(*this);
    }
    if (!same_columns || !same_size || size <= measured_lines) {
        measure();
        fit_columns();
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
}

int LineTable::width_of(const std::string& text, const gui::Column& column) const {
    const wxFont font = column.align == gui::Column::Align::Right ? tabular_font(*this) : GetFont();
    return extent_of(to_wx(text), font, *this).GetWidth() + characters(*this, 2);
}

void LineTable::measure() {
    m_measured.clear();
    for (const gui::Column& column : m_table.columns) {
        m_measured.push_back(extent_of(to_wx(column.label), GetFont(), *this).GetWidth() +
                             characters(*this, 2));
    }
    for (std::int64_t i = 0; i < std::min(m_size, measured_lines); ++i) {
        const gui::Row& row = fetch(i);
        for (std::size_t j = 0; j < std::min(row.cells.size(), m_measured.size()); ++j) {
            const std::string cell = j == 0 ? with_sign(row.tone, row.cells[j]) : row.cells[j];
            m_measured[j] = std::max(m_measured[j], width_of(cell, m_table.columns[j]));
        }
    }
}

// As wide as the screen wants them where there is room, else as what stands in them; what is left over goes to the widest
// one whose texts stand left.
void LineTable::fit_columns() {
    if (m_measured.empty() || m_measured.size() != static_cast<std::size_t>(GetColumnCount())) {
        return;
    }
    const int room = GetClientSize().GetWidth();
    std::vector<int> widths = m_measured;
    int used = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = std::max(widths[i], characters(*this, m_table.columns[i].width + 2));
        used += widths[i];
    }
    if (used > room) {
        widths = m_measured;
        narrow(widths, room, characters(*this, least_column));
        used = 0;
        for (const int width : widths) {
            used += width;
        }
    }
    std::size_t widest = widths.size() - 1;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool left = m_table.columns[i].align == gui::Column::Align::Left;
        const bool widest_left = m_table.columns[widest].align == gui::Column::Align::Left;
        if (left && (!widest_left || widths[i] > widths[widest])) {
            widest = i;
        }
    }
    widths[widest] += std::max(room - used, 0);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (GetColumnWidth(static_cast<int>(i)) != widths[i]) {
            SetColumnWidth(static_cast<int>(i), widths[i]);
        }
    }
}

bool LineTable::cuts(std::int64_t row) const {
    if (row < 0 || row >= m_size) {
        return false;
    }
    const gui::Row& shown = fetch(row);
    for (std::size_t i = 0; i < std::min(shown.cells.size(), m_table.columns.size()); ++i) {
        if (width_of(shown.cells[i], m_table.columns[i]) > GetColumnWidth(static_cast<int>(i))) {
            return true;
        }
    }
    return false;
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
        if (shown.cells[i].empty()) {
            continue;
        }
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
