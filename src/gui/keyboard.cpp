// SPDX-License-Identifier: Apache-2.0
// Letters act where no field takes text; with Alt they act everywhere.
#include "gui/keyboard.h"

#include <algorithm>
#include <cctype>

namespace vialog::gui {

namespace {

constexpr std::string_view with_alt = "Alt+";
constexpr std::int64_t rows_of_a_page = 20;

std::string capital(std::string_view key) {
    std::string text(key);
    if (text.size() == 1) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return text;
}

bool is_one_character(std::string_view key) {
    constexpr unsigned char first_of_many = 0x80;
    return key.size() == 1 ||
           (!key.empty() && static_cast<unsigned char>(key.front()) >= first_of_many);
}

// Choice -1 or 1 away from the one that stands there, else the first.
std::string neighbour(const Field& field, int step) {
    const auto current =
        std::find_if(field.choices.begin(), field.choices.end(),
                     [&](const Choice& choice) { return choice.key == field.text; });
    if (field.choices.empty()) {
        return {};
    }
    if (current == field.choices.end()) {
        return step > 0 ? field.choices.front().key : field.choices.back().key;
    }
    const auto index = current - field.choices.begin() + step;
    const auto last = static_cast<std::ptrdiff_t>(field.choices.size()) - 1;
    return field.choices[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, last))].key;
}

}  // namespace

const Field* focused_field(const ScreenView& view) {
    const auto found =
        std::find_if(view.fields.begin(), view.fields.end(),
                     [&](const Field& field) { return field.id == view.focus && field.enabled; });
    return view.focus.empty() || found == view.fields.end() ? nullptr : &*found;
}

ScreenView Keyboard::view() const {
    ScreenView view = m_screen.view();
    if (m_caret) {
        view.focus = *m_caret;
    }
    return view;
}

Routed Keyboard::press(const KeyPress& key) {
    if (key.key == "Esc") {
        return escape();
    }
    m_asks = false;
    const ScreenView view = this->view();
    if (key.key.starts_with(with_alt)) {
        return act(key.key.substr(with_alt.size()), view) ? Routed::Done : Routed::Nobody;
    }
    if (!is_one_character(key.key) && act(key.key, view)) {
        return Routed::Done;
    }
    const Field* field = focused_field(view);
    if (field == nullptr) {
        return on_scan_line(key.key, view);
    }
    return field->kind == FieldKind::Choice ? in_choice(*field, key.key, view)
                                            : in_field(*field, key.key, view);
}

void Keyboard::scan(std::string_view text) {
    m_asks = false;
    m_screen.scan(text);
}

Routed Keyboard::escape() {
    if (!m_scan_line.empty()) {
        m_scan_line.clear();
        return Routed::Done;
    }
    if (m_screen.has_work() && !m_asks) {
        m_asks = true;
        return Routed::Done;
    }
    m_asks = false;
    return m_screen.back() ? Routed::Done : Routed::Nobody;
}

Routed Keyboard::in_field(const Field& field, const std::string& key, const ScreenView& view) {
    if (key == "Enter") {
        m_screen.enter(field.id);
        return Routed::Done;
    }
    if ((key == "Up" || key == "Down") && !field.offers.empty()) {
        m_screen.offer(field.id, key == "Up" ? -1 : 1);
        return Routed::Done;
    }
    if (is_one_character(key)) {
        return Routed::ToText;
    }
    return move_in_table(key, view) ? Routed::Done : Routed::Nobody;
}

Routed Keyboard::in_choice(const Field& field, const std::string& key, const ScreenView& view) {
    if (key == "Enter") {
        m_screen.enter(field.id);
        return Routed::Done;
    }
    if (key == "Up" || key == "Down") {
        m_screen.type(field.id, neighbour(field, key == "Up" ? -1 : 1));
        return Routed::Done;
    }
    const auto choice =
        std::find_if(field.choices.begin(), field.choices.end(),
                     [&](const Choice& it) { return capital(it.key) == capital(key); });
    if (choice != field.choices.end()) {
        m_screen.type(field.id, choice->key);
        m_screen.enter(field.id);
        return Routed::Done;
    }
    return act(key, view) ? Routed::Done : Routed::Nobody;
}

Routed Keyboard::on_scan_line(const std::string& key, const ScreenView& view) {
    if (key == "Enter" && !m_scan_line.empty()) {
        const std::string typed = std::move(m_scan_line);
        m_scan_line.clear();
        m_screen.scan(typed);
        return Routed::Done;
    }
    if (m_scan_line.empty() && (move_in_table(key, view) || act(key, view))) {
        return Routed::Done;
    }
    return is_one_character(key) ? Routed::ToText : Routed::Nobody;
}

bool Keyboard::move_in_table(const std::string& key, const ScreenView& view) {
    if (!view.table || !view.table->rows) {
        return false;
    }
    const std::int64_t size = view.table->rows->size();
    const std::int64_t selected = view.table->selected;
    if (key == "Enter") {
        if (selected < 0 || selected >= size) {
            return false;
        }
        m_screen.open(selected);
        return true;
    }
    std::int64_t target = selected;
    if (key == "Up") {
        target = selected - 1;
    } else if (key == "Down") {
        target = selected + 1;
    } else if (key == "PageUp") {
        target = selected - rows_of_a_page;
    } else if (key == "PageDown") {
        target = selected + rows_of_a_page;
    } else if (key == "Home") {
        target = 0;
    } else if (key == "End") {
        target = size - 1;
    } else {
        return false;
    }
    if (size > 0) {
        m_screen.choose(std::clamp<std::int64_t>(target, 0, size - 1));
    }
    return true;
}

bool Keyboard::act(const std::string& key, const ScreenView& view) {
    const auto action = std::find_if(
        view.actions.begin(), view.actions.end(),
        [&](const Action& candidate) { return capital(candidate.key) == capital(key); });
    if (action == view.actions.end()) {
        return false;
    }
    // A screen that can't now says why itself: a dead key is a fault.
    m_screen.press(action->key);
    return true;
}

}  // namespace vialog::gui
