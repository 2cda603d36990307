// SPDX-License-Identifier: Apache-2.0
// Keys come in by the one hook that sees them before the control that has the focus does.
#include "window/screen_panel.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "window/action_bar.h"
#include "window/fact_list.h"
#include "window/field_list.h"
#include "window/key_names.h"
#include "window/line_table.h"
#include "window/plot_view.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace vialog::window {

using gui::tr;

namespace {

constexpr int rest_ms = static_cast<int>(gui::ScanBurst::longest_gap.count()) + 5;
constexpr int rest_again_ms = 5;
constexpr int gauge_steps = 1000;
constexpr int scrolled_lines = 4;

// They edit a text that is there; where there is none they may be a screen's.
constexpr std::array<std::string_view, 10> editing_keys{
    "Home",   "End",       "Left",       "Right",      "Backspace",
    "Delete", "Shift+End", "Shift+Home", "Shift+Left", "Shift+Right"};

bool edits(const std::string& key) {
    return std::find(editing_keys.begin(), editing_keys.end(), key) != editing_keys.end();
}

void lay_out_within(wxWindow& window) {
    if (window.GetSizer() != nullptr) {
        window.Layout();
    }
    for (wxWindow* child : window.GetChildren()) {
        if (child->IsShown()) {
            lay_out_within(*child);
        }
    }
}

}  // namespace

ScreenPanel::ScreenPanel(wxWindow* parent, gui::Screen& screen, Surroundings surroundings)
    : wxPanel(parent),
      m_screen(screen),
      m_keyboard(screen),
      m_surroundings(std::move(surroundings)),
      m_rest(this) {
    build();
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!take_key(event)) {
            event.Skip();
        }
    });
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent& /*event*/) { rest(); }, m_rest.GetId());
    Bind(EVT_ROOM_CHANGED, [this](wxCommandEvent& /*event*/) {
        // Many ask at once; one answer will do.
        if (!std::exchange(m_room_changed, true)) {
            CallAfter([this] { relayout(); });
        }
    });
    update();
}

ScreenPanel::~ScreenPanel() = default;

void ScreenPanel::build() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int between = gap(*this);
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, between);
    m_title = new WrappedText(this);
    m_title->use_font(title_font(*this));
    column->Add(m_title, flags);
    build_scan_line(*column);
    build_work(*column);
    build_foot(*column);
    SetSizer(column);
}

void ScreenPanel::build_scan_line(wxBoxSizer& column) {
    const int between = gap(*this);
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, between);
    m_scan_hint = new WrappedText(this);
    m_scan_hint->SetForegroundColour(quiet_colour());
    m_scan_line = new wxTextCtrl(this, wxID_ANY);
    m_scan_line->SetMinSize(wxSize(wxDefaultCoord, height_of_text_field(*this)));
    m_scan_line->Bind(wxEVT_TEXT, [this](wxCommandEvent& /*event*/) {
        m_keyboard.set_scan_line(to_utf8(m_scan_line->GetValue()));
    });
    column.Add(m_scan_hint, flags);
    column.Add(m_scan_line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, between));
}

void ScreenPanel::build_work(wxBoxSizer& column) {
    const int between = gap(*this);
    constexpr int least_lines = 6;
    m_work = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                  wxVSCROLL | wxTAB_TRAVERSAL);
    m_work->SetScrollRate(0, GetCharHeight());
    keep_scroll_bar(*m_work);
    m_work->SetMinSize(wxSize(wxDefaultCoord, least_lines * GetCharHeight()));
    m_work_column = new wxBoxSizer(wxVERTICAL);
    const auto flags = wxSizerFlags().Expand().Border(wxBOTTOM, between);
    m_facts = std::make_unique<FactList>(m_work, [this](const auto& screen, const auto& subject) {
        if (m_surroundings.go) {
            m_surroundings.go(screen, subject);
        }
    });
    m_fields = new FieldList(
        m_work,
        {.typed = [this](const std::string& id,
                         const std::string& text) { tell([&] { m_screen.type(id, text); }); },
         .offered = [this](const std::string& id,
                           std::size_t offer) { offer_clicked(id, offer); }});
    m_sums = new WrappedText(m_work);
    m_sums->use_font(tabular_font(*this));
    m_table_heading = new WrappedText(m_work);
    m_table_heading->use_font(heading_font(*this));
    m_empty_hint = new WrappedText(m_work);
    m_table = new LineTable(
        m_work, {.chosen = [this](std::int64_t row) { tell([&] { m_screen.choose(row); }); },
                 .opened =
                     [this](std::int64_t row) {
                         tell([&] { m_screen.open(row); });
                         move_focus();
                     }});
    m_table->Hide();
    m_line = new WrappedText(m_work);
    m_line->SetForegroundColour(quiet_colour());
    m_work_column->Add(m_facts->window(), flags);
    m_work_column->Add(m_fields, flags);
    m_work_column->Add(m_sums, flags);
    m_work_column->Add(m_table_heading, wxSizerFlags().Expand());
    m_work_column->Add(m_empty_hint, flags);
    m_work_column->Add(m_table, wxSizerFlags(1).Expand().Border(wxBOTTOM, between));
    m_work_column->Add(m_line, flags);
    m_work->SetSizer(m_work_column);
    m_work->Bind(wxEVT_CHILD_FOCUS,
                 [this](wxChildFocusEvent& /*event*/) { bring_focus_into_sight(); });
    column.Add(m_work, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, between));
}

void ScreenPanel::build_foot(wxBoxSizer& column) {
    const int between = gap(*this);
    const auto flags = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, between);
    m_message = new WrappedText(this);
    m_notice = new WrappedText(this);
    m_progress_label = new WrappedText(this);
    m_progress = new wxGauge(this, wxID_ANY, gauge_steps);
    m_progress->Hide();
    m_cancel = new wxButton(this, wxID_ANY, to_label(tr("Ctrl+K  Cancel")));
    m_cancel->Hide();
    m_cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent& /*event*/) {
        if (m_surroundings.cancel_work) {
            m_surroundings.cancel_work();
        }
    });
    m_actions = std::make_unique<ActionBar>(this, [this](const std::string& key) {
        tell([&] { m_screen.press(key); });
        move_focus();
    });
    auto* work = new wxBoxSizer(wxHORIZONTAL);
    work->Add(m_progress_label, wxSizerFlags(1).CentreVertical());
    work->Add(m_progress, wxSizerFlags(1).CentreVertical().Border(wxLEFT, between));
    work->Add(m_cancel, wxSizerFlags().CentreVertical().Border(wxLEFT, between));
    column.Add(m_message, flags);
    column.Add(m_notice, flags);
    column.Add(work, flags);
    column.Add(m_actions->window(), flags);
}

// --- What is shown ---------------------------------------------------------------------------------------------------

void ScreenPanel::update() {
    gui::ScreenView view;
    try {
        view = m_screen.view();
    } catch (const std::exception& error) {
        notice({.tone = gui::Tone::Bad, .text = error.what()});
        return;
    }
    const bool focus_moved = view.focus != m_view.focus;
    m_view = std::move(view);
    m_title->say(m_view.title);
    m_scan_hint->say(m_view.scan_hint.empty() ? tr("Scan, or type a number") : m_view.scan_hint);
    if (accessible_name(*m_scan_line) != m_scan_hint->text()) {
        set_accessible_name(*m_scan_line, m_scan_hint->text(), {});
    }
    if (to_utf8(m_scan_line->GetValue()) != m_keyboard.scan_line()) {
        m_scan_line->ChangeValue(to_wx(m_keyboard.scan_line()));
        m_scan_line->SetInsertionPointEnd();
    }
    m_facts->show(m_view.groups);
    const bool lost_focus = m_fields->show(m_view.fields, m_view.signers);
    m_sums->say(lines_of(m_view.sums));
    show_table();
    show_plots();
    show_foot();
    if (focus_moved || lost_focus) {
        move_focus();
    }
}

void ScreenPanel::show_table() {
    const bool there = m_view.table.has_value();
    const bool empty = there && (!m_view.table->rows || m_view.table->rows->size() == 0);
    m_table_heading->say(there ? m_view.table->label : std::string());
    m_empty_hint->say(empty ? m_view.table->empty_hint : std::string());
    if (there) {
        m_table->show(*m_view.table);
    }
    if (m_table->IsShown() != (there && !empty)) {
        m_table->Show(there && !empty);
        ask_for_room(*m_table);
    }
    const bool cut = there && !empty && m_table->cuts(m_view.table->selected);
    m_line->say(cut ? m_table->words_of_row(m_view.table->selected) : std::string());
}

void ScreenPanel::show_plots() {
    while (m_plots.size() > m_view.plots.size()) {
        m_plots.back()->Destroy();
        m_plots.pop_back();
        ask_for_room(*this);
    }
    while (m_plots.size() < m_view.plots.size()) {
        m_plots.push_back(new PlotView(m_work));
        m_work_column->Add(m_plots.back(), wxSizerFlags().Expand().Border(wxBOTTOM, gap(*this)));
        ask_for_room(*this);
    }
    for (std::size_t i = 0; i < m_plots.size(); ++i) {
        m_plots[i]->show(m_view.plots[i]);
    }
}

void ScreenPanel::show_progress() {
    const auto& progress = m_view.progress;
    std::string label;
    if (progress) {
        label = progress->total == 0
                    ? progress->label
                    : fmt::format(fmt::runtime(tr("{}: {} of {}")), progress->label, progress->done,
                                  progress->total);
        if (progress->total == 0) {
            m_progress->Pulse();
        } else {
            const std::int64_t done = std::clamp<std::int64_t>(progress->done, 0, progress->total);
            m_progress->SetValue(static_cast<int>(done * gauge_steps / progress->total));
        }
        set_accessible_name(*m_progress, label, {});
    }
    m_progress_label->say(label);
    if (m_progress->IsShown() != progress.has_value()) {
        m_progress->Show(progress.has_value());
        m_cancel->Show(progress.has_value());
        ask_for_room(*this);
    }
}

void ScreenPanel::show_foot() {
    const auto& message = m_view.message;
    m_message->say(message ? message->tone : gui::Tone::Plain,
                   message ? words_of(*message) : std::string());
    show_progress();
    m_actions->show(m_view.actions);
}

void ScreenPanel::notice(const gui::Message& message) {
    m_notice->say(message.tone, words_of(message));
}

void ScreenPanel::relayout() {
    m_room_changed = false;
    lay_out_within(*this);
    m_work->FitInside();
    m_work->Layout();
    bring_focus_into_sight();
}

void ScreenPanel::come_to_front() {
    update();
    relayout();
    move_focus();
}

void ScreenPanel::tell(const std::function<void()>& call) {
    try {
        call();
    } catch (const std::exception& error) {
        notice({.tone = gui::Tone::Bad, .text = error.what()});
    }
    update();
    if (m_surroundings.settled) {
        m_surroundings.settled();
    }
}

void ScreenPanel::offer_clicked(const std::string& id, std::size_t offer) {
    const auto field = std::find_if(m_view.fields.begin(), m_view.fields.end(),
                                    [&](const gui::Field& it) { return it.id == id; });
    if (field == m_view.fields.end()) {
        return;
    }
    const std::size_t before = field->offer;
    tell([&] {
        for (std::size_t i = before; i < offer; ++i) {
            m_screen.offer(id, 1);
        }
        for (std::size_t i = offer; i < before; ++i) {
            m_screen.offer(id, -1);
        }
        m_screen.enter(id);
    });
    move_focus();
}

// --- Keys ------------------------------------------------------------------------------------------------------------

bool ScreenPanel::take_key(const wxKeyEvent& event) {
    const std::string name = name_of_key(event);
    if (begins_composition(event)) {
        m_composing = true;
        return false;
    }
    if (name.empty()) {
        return false;
    }
    if (m_surroundings.key_pressed) {
        m_surroundings.key_pressed(name);
    }
    const std::string character = character_of(event);
    // The letter after a dead accent is the input method's.
    if (std::exchange(m_composing, false) && !character.empty() && text_with_focus() != nullptr) {
        return false;
    }
    const gui::ScanBurst::Millis at(time_of(event));
    if (!character.empty()) {
        if (character == " " && stands_on_button() && !m_burst.is_holding()) {
            return false;
        }
        take(m_burst.character(character, at));
        m_rest.StartOnce(rest_ms);
        return true;
    }
    const auto outcome = name == "Enter" ? m_burst.enter(at) : m_burst.other_key();
    m_rest.Stop();
    take(outcome);
    return outcome.takes_key || take_command(name);
}

void ScreenPanel::rest() {
    // A program that was busy meanwhile must not tear a scan: its next characters wait to be read.
    if (has_waiting_input()) {
        m_rest.StartOnce(rest_again_ms);
        return;
    }
    take(m_burst.rest());
}

void ScreenPanel::take(const gui::ScanBurst::Outcome& outcome) {
    for (const std::string& character : outcome.typed) {
        type_character(character);
    }
    if (outcome.scan) {
        take_scan(*outcome.scan);
    }
}

void ScreenPanel::take_scan(std::string scan) {
    m_notice->say({});
    const FieldRow* row = m_fields->row_of(FindFocus());
    if (row != nullptr && row->kind() == gui::FieldKind::Secret) {
        base::wipe(scan);
        notice(
            {.tone = gui::Tone::Warning,
             .text = tr("That came from a scanner, and here a secret is typed: it was left out."),
             .remedy = tr("Type it on the keyboard, or leave the field before you scan.")});
        return;
    }
    tell([&] { m_keyboard.scan(scan); });
    move_focus();
}

gui::Routed ScreenPanel::route(const std::string& key) {
    m_keyboard.stand_on(caret());
    gui::Routed routed = gui::Routed::Nobody;
    m_notice->say({});
    try {
        routed = m_keyboard.press({.key = key});
    } catch (const std::exception& error) {
        notice({.tone = gui::Tone::Bad, .text = error.what()});
        routed = gui::Routed::Done;
    }
    if (m_keyboard.asks_to_leave()) {
        notice({.tone = gui::Tone::Warning,
                .text = tr("What was typed here would be lost."),
                .remedy = tr("Esc again leaves it; any other key stays.")});
    }
    return routed;
}

void ScreenPanel::type_character(const std::string& character) {
    switch (route(character)) {
        case gui::Routed::Done:
            tell([] {});
            move_focus();
            break;
        case gui::Routed::ToText:
            write_character(character);
            break;
        case gui::Routed::Nobody:
            break;
    }
}

void ScreenPanel::write_character(const std::string& character) {
    FieldRow* row = m_fields->row_of(FindFocus());
    if (row == nullptr && !caret()) {
        row = m_fields->row_named(m_view.focus);
    }
    if (row != nullptr) {
        row->take_focus();
        if (row->write(character)) {
            return;
        }
    }
    // A separator of a scanner is no character of a line that is typed.
    if (character.size() == 1 && static_cast<unsigned char>(character.front()) < ' ') {
        return;
    }
    if (!m_scan_line->HasFocus()) {
        m_scan_line->SetFocus();
        m_scan_line->SetInsertionPointEnd();
    }
    m_scan_line->WriteText(to_wx(character));
}

bool ScreenPanel::take_command(const std::string& name) {
    if (name == "Tab" || name == "Shift+Tab") {
        return false;
    }
    if (m_surroundings.global_key && m_surroundings.global_key(name)) {
        return true;
    }
    if (name == "Ctrl+Down" || name == "Ctrl+Up") {
        m_work->ScrollLines(name == "Ctrl+Down" ? scrolled_lines : -scrolled_lines);
        return true;
    }
    if (name == "Enter" && stands_on_button()) {
        return false;
    }
    if (const wxTextCtrl* text = text_with_focus();
        text != nullptr && !text->IsEmpty() && edits(name)) {
        return false;
    }
    if (route(name) != gui::Routed::Done) {
        return false;
    }
    tell([] {});
    move_focus();
    return true;
}

// --- Focus -----------------------------------------------------------------------------------------------------------

std::optional<std::string> ScreenPanel::caret() {
    const wxWindow* focus = FindFocus();
    if (focus == nullptr || !IsDescendant(const_cast<wxWindow*>(focus))) {
        return std::nullopt;
    }
    const FieldRow* row = m_fields->row_of(focus);
    return row == nullptr ? std::string() : row->id();
}

bool ScreenPanel::stands_on_button() const {
    const wxWindow* focus = FindFocus();
    return focus != nullptr && dynamic_cast<const wxButton*>(focus) != nullptr;
}

const wxTextCtrl* ScreenPanel::text_with_focus() const {
    return dynamic_cast<const wxTextCtrl*>(FindFocus());
}

void ScreenPanel::move_focus() {
    if (!IsShownOnScreen()) {
        return;
    }
    show_focus(*this);
    FieldRow* row = m_view.focus.empty() ? nullptr : m_fields->row_named(m_view.focus);
    if (row != nullptr && row->IsThisEnabled()) {
        row->take_focus();
        return;
    }
    // Whoever walks through a table stays in it.
    wxWindow* focus = FindFocus();
    if (!m_scan_line->HasFocus() && (focus == nullptr || !m_table->IsDescendant(focus))) {
        m_scan_line->SetFocus();
    }
}

void ScreenPanel::bring_focus_into_sight() {
    wxWindow* focus = FindFocus();
    if (focus == nullptr || !m_work->IsDescendant(focus) || m_table->IsDescendant(focus)) {
        return;
    }
    if (FieldRow* row = m_fields->row_of(focus)) {
        focus = row;
    }
    const int top = m_work->ScreenToClient(focus->GetScreenPosition()).y;
    const int below = top + focus->GetSize().GetHeight() - m_work->GetClientSize().GetHeight();
    const int step = GetCharHeight();
    const int line = m_work->GetViewStart().y;
    if (top < 0) {
        m_work->Scroll(wxDefaultCoord, std::max(0, line + top / step - 1));
    } else if (below > 0) {
        m_work->Scroll(wxDefaultCoord, line + below / step + 1);
    }
}

}  // namespace vialog::window
