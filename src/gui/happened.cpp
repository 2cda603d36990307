// SPDX-License-Identifier: Apache-2.0
// Time and reason of a late record.
#include "gui/happened.h"

#include "gui/catalogue.h"
#include "gui/stock_words.h"
#include "gui/stored_texts.h"
#include "gui/when.h"

namespace vialog::gui {

std::vector<FieldRule> happened_rules(Desk& desk) {
    const std::vector<Choice> reasons = choices_of(late_reasons());
    std::vector<FieldRule> rules;
    rules.push_back({.field = {.id = "when",
                               .label = tr("When it was done"),
                               .hint = tr("8:15, or 2026-01-11 17:40; Enter: now"),
                               .enabled = false},
                     .check = [&desk](std::string_view text) {
                         const auto when = parse_when(text, desk.now());
                         return when || text.empty() ? std::string() : sentence_of(when.error());
                     }});
    rules.push_back({.field = {.id = "late",
                               .label = tr("Why it is recorded so late"),
                               .kind = FieldKind::Choice,
                               .choices = reasons,
                               .enabled = false},
                     .check = chosen(reasons)});
    return rules;
}

void ask_when(Form& form) {
    form.enable("when", true);
    form.forget("when");
    form.focus_on("when");
}

void follow_when(Form& form, base::LocalInstant now) {
    const auto when = parse_when(form.text("when"), now);
    form.enable("late", when && is_late(*when, now));
}

bool ask_why_late(Form& form) {
    form.focus_on("late");
    return form.focus() == "late" && !form.taken("late");
}

void state_when(const Form& form, base::LocalInstant now, operations::Statement& statement) {
    const auto when = parse_when(form.text("when"), now);
    if (!when) {
        return;
    }
    statement.occurred = *when;
    if (is_late(*when, now)) {
        statement.late = choice_in(late_reasons(), form.text("late"));
    }
}

}  // namespace vialog::gui
