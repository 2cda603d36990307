// SPDX-License-Identifier: Apache-2.0
// One screen, its help sheet, and the question before what was typed is left behind.
#include "window/beginning_frame.h"

#include "gui/catalogue.h"
#include "window/help_sheet.h"
#include "window/key_names.h"
#include "window/screen_panel.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/display.h>
#include <wx/sizer.h>

#include <algorithm>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int first_width = 100;  // characters
constexpr int first_height = 42;  // lines

}  // namespace

BeginningFrame::BeginningFrame(gui::Screen& screen)
    : wxFrame(nullptr, wxID_ANY, to_wx("Vialog")),
      m_screen(screen),
      m_panel(new ScreenPanel(
          this, screen,
          {.key_pressed =
               [this](const std::string& key) {
                   m_asked_to_leave = m_asked_to_leave && key == "Ctrl+Q";
               },
           .global_key = [this](const std::string& key) { return take_key(key); }})),
      m_help(new HelpSheet(this, [this] { toggle_help(); })) {
    m_help->Hide();
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_panel, wxSizerFlags(1).Expand());
    column->Add(m_help, wxSizerFlags(1).Expand());
    SetSizer(column);
    Bind(wxEVT_CLOSE_WINDOW, &BeginningFrame::on_close, this);
    // The panel has a hook of its own.
    Bind(wxEVT_CHAR_HOOK,
         [this](wxKeyEvent& event) { event.Skip(!shows_help() || !take_key(name_of_key(event))); });
    const wxSize room = wxDisplay(this).GetClientArea().GetSize();
    SetSize(std::min(characters(*this, first_width), room.GetWidth()),
            std::min(first_height * GetCharHeight(), room.GetHeight()));
    Show();
    m_panel->come_to_front();
}

bool BeginningFrame::shows_help() const {
    return m_help->IsShown();
}

bool BeginningFrame::take_key(const std::string& key) {
    if (key == "F1") {
        toggle_help();
        return true;
    }
    if (key == "Ctrl+Q") {
        Close();
        return true;
    }
    return false;
}

void BeginningFrame::toggle_help() {
    const bool show = !shows_help();
    m_panel->Show(!show);
    m_help->Show(show);
    Layout();
    if (show) {
        m_help->show(help_text(m_panel->shown(), {}));
    } else {
        m_panel->come_to_front();
    }
}

void BeginningFrame::on_close(wxCloseEvent& event) {
    if (event.CanVeto() && m_screen.has_work() && !m_asked_to_leave) {
        m_asked_to_leave = true;
        if (shows_help()) {
            toggle_help();
        }
        m_panel->notice({.tone = gui::Tone::Warning,
                         .text = tr("What was typed here would be lost."),
                         .remedy = tr("Ctrl+Q again leaves it behind; any other key stays.")});
        event.Veto();
        return;
    }
    Destroy();
}

}  // namespace vialog::window
