// SPDX-License-Identifier: Apache-2.0
// Fields in their order; a text is judged when Enter takes it, and its problem goes at the next key.
#include "gui/form.h"

#include "base/bytes.h"

#include <algorithm>

namespace vialog::gui {

namespace {

std::string without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

// Of a secret's bytes, how many characters a person typed: those that begin one in UTF-8.
std::size_t characters(std::string_view text) {
    constexpr unsigned continuation_mask = 0xC0U;
    constexpr unsigned continuation = 0x80U;
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & continuation_mask) != continuation;
    }));
}

}  // namespace

Form::Form(std::vector<FieldRule> rules) {
    for (FieldRule& rule : rules) {
        m_slots.push_back({.rule = std::move(rule)});
    }
    if (!m_slots.empty()) {
        m_focus = m_slots.front().rule.field.id;
    }
}

Form::~Form() {
    wipe_secrets();
}

Form& Form::operator=(Form&& other) noexcept {
    if (this != &other) {
        wipe_secrets();
        m_slots = std::move(other.m_slots);
        m_focus = std::move(other.m_focus);
        m_typed = other.m_typed;
    }
    return *this;
}

void Form::wipe_secrets() {
    for (Slot& slot : m_slots) {
        if (slot.rule.field.kind == FieldKind::Secret) {
            base::wipe(slot.rule.field.text);
        }
    }
}

Form::Slot* Form::find(std::string_view id) {
    const auto found = std::find_if(m_slots.begin(), m_slots.end(),
                                    [id](const Slot& slot) { return slot.rule.field.id == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

const Form::Slot* Form::find(std::string_view id) const {
    const auto found = std::find_if(m_slots.begin(), m_slots.end(),
                                    [id](const Slot& slot) { return slot.rule.field.id == id; });
    return found == m_slots.end() ? nullptr : &*found;
}

bool Form::has(std::string_view id) const {
    return find(id) != nullptr;
}

std::string Form::text(std::string_view id) const {
    const Slot* slot = find(id);
    if (slot == nullptr) {
        return {};
    }
    const Field& field = slot->rule.field;
    return field.kind == FieldKind::Secret ? field.text : without_blanks(field.text);
}

bool Form::taken(std::string_view id) const {
    const Slot* slot = find(id);
    return slot != nullptr && slot->taken;
}

std::string Form::problem_of(const Slot& slot) const {
    return slot.rule.check ? slot.rule.check(text(slot.rule.field.id)) : std::string();
}

void Form::type(std::string_view id, std::string_view text) {
    Slot* slot = find(id);
    if (slot == nullptr || slot->rule.field.text == text) {
        return;
    }
    if (slot->rule.field.kind == FieldKind::Secret) {
        base::wipe(slot->rule.field.text);
    } else {
        m_typed = true;
    }
    slot->rule.field.text = text;
    slot->rule.field.problem.clear();
    slot->taken = false;
    m_focus = slot->rule.field.id;
}

bool Form::enter(std::string_view id) {
    Slot* slot = find(id);
    if (slot == nullptr || !slot->rule.field.enabled) {
        return false;
    }
    slot->rule.field.problem = problem_of(*slot);
    slot->taken = slot->rule.field.problem.empty();
    if (!slot->taken) {
        m_focus = slot->rule.field.id;
        return false;
    }
    m_focus.clear();
    for (const Slot& next : m_slots) {
        if (next.rule.field.enabled && !next.taken) {
            m_focus = next.rule.field.id;
            break;
        }
    }
    return true;
}

void Form::set(std::string_view id, std::string_view text) {
    Slot* slot = find(id);
    if (slot == nullptr) {
        return;
    }
    slot->rule.field.text = text;
    slot->rule.field.problem = problem_of(*slot);
    slot->taken = slot->rule.field.problem.empty();
}

void Form::focus_on(std::string_view id) {
    if (const Slot* slot = find(id); slot != nullptr && slot->rule.field.enabled) {
        m_focus = slot->rule.field.id;
    }
}

void Form::say_problem(std::string_view id, std::string problem) {
    if (Slot* slot = find(id)) {
        slot->taken = problem.empty() && slot->taken;
        slot->rule.field.problem = std::move(problem);
    }
}

void Form::say_follows(std::string_view id, std::string follows) {
    if (Slot* slot = find(id)) {
        slot->rule.field.follows = std::move(follows);
    }
}

void Form::say_hint(std::string_view id, std::string hint) {
    if (Slot* slot = find(id)) {
        slot->rule.field.hint = std::move(hint);
    }
}

void Form::say_offers(std::string_view id, std::vector<std::string> offers) {
    if (Slot* slot = find(id)) {
        slot->rule.field.offers = std::move(offers);
        slot->rule.field.offer = 0;
    }
}

void Form::step_offer(std::string_view id, int step) {
    Slot* slot = find(id);
    if (slot == nullptr || slot->rule.field.offers.empty()) {
        return;
    }
    Field& field = slot->rule.field;
    const std::size_t last = field.offers.size() - 1;
    if (step > 0) {
        field.offer = std::min(field.offer + 1, last);
    } else if (field.offer > 0) {
        --field.offer;
    }
}

std::size_t Form::offer(std::string_view id) const {
    const Slot* slot = find(id);
    return slot == nullptr ? 0 : slot->rule.field.offer;
}

void Form::enable(std::string_view id, bool enabled) {
    if (Slot* slot = find(id)) {
        slot->rule.field.enabled = enabled;
    }
}

void Form::forget(std::string_view id) {
    Slot* slot = find(id);
    if (slot == nullptr) {
        return;
    }
    if (slot->rule.field.kind == FieldKind::Secret) {
        base::wipe(slot->rule.field.text);
    }
    slot->rule.field.text.clear();
    slot->rule.field.problem.clear();
    slot->rule.field.follows.clear();
    slot->rule.field.offers.clear();
    slot->taken = false;
}

void Form::forget_all() {
    for (const Slot& slot : m_slots) {
        forget(std::string(slot.rule.field.id));
    }
    m_typed = false;
    m_focus = m_slots.empty() ? std::string() : m_slots.front().rule.field.id;
}

std::vector<Field> Form::fields() const {
    std::vector<Field> fields;
    for (const Slot& slot : m_slots) {
        Field field = slot.rule.field;
        if (field.kind == FieldKind::Secret) {
            const std::size_t typed = characters(slot.rule.field.text);
            base::wipe(field.text);
            field.text.assign(typed, '*');
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

}  // namespace vialog::gui
