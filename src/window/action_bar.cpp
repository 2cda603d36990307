// SPDX-License-Identifier: Apache-2.0
// Rewrites labels where the actions are the same ones as before.
#include "window/action_bar.h"

#include "gui/catalogue.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <fmt/format.h>
#include <wx/button.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

using gui::tr;

ActionBar::ActionBar(wxWindow* parent, Press press)
    : m_flow(new Flow(parent)), m_press(std::move(press)) {}

void ActionBar::show(const std::vector<gui::Action>& actions) {
    if (actions == m_actions) {
        return;
    }
    const bool same = std::equal(
        actions.begin(), actions.end(), m_actions.begin(), m_actions.end(),
        [](const gui::Action& one, const gui::Action& other) { return one.key == other.key; });
    m_actions = actions;
    if (!same) {
        build();
    }
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        write(i);
    }
    m_flow->Show(!m_actions.empty());
    m_flow->arrange();
}

void ActionBar::build() {
    m_flow->remove_all();
    m_buttons.clear();
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        auto* button = new wxButton(m_flow, wxID_ANY, wxS("-"));
        button->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent& /*event*/) {
            const std::string key = m_actions[i].key;
            m_press(key);
        });
        m_buttons.push_back(button);
    }
}

void ActionBar::write(std::size_t index) {
    const gui::Action& action = m_actions[index];
    wxButton& button = *m_buttons[index];
    const std::string words = words_of(action);
    button.SetForegroundColour(action.why_not.empty() ? colour_of(gui::Tone::Plain)
                                                      : quiet_colour());
    button.SetLabel(to_label(words));
    button.SetToolTip(to_wx(action.why_not));
    set_accessible_name(button, words, action.why_not);
    button.InvalidateBestSize();
}

std::string words_of(const gui::Action& action) {
    if (action.why_not.empty()) {
        return action.key + "  " + action.label;
    }
    return fmt::format(fmt::runtime(tr("{}  {} (not now)")), action.key, action.label);
}

}  // namespace vialog::window
