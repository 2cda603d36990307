// SPDX-License-Identifier: Apache-2.0
// By badge, id or initials.
#include "gui/witness_field.h"

#include "domain/rule_codes.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

namespace vialog::gui {

FieldRule witness_rule() {
    return {.field = {.id = "witness",
                      .label = tr("Witness"),
                      .hint = tr("She scans her badge, or types her initials")},
            .check = {}};
}

bool take_witness(Form& form, const Desk& desk, Signing& signing) {
    const std::string text = form.text("witness");
    const auto person = desk.person_named(text);
    std::string problem;
    if (text.empty()) {
        problem = tr("No witness is named: she scans her badge, or types her initials.");
    } else if (!person) {
        problem =
            fmt::format(fmt::runtime(tr("\"{}\" is nobody's id or initials here, or more than "
                                        "one person's: scan the badge.")),
                        text);
    } else if (person == signing.person(0)) {
        const domain::Sentence words =
            domain::explain({.rule = domain::rule::witness_is_actor,
                             .figures = {{"person", desk.name_of(*person)}}});
        problem = words.text + " " + words.remedy;
    }
    if (!problem.empty()) {
        form.say_problem("witness", std::move(problem));
        form.focus_on("witness");
        return false;
    }
    signing.seat(1, *person);
    return form.enter("witness");
}

}  // namespace vialog::gui
