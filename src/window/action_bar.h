// SPDX-License-Identifier: Apache-2.0
// A button for each action, with its key. What can't be done now keeps its button, which says why when it is pressed.
#pragma once

#include "gui/screen.h"
#include "window/flow.h"

#include <functional>
#include <string>
#include <vector>

class wxButton;

namespace vialog::window {

class ActionBar final {
  public:
    using Press = std::function<void(const std::string& key)>;
    ActionBar(wxWindow* parent, Press press);

    [[nodiscard]] wxWindow* window() { return m_flow; }
    void show(const std::vector<gui::Action>& actions);

  private:
    void build();
    void write(std::size_t index);

    Flow* m_flow;
    Press m_press;
    std::vector<gui::Action> m_actions;
    std::vector<wxButton*> m_buttons;
};

// "W  Waste"; "W  Waste (not now)" where it can't be done.
[[nodiscard]] std::string words_of(const gui::Action& action);

}  // namespace vialog::window
