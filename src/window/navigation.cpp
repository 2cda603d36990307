// SPDX-License-Identifier: Apache-2.0
// A list that opens by Enter or a click; walking through it by the arrows opens nothing.
#include "window/navigation.h"

#include "gui/catalogue.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <algorithm>
#include <utility>

namespace vialog::window {

using gui::tr;

Navigation::Navigation(wxWindow* parent, const std::vector<gui::ScreenPlace>& places, Open open)
    : wxListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                wxLB_SINGLE | wxLB_NEEDED_SB),
      m_open(std::move(open)) {
    constexpr int least_width = 14;
    std::size_t longest = least_width;
    for (const gui::ScreenPlace& place : places) {
        const wxString line =
            to_wx(place.key.empty() ? place.title : place.title + "  " + place.key);
        Append(line);
        m_ids.emplace_back(place.id);
        longest = std::max(longest, line.length());
    }
    constexpr int margin = 3;
    SetMinSize(wxSize(characters(*this, static_cast<int>(longest) + margin), wxDefaultCoord));
    set_accessible_name(*this, tr("Screens"), tr("Enter opens the one that is marked"));
    // GTK takes Enter for this before any hook sees it.
    Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent& /*event*/) { open_selected(); });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        CallAfter([this] { open_selected(); });
    });
}

void Navigation::mark(std::string_view id) {
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    SetSelection(found == m_ids.end() ? wxNOT_FOUND : static_cast<int>(found - m_ids.begin()));
}

bool Navigation::take_key(const std::string& key) {
    if (key == "Enter") {
        open_selected();
        return true;
    }
    if (key != "Up" && key != "Down") {
        return false;
    }
    const int last = static_cast<int>(m_ids.size()) - 1;
    SetSelection(std::clamp(GetSelection() + (key == "Up" ? -1 : 1), 0, std::max(last, 0)));
    return true;
}

void Navigation::open_selected() {
    const int selected = GetSelection();
    if (selected != wxNOT_FOUND) {
        m_open(m_ids[static_cast<std::size_t>(selected)]);
    }
}

}  // namespace vialog::window
