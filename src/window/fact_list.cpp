// SPDX-License-Identifier: Apache-2.0
// Rebuilds the groups where their form changed, else rewrites the values that did.
#include "window/fact_list.h"

#include "window/text_lines.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <utility>

namespace vialog::window {

namespace {

constexpr int least_value_width = 16;  // characters

// What a value that leads somewhere ends with, so that it does not look like a mere text.
constexpr std::string_view leads_on = " \u203a";

bool leads(const gui::Fact& fact) {
    return !fact.screen.empty();
}

void write_told(wxWindow& control, const wxString& text) {
    control.SetLabel(to_label(to_utf8(text)));
    control.InvalidateBestSize();
    control.SetMinSize(extent_of(text, control.GetFont(), control));
}

bool same_form(const gui::FactGroup& one, const gui::FactGroup& other) {
    return one.heading == other.heading &&
           std::equal(one.facts.begin(), one.facts.end(), other.facts.begin(), other.facts.end(),
                      [](const gui::Fact& left, const gui::Fact& right) {
                          return left.label == right.label && leads(left) == leads(right);
                      });
}

}  // namespace

FactList::FactList(wxWindow* parent, Open open)
    : m_flow(new Flow(parent)), m_open(std::move(open)) {
    m_flow->Hide();
    m_flow->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (event.GetSize().GetWidth() != m_width) {
            m_width = event.GetSize().GetWidth();
            break_lines();
        }
    });
}

void FactList::show(const std::vector<gui::FactGroup>& groups) {
    if (groups == m_groups) {
        return;
    }
    const bool same = has_form_of(groups);
    const std::vector<gui::FactGroup> before = std::exchange(m_groups, groups);
    if (!same) {
        build();
        return;
    }
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        for (std::size_t j = 0; j < m_groups[i].facts.size(); ++j) {
            if (before[i].facts[j] != m_groups[i].facts[j]) {
                write_value(*m_values[i][j], m_groups[i].facts[j]);
            }
        }
    }
    break_lines();
}

void FactList::break_lines() {
    const int room = m_width - 2 * gap(*m_flow);
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        int widest_label = 0;
        for (std::size_t j = 0; j < m_groups[i].facts.size(); ++j) {
            const wxString label =
                broken_into_lines(to_wx(m_groups[i].facts[j].label), m_flow->GetFont(), *m_flow,
                                  std::max(room / 2, characters(*m_flow, least_value_width)));
            write_told(*m_labels[i][j], label);
            widest_label = std::max(widest_label, m_labels[i][j]->GetMinSize().GetWidth());
        }
        const int width =
            std::max(room - widest_label - gap(*m_flow), characters(*m_flow, least_value_width));
        for (std::size_t j = 0; j < m_groups[i].facts.size(); ++j) {
            const gui::Fact& fact = m_groups[i].facts[j];
            if (!leads(fact)) {
                write_told(*m_values[i][j],
                           broken_into_lines(to_wx(with_sign(fact.tone, fact.value)),
                                             m_flow->GetFont(), *m_flow, width));
            }
        }
    }
    for (wxWindow* panel : m_flow->GetChildren()) {
        panel->Layout();
    }
    m_flow->arrange();
}

bool FactList::has_form_of(const std::vector<gui::FactGroup>& groups) const {
    return std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(), same_form);
}

void FactList::build() {
    m_flow->remove_all();
    m_labels.clear();
    m_values.clear();
    for (const gui::FactGroup& group : m_groups) {
        add_group(group);
    }
    m_flow->Show(!m_groups.empty());
    break_lines();
}

void FactList::add_group(const gui::FactGroup& group) {
    auto* panel = new Ground(m_flow);
    auto* column = new wxBoxSizer(wxVERTICAL);
    const int between = gap(*panel);
    if (!group.heading.empty()) {
        auto* heading = new wxStaticText(panel, wxID_ANY, to_label(group.heading));
        heading->SetFont(heading_font(*panel));
        write_told(*heading, to_wx(group.heading));
        column->Add(heading, wxSizerFlags().Border(wxBOTTOM, between / 2));
    }
    auto* grid = new wxFlexGridSizer(2, between / 4, between);
    const std::size_t index = m_values.size();
    m_labels.emplace_back();
    m_values.emplace_back();
    for (std::size_t i = 0; i < group.facts.size(); ++i) {
        auto* label = new wxStaticText(panel, wxID_ANY, to_label(group.facts[i].label));
        label->SetForegroundColour(quiet_colour());
        m_labels.back().push_back(label);
        grid->Add(label, wxSizerFlags().Border(wxTOP, leads(group.facts[i]) ? between / 2 : 0));
        wxWindow* value = add_value(panel, index, i);
        m_values.back().push_back(value);
        grid->Add(value, wxSizerFlags().CentreVertical());
    }
    column->Add(grid, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, between));
    panel->SetSizer(column);
}

wxWindow* FactList::add_value(wxWindow* parent, std::size_t group, std::size_t fact) {
    const gui::Fact& shown = m_groups[group].facts[fact];
    wxWindow* control = nullptr;
    if (leads(shown)) {
        auto* button = new wxButton(parent, wxID_ANY, wxS("-"), wxDefaultPosition, wxDefaultSize,
                                    wxBU_EXACTFIT | wxBU_LEFT | wxBORDER_NONE);
        button->Bind(wxEVT_BUTTON, [this, group, fact](wxCommandEvent& /*event*/) {
            const gui::Fact pressed = m_groups[group].facts[fact];
            m_open(pressed.screen, pressed.subject);
        });
        control = button;
    } else {
        control = new wxStaticText(parent, wxID_ANY, wxString());
    }
    write_value(*control, shown);
    return control;
}

void FactList::write_value(wxWindow& control, const gui::Fact& fact) {
    std::string text = with_sign(fact.tone, fact.value);
    control.SetForegroundColour(colour_of(fact.tone));
    if (!leads(fact)) {
        write_told(control, to_wx(text));
        return;
    }
    set_accessible_name(control, fact.label + ": " + text, {});
    text += leads_on;
    control.SetLabel(to_label(text));
    control.InvalidateBestSize();
}

}  // namespace vialog::window
