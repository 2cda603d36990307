// SPDX-License-Identifier: Apache-2.0
// Children one beside the other, and on further lines where there is no more room; the height follows the width.
#pragma once

#include <wx/event.h>
#include <wx/panel.h>

namespace vialog::window {

// Goes up from whatever needs more or less room than before; who holds everything lays it out anew.
wxDECLARE_EVENT(EVT_ROOM_CHANGED, wxCommandEvent);
void ask_for_room(wxWindow& window);

// What other things stand on. A wxPanel takes the focus itself where nothing on it does, and Tab would stop at nothing.
class Ground : public wxPanel {
  public:
    explicit Ground(wxWindow* parent);
    // GTK is told once who is in the ring of Tab, before what stands here has come.
    [[nodiscard]] bool AcceptsFocusFromKeyboard() const override { return true; }
};

// Takes the window out of sight at once and out of the world later: what is done about may be its own key or click.
void remove_later(wxWindow& window);

class Flow final : public Ground {
  public:
    explicit Flow(wxWindow* parent);

    void remove_all();
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
