// SPDX-License-Identifier: Apache-2.0
// One PIN, one consent.
#include "gui/pin_field.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/stored_texts.h"
#include "operations/key_vault.h"

namespace vialog::gui {

FieldRule pin_rule(std::string id, std::string label) {
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Secret,
                      .hint = tr("Six digits or more; Enter signs")},
            .check = {}};
}

std::string problem_of_new_pin(std::string_view text) {
    const auto problem = operations::KeyVault::check_pin(text);
    return problem ? sentence_of(*problem) : std::string();
}

std::string problem_of_typed_pin(std::string_view text) {
    return text.empty() ? tr("No PIN is typed; it has six digits or more.") : std::string();
}

bool take_pin(Form& form, std::string_view field, Signing& signing, std::size_t place,
              std::optional<Message>& message) {
    std::string pin = form.text(field);
    std::string problem = problem_of_typed_pin(pin);
    if (!pin.empty()) {
        message = failure_of([&] { problem = signing.give(place, pin); });
    }
    base::wipe(pin);
    if (message || !problem.empty()) {
        form.forget(field);
        form.say_problem(field, std::move(problem));
        form.focus_on(field);
        return false;
    }
    static_cast<void>(form.enter(field));
    form.forget(field);
    form.set(field, "");
    return true;
}

}  // namespace vialog::gui
