// SPDX-License-Identifier: Apache-2.0
// A window with a screen that notes what it is told, and a person or a scanner at its keyboard.
#pragma once

#include "gui/screen.h"
#include "window/screen_panel.h"

#include <wx/frame.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::window {

// Shows what it is given and notes what it is told.
class NotingScreen : public gui::Screen {
  public:
    gui::ScreenView shown{.title = "Infusion"};
    std::string told;
    bool work = false;
    bool fails = false;  // every call throws

    [[nodiscard]] gui::ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void offer(std::string_view field, int step) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override { note("refresh"); }
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override { return work; }

    // Where Enter leads: the focus after the field.
    std::function<void(std::string_view field)> on_enter{};

  private:
    void note(const std::string& what);
    [[nodiscard]] gui::Field* field(std::string_view id);
};

// As many lines as are asked for.
class NumberedRows final : public gui::Rows {
  public:
    explicit NumberedRows(std::int64_t size) : m_size(size) {}
    [[nodiscard]] std::int64_t size() const override { return m_size; }
    [[nodiscard]] gui::Row row(std::int64_t index) const override;
    [[nodiscard]] std::int64_t fetched() const { return m_fetched; }

  private:
    std::int64_t m_size;
    mutable std::int64_t m_fetched = 0;
};

// A frame on the display, in front, destroyed with this.
class Stage final {
  public:
    Stage();
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    [[nodiscard]] wxFrame& frame() { return *m_frame; }
    // Fills the frame and brings it to the front.
    void show(wxWindow* content);

  private:
    wxFrame* m_frame;
};

// A panel over a noting screen on a stage.
class PanelOnStage final {
  public:
    explicit PanelOnStage(gui::ScreenView view);
    PanelOnStage(gui::ScreenView view, Surroundings surroundings);

    NotingScreen screen;
    [[nodiscard]] ScreenPanel& panel() { return *m_panel; }
    // What the screen says is shown.
    void update();

  private:
    Stage m_stage;
    ScreenPanel* m_panel = nullptr;
};

// Runs the window's events until it is so; false where it takes too long.
bool wait_for(const std::function<bool()>& so);
// Runs the window's events for a while.
void let_pass(int milliseconds);

// To the display, all at once; whoever sends them waits for what comes of it. '\n' is Enter, '\t' Tab, '\x1b' Esc.
void sends(std::string_view keys);
void sends(int key, int modifiers);
// As a person types: with pauses that no scanner makes.
void types(std::string_view keys);
void presses(int key);
void presses(int key, int modifiers);
// As a wedge scanner sends: at once, Enter at its end.
void scans(std::string_view characters);

// The first control below `window` that is so and in sight; null where none is.
[[nodiscard]] wxWindow* find(wxWindow& window, const std::function<bool(const wxWindow&)>& so);
[[nodiscard]] wxWindow* find_named(wxWindow& window, std::string_view name);
template <typename Control>
[[nodiscard]] Control* find_control(wxWindow& window, std::string_view name) {
    return dynamic_cast<Control*>(find_named(window, name));
}
// All texts in sight, a line each.
[[nodiscard]] std::string texts_of(const wxWindow& window);

}  // namespace vialog::window
