// SPDX-License-Identifier: Apache-2.0
// The fields of a screen, in the order of the work: what was typed, what is wrong with it, which one is next.
#pragma once

#include "gui/screen.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// What a field's text means to the presenter: the sentence to show beside it, or nothing where it is taken. Asked with the
// text without blanks around it.
using FieldCheck = std::function<std::string(std::string_view text)>;

struct FieldRule {
    Field field;
    FieldCheck check;  // empty: whatever is typed is taken
};

// Texts stay as typed until they are forgotten; secrets are wiped then.
class Form final {
  public:
    Form() = default;
    explicit Form(std::vector<FieldRule> rules);
    ~Form();
    Form(Form&&) noexcept = default;
    Form& operator=(Form&&) noexcept;
    Form(const Form&) = delete;
    Form& operator=(const Form&) = delete;

    [[nodiscard]] bool has(std::string_view id) const;
    // Without blanks around it; a secret as it was typed. Empty where there is no such field.
    [[nodiscard]] std::string text(std::string_view id) const;
    // Entered with Enter, or set, and nothing wrong with it.
    [[nodiscard]] bool taken(std::string_view id) const;
    [[nodiscard]] const std::string& focus() const { return m_focus; }
    // Something was typed by a person and is not forgotten yet; secrets do not count.
    [[nodiscard]] bool has_typed() const { return m_typed; }

    void type(std::string_view id, std::string_view text);
    // Checks the field. True: it is taken, and the focus stands on the next enabled field that is not, or on none.
    bool enter(std::string_view id);
    // As if it had been typed and entered, but nobody did: a default, a scan.
    void set(std::string_view id, std::string_view text);
    void focus_on(std::string_view id);
    void focus_on_none() { m_focus.clear(); }

    // What changes about a field while the screen is used.
    void say_problem(std::string_view id, std::string problem);
    void say_follows(std::string_view id, std::string follows);
    void say_hint(std::string_view id, std::string hint);
    void say_offers(std::string_view id, std::vector<std::string> offers);
    void step_offer(std::string_view id, int step);
    [[nodiscard]] std::size_t offer(std::string_view id) const;
    void enable(std::string_view id, bool enabled);
    void forget(std::string_view id);  // its text and problem
    void forget_all();

    // For the view; a secret's text is as many dots as it has characters.
    [[nodiscard]] std::vector<Field> fields() const;

  private:
    struct Slot {
        FieldRule rule;
        bool taken = false;
    };
    [[nodiscard]] Slot* find(std::string_view id);
    [[nodiscard]] const Slot* find(std::string_view id) const;
    [[nodiscard]] std::string problem_of(const Slot& slot) const;
    void wipe_secrets();

    std::vector<Slot> m_slots;
    std::string m_focus;
    bool m_typed = false;
};

}  // namespace vialog::gui
