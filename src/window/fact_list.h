// SPDX-License-Identifier: Apache-2.0
// Groups of facts, side by side where there is room; a fact that leads to another screen is a button.
#pragma once

#include "gui/screen.h"
#include "window/flow.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

class wxStaticText;

namespace vialog::window {

class FactList final {
  public:
    // `open` is told the screen and the subject of the fact that was pressed.
    using Open = std::function<void(const std::string& screen, const std::string& subject)>;
    FactList(wxWindow* parent, Open open);

    [[nodiscard]] wxWindow* window() { return m_flow; }
    void show(const std::vector<gui::FactGroup>& groups);

  private:
    void build();
    void add_group(const gui::FactGroup& group);
    // A control of this fact's value; its text can be rewritten.
    wxWindow* add_value(wxWindow* parent, std::size_t group, std::size_t fact);
    void write_value(wxWindow& control, const gui::Fact& fact);
    // Breaks what is told into lines that have room beside their labels.
    void break_lines();
    [[nodiscard]] bool has_form_of(const std::vector<gui::FactGroup>& groups) const;

    Flow* m_flow;
    Open m_open;
    std::vector<gui::FactGroup> m_groups;
    std::vector<std::vector<wxWindow*>> m_labels;
    std::vector<std::vector<wxWindow*>> m_values;
    int m_width = 0;  // of the flow, when lines were broken
};

}  // namespace vialog::window
