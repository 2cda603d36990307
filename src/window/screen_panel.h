// SPDX-License-Identifier: Apache-2.0
// Draws any screen from its view and takes the keys to it. All screens are drawn here; what they do is none of its business.
#pragma once

#include "gui/keyboard.h"
#include "gui/scan_burst.h"
#include "gui/screen.h"
#include "window/text_lines.h"

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class wxBoxSizer;
class wxButton;
class wxGauge;
class wxTextCtrl;

namespace vialog::window {

class ActionBar;
class FactList;
class FieldList;
class FieldRow;
class LineTable;
class PlotView;

// Whoever holds the panel. Any of them may be empty.
struct Surroundings {
    // Every key, before anybody takes it.
    std::function<void(const std::string& key)> key_pressed{};
    // A key that works on every screen; true where it was one.
    std::function<bool(const std::string& key)> global_key{};
    std::function<void(const std::string& screen, const std::string& subject)> go{};
    // The screen has been told something, and what it answered is shown.
    std::function<void()> settled{};
    std::function<void()> cancel_work{};
};

class ScreenPanel final : public wxPanel {
  public:
    // The screen outlives the panel.
    ScreenPanel(wxWindow* parent, gui::Screen& screen, Surroundings surroundings);
    ~ScreenPanel() override;

    [[nodiscard]] gui::Screen& screen() { return m_screen; }
    [[nodiscard]] const gui::ScreenView& shown() const { return m_view; }

    // Asks the screen what it shows and rewrites what has changed.
    void update();
    // Now in sight: shows what it says now, and takes the focus.
    void come_to_front();
    // Calls the screen; what it throws becomes a sentence, and the work stays.
    void tell(const std::function<void()>& call);
    // The panel's own line, until the next key.
    void notice(const gui::Message& message);
    [[nodiscard]] std::string noticed() const { return m_notice->text(); }

    // Whether what was typed last may still turn out to be a scan.
    [[nodiscard]] bool is_holding_keys() const { return m_burst.is_holding(); }

    // A key from somewhere else in the window; false where it is to be left to the control that has the focus.
    bool take_key(const wxKeyEvent& event);

  private:
    void build();
    void build_scan_line(wxBoxSizer& column);
    void build_work(wxBoxSizer& column);
    void build_foot(wxBoxSizer& column);
    void show_table();
    void show_plots();
    void show_progress();
    void show_foot();
    void relayout();

    bool take_command(const std::string& name);
    void rest();
    void take(const gui::ScanBurst::Outcome& outcome);
    void take_scan(std::string scan);
    void type_character(const std::string& character);
    void write_character(const std::string& character);
    [[nodiscard]] gui::Routed route(const std::string& key);
    void offer_clicked(const std::string& id, std::size_t offer);

    // Where keys go: a field, the scan line (empty), or nowhere in particular.
    [[nodiscard]] std::optional<std::string> caret();
    [[nodiscard]] bool stands_on_button() const;
    [[nodiscard]] const wxTextCtrl* text_with_focus() const;
    void move_focus();
    // Scrolls the work so far that what has the focus is seen.
    void bring_focus_into_sight();

    gui::Screen& m_screen;
    gui::Keyboard m_keyboard;
    gui::ScanBurst m_burst;
    Surroundings m_surroundings;
    gui::ScreenView m_view;
    wxTimer m_rest;  // until what the burst holds is passed on as typed
    bool m_composing = false;
    bool m_room_changed = false;

    WrappedText* m_title = nullptr;
    WrappedText* m_scan_hint = nullptr;
    wxTextCtrl* m_scan_line = nullptr;
    wxScrolledWindow* m_work = nullptr;
    wxBoxSizer* m_work_column = nullptr;
    std::unique_ptr<FactList> m_facts;
    FieldList* m_fields = nullptr;
    WrappedText* m_sums = nullptr;
    WrappedText* m_table_heading = nullptr;
    WrappedText* m_empty_hint = nullptr;
    LineTable* m_table = nullptr;
    WrappedText* m_line = nullptr;  // the chosen one in full, where the table cuts it
    std::vector<PlotView*> m_plots;
    WrappedText* m_message = nullptr;
    WrappedText* m_notice = nullptr;
    WrappedText* m_progress_label = nullptr;
    wxGauge* m_progress = nullptr;
    wxButton* m_cancel = nullptr;
    std::unique_ptr<ActionBar> m_actions;
};

}  // namespace vialog::window
