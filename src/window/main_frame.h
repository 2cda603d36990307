// SPDX-License-Identifier: Apache-2.0
// The program's window: the screens at the left, the one in sight, and who is signed in below.
#pragma once

#include "gui/desk.h"
#include "gui/screens.h"
#include "window/draft_watch.h"
#include "window/idle_watch.h"
#include "window/screen_book.h"

#include <wx/frame.h>
#include <wx/timer.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class wxBoxSizer;

namespace vialog::window {

class HelpSheet;
class Navigation;
class ScreenPanel;
class StatusLine;

class MainFrame final : public wxFrame {
  public:
    // The desk outlives the frame.
    MainFrame(gui::Desk& desk, std::vector<gui::ScreenPlace> places);
    ~MainFrame() override;

    void open(std::string_view id, std::string_view subject);
    [[nodiscard]] const std::string& screen_in_sight() const { return m_in_sight; }
    [[nodiscard]] ScreenPanel* panel_in_sight();
    [[nodiscard]] HelpSheet& help() { return *m_help; }
    [[nodiscard]] bool shows_help() const { return m_shows_help; }
    // A sentence about the world, until it is well again or the next one.
    void say(const std::string& sentence);
    // Twice a second: another program's entries, the idle lock, long work.
    void tick();

  private:
    void build();
    ScreenPanel* make_panel(gui::Screen& screen);
    void go_when_settled();
    bool take_global_key(const std::string& key);
    void on_key(wxKeyEvent& event);
    void toggle_help();
    void on_close(wxCloseEvent& event);
    void refresh_screens();
    void look_for_entries();
    void lock_when_idle();
    [[nodiscard]] IdleWatch::Millis elapsed();

    gui::Desk& m_desk;
    ScreenBook m_book;
    DraftWatch m_drafts;
    std::string m_in_sight;
    struct Way {
        std::string screen;
        std::string subject;
    };
    std::optional<Way> m_way;  // where a screen wants to go while it is still being told something
    bool m_refresh_asked = false;
    bool m_asked_to_leave = false;
    bool m_shows_help = false;
    bool m_settled = true;
    bool m_journal_failed = false;
    IdleWatch m_idle;
    wxTimer m_timer;
    StatusLine* m_status = nullptr;
    Navigation* m_navigation = nullptr;
    HelpSheet* m_help = nullptr;
    wxBoxSizer* m_row = nullptr;
};

}  // namespace vialog::window
