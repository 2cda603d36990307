// SPDX-License-Identifier: Apache-2.0
// What a key means on a screen: the one rule for the window, for the tests without one, and for the count of keystrokes.
#pragma once

#include "gui/screen.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

// "a", "7", "Enter", "Esc", "Up", "Down", "PageUp", "PageDown", "Home", "End", "F5", "Ctrl+I", "Alt+W", "Delete".
// Letters come as typed; actions match them in either case.
struct KeyPress {
    std::string key;
};

enum class Routed : std::uint8_t {
    Done,    // the screen was told
    ToText,  // it belongs to the text of the focused field or of the scan line
    Nobody,  // no one here knows it: the frame's, or nobody's
};

// Keys for one screen. Holds what is typed on the scan line and whether Esc was asked about.
class Keyboard final {
  public:
    explicit Keyboard(Screen& screen) : m_screen(screen) {}

    // Where the caret stands while a person has moved it herself (Tab, mouse): the id of a field, or empty for the scan
    // line. Nothing: where the screen wants it.
    void stand_on(std::optional<std::string> field) { m_caret = std::move(field); }
    // Enter on the scan line sends what was typed there as a scan.
    [[nodiscard]] Routed press(const KeyPress& key);

    [[nodiscard]] const std::string& scan_line() const { return m_scan_line; }
    void set_scan_line(std::string_view text) { m_scan_line = text; }
    // A whole scan from the scanner; what was typed on the scan line stays.
    void scan(std::string_view text);

    // Esc was pressed over typed work: a second Esc leaves it, any other key stays.
    [[nodiscard]] bool asks_to_leave() const { return m_asks; }

  private:
    [[nodiscard]] ScreenView view() const;
    [[nodiscard]] Routed escape();
    [[nodiscard]] Routed in_field(const Field& field, const std::string& key,
                                  const ScreenView& view);
    [[nodiscard]] Routed in_choice(const Field& field, const std::string& key,
                                   const ScreenView& view);
    [[nodiscard]] Routed on_scan_line(const std::string& key, const ScreenView& view);
    [[nodiscard]] bool move_in_table(const std::string& key, const ScreenView& view);
    [[nodiscard]] bool act(const std::string& key, const ScreenView& view);

    Screen& m_screen;
    std::optional<std::string> m_caret;
    std::string m_scan_line;
    bool m_asks = false;
};

// The field that has the focus; null where the scan line has it.
[[nodiscard]] const Field* focused_field(const ScreenView& view);

}  // namespace vialog::gui
