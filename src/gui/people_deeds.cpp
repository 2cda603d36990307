// SPDX-License-Identifier: Apache-2.0
// A person is recorded anew with each change; her name is sealed once and stays.
#include "gui/people_deeds.h"

#include "gui/catalogue.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace vialog::gui {

namespace {

using domain::Function;
using domain::Role;
using State = base::Result<operations::Statement, SignedForm::FieldProblem>;

constexpr std::size_t longest_disclosed = 4096;

struct Letter {
    char letter;
    Function function;
};
constexpr auto letters = std::to_array<Letter>({{'R', Function::Registrant},
                                                {'A', Function::Administrator},
                                                {'P', Function::Pharmacist},
                                                {'D', Function::Dispenser},
                                                {'S', Function::Prescriber},
                                                {'W', Function::Witness},
                                                {'C', Function::Compliance}});

std::string words_of(Function function) {
    switch (function) {
        case Function::Registrant:
            return tr("registrant");
        case Function::Administrator:
            return tr("administrator");
        case Function::Pharmacist:
            return tr("pharmacist");
        case Function::Dispenser:
            return tr("dispenser");
        case Function::Prescriber:
            return tr("prescriber");
        case Function::Witness:
            return tr("witness");
        case Function::Compliance:
            break;
    }
    return tr("compliance");
}

std::vector<Choice> employee_choices() {
    return {{"Y", tr("an employee")}, {"N", tr("not an employee")}};
}

std::string problem_of_new_id(const Desk& desk, std::string_view text) {
    const auto id = domain::PersonId::parse(text);
    if (!id) {
        return sentence_of(id.error());
    }
    return desk.state().people.find(*id) == nullptr
               ? std::string()
               : fmt::format(fmt::runtime(tr("{} is {} already; each person has her own id.")),
                             id->text(), desk.name_of(*id));
}

std::vector<FieldRule> person_fields(const Desk& desk, const domain::PersonRow* row) {
    std::vector<FieldRule> rules;
    if (row == nullptr) {
        rules.push_back(
            {.field = {.id = "id",
                       .label = tr("Short id"),
                       .hint = tr("Such as rn2; it stands on her badge and her key")},
             .check = [&desk](std::string_view text) { return problem_of_new_id(desk, text); }});
    }
    const auto stays = [](const std::string& value) {
        return fmt::format(fmt::runtime(tr("Enter: stays {}")), value);
    };
    const MayBeEmpty may_be_empty = row == nullptr ? MayBeEmpty::No : MayBeEmpty::Yes;
    rules.push_back({.field = {.id = "name",
                               .label = tr("Name"),
                               .hint = row == nullptr ? tr("In full; it is kept sealed")
                                                      : tr("Enter: stays as it is")},
                     .check = stored_text(longest_disclosed, may_be_empty)});
    rules.push_back({.field = {.id = "initials",
                               .label = tr("Initials"),
                               .hint = row == nullptr ? tr("As they stand on records")
                                                      : stays(row->person.initials)},
                     .check = stored_text(longest_initials, may_be_empty)});
    rules.push_back({.field = {.id = "functions",
                               .label = tr("Functions, by their letters"),
                               .hint = row == nullptr ? function_hint()
                                                      : stays(function_words(row->functions)) +
                                                            "; " + function_hint()},
                     .check = [row, check = function_check()](std::string_view text) {
                         return text.empty() && row != nullptr ? std::string() : check(text);
                     }});
    rules.push_back(
        {.field = {.id = "employee",
                   .label = tr("Employed here (21 CFR 1317.95)"),
                   .kind = FieldKind::Choice,
                   .hint = row == nullptr ? std::string()
                                          : stays(row->person.employee ? tr("an employee")
                                                                       : tr("not an employee")),
                   .choices = employee_choices()},
         .check = [row, check = chosen(employee_choices())](std::string_view text) {
             return text.empty() && row != nullptr ? std::string() : check(text);
         }});
    return rules;
}

State person_of(const Form& form, domain::PersonRecorded person) {
    if (form.has("id")) {
        person.id = domain::PersonId::parse(form.text("id")).value();
    }
    if (const std::string initials = form.text("initials"); !initials.empty()) {
        person.initials = to_stored(initials);
    }
    if (const std::string functions = form.text("functions"); !functions.empty()) {
        person.functions = functions_of(functions);
    }
    if (const std::string employee = form.text("employee"); !employee.empty()) {
        person.employee = employee == "Y";
    }
    operations::Statement statement{.draft = person};
    if (const std::string name = form.text("name"); !name.empty()) {
        statement.disclosed = {{.name = "person_name", .value = to_stored(name)}};
    }
    return statement;
}

std::vector<std::string> tell_person(const domain::Event& event) {
    const auto& person = std::get<domain::PersonRecorded>(event);
    return {fmt::format("{} ({})", person.id.text(), person.initials),
            person.functions.empty() ? tr("no functions: she signs nothing from here on")
                                     : function_words(function_set(person.functions)),
            person.employee ? tr("an employee") : tr("not an employee")};
}

}  // namespace

std::string function_words(domain::FunctionSet functions) {
    std::string words;
    for (const Letter& letter : letters) {
        if ((functions & domain::bit(letter.function)) != 0) {
            words += words.empty() ? "" : ", ";
            words += words_of(letter.function);
        }
    }
    return words.empty() ? tr("has left, or is known from paper only") : words;
}

std::string function_hint() {
    std::string hint;
    for (const Letter& letter : letters) {
        hint += hint.empty() ? "" : ", ";
        hint += std::string(1, letter.letter) + " " + words_of(letter.function);
    }
    return hint;
}

std::vector<domain::Function> functions_of(std::string_view text) {
    std::vector<Function> functions;
    for (const char typed : text) {
        const auto found = std::find_if(letters.begin(), letters.end(), [&](const Letter& letter) {
            return letter.letter == std::toupper(static_cast<unsigned char>(typed));
        });
        if (found != letters.end()) {
            functions.push_back(found->function);
        }
    }
    // Stored in the order of their words, each once.
    std::sort(functions.begin(), functions.end(),
              [](Function a, Function b) { return domain::word_of(a) < domain::word_of(b); });
    functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
    return functions;
}

FieldCheck function_check() {
    return [](std::string_view text) -> std::string {
        const bool known = std::all_of(text.begin(), text.end(), [](char typed) {
            return typed == ' ' || typed == ',' ||
                   !functions_of(std::string_view(&typed, 1)).empty();
        });
        return known && !functions_of(text).empty()
                   ? std::string()
                   : fmt::format(fmt::runtime(tr("One letter for each function is accepted: {}.")),
                                 function_hint());
    };
}

std::string letters_of(domain::FunctionSet functions) {
    std::string text;
    for (const Letter& letter : letters) {
        if ((functions & domain::bit(letter.function)) != 0) {
            text += letter.letter;
        }
    }
    return text;
}

domain::FunctionSet function_set(const std::vector<Function>& functions) {
    domain::FunctionSet set = 0;
    for (const Function function : functions) {
        set = static_cast<domain::FunctionSet>(set | domain::bit(function));
    }
    return set;
}

SignedForm::Plan person_plan(const Desk& desk, const std::optional<domain::PersonId>& person) {
    const domain::PersonRow* row = person ? desk.state().people.find(*person) : nullptr;
    // The state's rows move; what is changed is kept by value.
    const domain::PersonRecorded before = row == nullptr ? domain::PersonRecorded() : row->person;
    SignedForm::Plan plan{
        .heading = row == nullptr ? tr("A new person")
                                  : fmt::format(fmt::runtime(tr("What changes about {}")),
                                                desk.name_of(*person)),
        .fields = person_fields(desk, row),
        .roles = {Role::Registrant, Role::Witness},
        .state = [before](const Form& form) { return person_of(form, before); },
        .tell = tell_person,
        .changed =
            [](Form& form, std::string_view field) {
                if (field == "functions") {
                    const auto functions = functions_of(form.text("functions"));
                    form.say_follows("functions", functions.empty()
                                                      ? std::string()
                                                      : function_words(function_set(functions)));
                }
            }};
    return plan;
}

SignedForm::Plan left_plan(const Desk& desk, const domain::PersonId& person) {
    domain::PersonRecorded after;
    if (const domain::PersonRow* row = desk.state().people.find(person)) {
        after = row->person;
    }
    after.functions.clear();
    return {.heading = fmt::format(fmt::runtime(tr("{} has left")), desk.name_of(person)),
            .fields = {},
            .roles = {Role::Registrant, Role::Witness},
            .state = [after](const Form& /*form*/) -> State {
                return operations::Statement{.draft = after};
            },
            .tell = tell_person};
}

}  // namespace vialog::gui
