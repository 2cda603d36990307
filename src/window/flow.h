// SPDX-License-Identifier: Apache-2.0
// Children one beside the other, and on further lines where there is no more room; the height follows the width.
#pragma once

#include <wx/event.h>
#include <wx/panel.h>

namespace vialog::window {

// Goes up from whatever needs more or less room than before; who holds everything lays it out anew.
wxDECLARE_EVENT(EVT_ROOM_CHANGED, wxCommandEvent);
void ask_for_room(wxWindow& window);

class Flow final : public wxPanel {
  public:
    explicit Flow(wxWindow* parent);

    // After children came, went or changed their size.
    void arrange();

  private:
    void on_size(wxSizeEvent& event);
    // Places the children for this width where `move` says so; the height they need.
    enum class Move { Yes, No };
    int lay_out(int width, Move move);
    void take_height(int height);

    int m_width = 0;
};

}  // namespace vialog::window
