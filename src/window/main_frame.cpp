// SPDX-License-Identifier: Apache-2.0
// Opens screens and keeps them; looks twice a second at what others have written and at whether anybody is there.
#include "window/main_frame.h"

#include "gui/catalogue.h"
#include "store/store_error.h"
#include "window/help_sheet.h"
#include "window/key_names.h"
#include "window/navigation.h"
#include "window/screen_panel.h"
#include "window/status_line.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>
#include <wx/display.h>
#include <wx/sizer.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int tick_ms = 500;
constexpr int first_width = 120;  // characters
constexpr int first_height = 42;  // lines
constexpr IdleWatch::Millis before_settling{2000};
}  // namespace

MainFrame::MainFrame(gui::Desk& desk, std::vector<gui::ScreenPlace> places)
    : wxFrame(nullptr, wxID_ANY, to_wx("Vialog - " + desk.places().journal.filename().string())),
      m_desk(desk),
      m_book(desk, std::move(places), [this](gui::Screen& screen) { return make_panel(screen); }),
      m_drafts(desk, m_book),
      m_idle(operations::default_idle),
      m_timer(this) {
    build();
    m_desk.go_by([this](std::string_view screen, std::string_view subject) {
        m_way = Way{.screen = std::string(screen), .subject = std::string(subject)};
        CallAfter([this] { go_when_settled(); });
    });
    m_desk.changed_by([this] {
        // Screens may say so in the midst of their own work.
        if (!std::exchange(m_refresh_asked, true)) {
            CallAfter([this] { refresh_screens(); });
        }
    });
    m_idle.key_pressed(elapsed());
    Bind(wxEVT_CHAR_HOOK, &MainFrame::on_key, this);
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::on_close, this);
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent& /*event*/) { tick(); }, m_timer.GetId());
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        CallAfter([this] { open(m_in_sight, {}); });
    });
    m_timer.Start(tick_ms);
    if (!m_book.places().empty()) {
        open(m_book.places().front().id, {});
    }
    m_status->show(m_desk);
}

MainFrame::~MainFrame() {
    m_timer.Stop();
    m_desk.go_by({});
    m_desk.changed_by({});
    // The panels draw the screens: they go first.
    DestroyChildren();
}

void MainFrame::build() {
    m_navigation =
        new Navigation(this, m_book.places(), [this](std::string_view id) { open(id, {}); });
    m_help = new HelpSheet(this, [this] { toggle_help(); });
    m_help->Hide();
    m_row = new wxBoxSizer(wxHORIZONTAL);
    m_row->Add(m_navigation, wxSizerFlags().Expand());
    m_row->Add(m_help, wxSizerFlags(1).Expand());
    SetSizer(m_row);
    m_status = new StatusLine(this);
    SetStatusBar(m_status);
    const wxSize screen = wxDisplay(this).GetClientArea().GetSize();
    SetSize(std::min(characters(*this, first_width), screen.GetWidth()),
            std::min(first_height * GetCharHeight(), screen.GetHeight()));
}

ScreenPanel* MainFrame::make_panel(gui::Screen& screen) {
    auto* panel = new ScreenPanel(
        this, screen,
        {.key_pressed =
             [this](const std::string& key) {
                 m_idle.key_pressed(elapsed());
                 m_asked_to_leave = m_asked_to_leave && key == "Ctrl+Q";
             },
         .global_key = [this](const std::string& key) { return take_global_key(key); },
         .go = [this](const std::string& id, const std::string& subject) { open(id, subject); },
         .settled = [this] { go_when_settled(); },
         .cancel_work = [this] { m_desk.background().cancel(); }});
    panel->Hide();
    m_row->Add(panel, wxSizerFlags(1).Expand());
    return panel;
}

ScreenPanel* MainFrame::panel_in_sight() {
    const ScreenBook::Opened* opened = m_book.find(m_in_sight);
    return opened == nullptr ? nullptr : opened->panel;
}

void MainFrame::open(std::string_view id, std::string_view subject) {
    ScreenBook::Opened* target = nullptr;
    try {
        target = m_book.open(id);
    } catch (const std::exception& error) {
        say(error.what());
    }
    if (target == nullptr) {
        return;
    }
    if (m_shows_help) {
        m_shows_help = false;
        m_help->Hide();
    }
    ScreenPanel* before = panel_in_sight();
    if (before != nullptr && before != target->panel) {
        before->Hide();
    }
    m_in_sight = id;
    target->panel->Show();
    m_navigation->MoveAfterInTabOrder(target->panel);
    m_navigation->mark(id);
    Layout();
    if (!subject.empty()) {
        gui::Screen& screen = *target->screen;
        target->panel->tell([&] { screen.show(subject); });
    }
    // What it was told may have led on.
    if (ScreenPanel* now = panel_in_sight()) {
        now->come_to_front();
    }
    m_status->show(m_desk);
}

void MainFrame::go_when_settled() {
    if (const auto way = std::exchange(m_way, std::nullopt)) {
        open(way->screen, way->subject);
    }
}

void MainFrame::refresh_screens() {
    m_refresh_asked = false;
    m_settled = false;
    m_book.refresh(m_in_sight, [this](const std::string& sentence) { say(sentence); });
    m_status->show(m_desk);
}

bool MainFrame::take_global_key(const std::string& key) {
    if (key == "F1") {
        toggle_help();
        return true;
    }
    if (key == "Ctrl+Q") {
        Close();
        return true;
    }
    if (key == "Ctrl+K" && m_desk.background().progress()) {
        m_desk.background().cancel();
        return true;
    }
    if (key == "Ctrl+U" || key == "Ctrl+Shift+U") {
        if (const auto screen = key == "Ctrl+U" ? m_drafts.take_up() : std::nullopt) {
            open(*screen, {});
        }
        m_drafts.drop();
        return true;
    }
    const gui::ScreenPlace* place = m_book.place_of_key(key);
    if (place == nullptr) {
        return false;
    }
    open(place->id, {});
    return true;
}

// What comes here stood on the navigation, on the help sheet, or nowhere: the panel in sight has its own hook.
void MainFrame::on_key(wxKeyEvent& event) {
    const std::string key = name_of_key(event);
    wxWindow* focus = FindFocus();
    ScreenPanel* panel = panel_in_sight();
    if (panel != nullptr && focus != nullptr && panel->IsDescendant(focus)) {
        event.Skip();
        return;
    }
    m_idle.key_pressed(elapsed());
    if (focus == m_navigation && m_navigation->take_key(key)) {
        return;
    }
    const bool to_panel = !m_shows_help && panel != nullptr;
    event.Skip(!(to_panel ? panel->take_key(event) : take_global_key(key)));
}

void MainFrame::toggle_help() {
    ScreenPanel* panel = panel_in_sight();
    m_shows_help = !m_shows_help;
    if (panel != nullptr) {
        panel->Show(!m_shows_help);
    }
    m_help->Show(m_shows_help);
    Layout();
    if (m_shows_help) {
        m_help->show(
            help_text(panel == nullptr ? gui::ScreenView() : panel->shown(), m_book.places()));
    } else if (panel != nullptr) {
        panel->come_to_front();
    }
}

void MainFrame::on_close(wxCloseEvent& event) {
    const std::string work = m_book.work_in_hand();
    ScreenPanel* panel = panel_in_sight();
    if (event.CanVeto() && !work.empty() && !m_asked_to_leave && panel != nullptr) {
        m_asked_to_leave = true;
        if (m_shows_help) {
            toggle_help();
        }
        panel->notice({.tone = gui::Tone::Warning,
                       .text = fmt::format(fmt::runtime(tr("Typed and not recorded: {}.")), work),
                       .remedy = tr("Ctrl+Q again leaves it behind; any other key stays.")});
        event.Veto();
        return;
    }
    m_drafts.leave_work_behind();
    m_timer.Stop();
    Destroy();
}

void MainFrame::tick() {
    look_for_entries();
    lock_when_idle();
    ScreenPanel* panel = panel_in_sight();
    if (const auto message = m_drafts.look(); message && panel != nullptr) {
        panel->notice(*message);
    }
    if (panel != nullptr && (m_desk.background().progress() || panel->shown().progress)) {
        panel->update();
    }
    m_status->show(m_desk);
}

void MainFrame::look_for_entries() {
    store::Store& store = m_desk.session().store();
    try {
        if (store.refresh()) {
            refresh_screens();
        }
        if (!m_settled && m_idle.rested(elapsed()) > before_settling) {
            store.settle();
            m_settled = true;
        }
        if (std::exchange(m_journal_failed, false)) {
            m_status->say({});
        }
    } catch (const store::StoreError& error) {
        m_journal_failed = true;
        m_status->say(error.what());
    }
}

void MainFrame::lock_when_idle() {
    const auto signer = m_desk.signer();
    if (!signer || !m_idle.is_over(elapsed())) {
        return;
    }
    const std::string key = m_desk.key_name(*signer);
    m_desk.stand_up();
    try {
        m_desk.keys().lock(key);
    } catch (const std::exception& error) {
        say(error.what());
    }
    // Names of patients are not to stand on a screen that nobody watches.
    open("sign_in", {});
    refresh_screens();
}

void MainFrame::say(const std::string& sentence) {
    m_status->say(sentence);
}

IdleWatch::Millis MainFrame::elapsed() {
    return IdleWatch::Millis(m_desk.session().clock().now().monotonic_ms);
}

}  // namespace vialog::window
