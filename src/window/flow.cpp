// SPDX-License-Identifier: Apache-2.0
// Lines of children. wxWrapSizer does not tell a scrolled window how high it has become.
#include "window/flow.h"

#include "window/theme.h"

#include <wx/app.h>

#include <algorithm>

namespace vialog::window {

namespace {

constexpr int least_width = 8;  // characters

}  // namespace

wxDEFINE_EVENT(EVT_ROOM_CHANGED, wxCommandEvent);

void ask_for_room(wxWindow& window) {
    wxCommandEvent event(EVT_ROOM_CHANGED);
    window.GetEventHandler()->AddPendingEvent(event);
}

Ground::Ground(wxWindow* parent) : wxPanel(parent) {
    m_container.DisableSelfFocus();
}

Flow::Flow(wxWindow* parent) : Ground(parent) {
    Bind(wxEVT_SIZE, &Flow::on_size, this);
}

void remove_later(wxWindow& window) {
    window.Hide();
    wxTheApp->ScheduleForDestruction(&window);
}

void Flow::remove_all() {
    for (wxWindow* child : GetChildren()) {
        remove_later(*child);
    }
}

void Flow::arrange() {
    int widest = 0;
    for (const wxWindow* child : GetChildren()) {
        if (child->IsShown()) {
            widest = std::max(widest, child->GetEffectiveMinSize().GetWidth());
        }
    }
    // Before there is a width of its own, one line below the other is the safe guess.
    const int width = m_width > 0 ? m_width : widest;
    const int height = lay_out(width, Move::Yes);
    SetMinSize(wxSize(widest, height));
    ask_for_room(*this);
}

void Flow::on_size(wxSizeEvent& event) {
    event.Skip();
    const int width = event.GetSize().GetWidth();
    if (width == m_width || width <= 1) {
        return;
    }
    m_width = width;
    take_height(lay_out(width, Move::Yes));
}

void Flow::take_height(int height) {
    if (height == GetMinSize().GetHeight()) {
        return;
    }
    SetMinSize(wxSize(GetMinSize().GetWidth(), height));
    ask_for_room(*this);
}

int Flow::lay_out(int width, Move move) {
    const int between = gap(*this);
    // Before there is a width of its own the toolkit has one that nothing fits into.
    width = std::max(width, characters(*this, least_width));
    int x = 0;
    int y = 0;
    int line_height = 0;
    for (wxWindow* child : GetChildren()) {
        if (!child->IsShown()) {
            continue;
        }
        const wxSize size = child->GetEffectiveMinSize();
        if (x > 0 && x + size.GetWidth() > width) {
            x = 0;
            y += line_height + between / 2;
            line_height = 0;
        }
        if (move == Move::Yes) {
            child->SetSize(x, y, std::min(size.GetWidth(), width), size.GetHeight());
        }
        x += size.GetWidth() + between;
        line_height = std::max(line_height, size.GetHeight());
    }
    return y + line_height;
}

}  // namespace vialog::window
