// SPDX-License-Identifier: Apache-2.0
// What is not typed stays as it is. A state's rules fill two fields and say where they stand; people sign what comes of it.
#include "gui/policy_presenter.h"

#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/reference.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

using domain::PolicySet;
using domain::Role;

// domain/check_house.cpp: what is wider is refused.
constexpr std::int64_t most_beyond_use_hours = 366L * 24;
constexpr std::int64_t most_tolerance_permille = 200;
constexpr std::int64_t most_interval_months = 24;
constexpr std::int64_t least_retention_years = 2;
constexpr std::int64_t most_retention_years = 100;

struct NumberField {
    std::string id;
    std::string label;
    std::int64_t PolicySet::*member;
    std::int64_t least;
    std::int64_t most;
    std::string source;
};

std::vector<NumberField> number_fields() {
    return {{"beyond_use_multi", tr("Beyond-use of containers of several doses, hours"),
             &PolicySet::beyond_use_multi_hours, 1, most_beyond_use_hours, "USP <797>"},
            {"beyond_use_single", tr("Beyond-use of containers of a single dose, hours"),
             &PolicySet::beyond_use_single_hours, 1, most_beyond_use_hours, "USP <797>"},
            {"tolerance", tr("Tolerance of a count of opened containers, thousandths of the size"),
             &PolicySet::count_tolerance_permille, 0, most_tolerance_permille, ""},
            {"interval", tr("Inventory at least every so many months"),
             &PolicySet::inventory_interval_months, 1, most_interval_months, "21 CFR 1304.11(c)"},
            {"retention", tr("Records are kept, years"), &PolicySet::retention_years,
             least_retention_years, most_retention_years, "21 CFR 1304.04(a)"}};
}

std::string disposition_words(domain::Disposition disposition) {
    return disposition == domain::Disposition::Wastage ? tr("wasted before the witness")
                                                       : tr("held for destruction");
}

std::string shift_words(bool allowed) {
    return allowed ? tr("may stay unlocked for a shift") : tr("is given up after one signature");
}

std::vector<Choice> rest_choices() {
    return {{"H", disposition_words(domain::Disposition::HeldForDestruction)},
            {"W", disposition_words(domain::Disposition::Wastage)}};
}

std::vector<Choice> shift_choices() {
    return {{"Y", shift_words(true)}, {"N", shift_words(false)}};
}

std::vector<Choice> state_choices() {
    std::vector<Choice> choices;
    for (const StateRules& rules : state_rules()) {
        choices.push_back({rules.key, rules.name});
    }
    return choices;
}

// 24 months and 7 years stay, or become what the state asks for where that is more often or longer.
void fill_state_rules(Form& form, std::string_view field, const PolicySet& now) {
    if (field != "state" || !form.taken("state") || form.text("state").empty()) {
        return;
    }
    const std::string key = form.text("state");
    for (const StateRules& rules : state_rules()) {
        if (rules.key == key) {
            form.set("interval", fmt::format("{}", std::min(now.inventory_interval_months,
                                                            rules.inventory_interval_months)));
            form.set("retention",
                     fmt::format("{}", std::max(now.retention_years, rules.retention_years)));
            form.set("citation", rules.citation);
            form.say_follows(
                "state",
                fmt::format(fmt::runtime(tr("{}: inventory every {} months, records kept {} years "
                                            "at least; read it before you sign")),
                            rules.citation, rules.inventory_interval_months,
                            rules.retention_years));
        }
    }
    static_cast<void>(form.enter("state"));
}

FieldCheck empty_or(FieldCheck check) {
    return [check = std::move(check)](std::string_view text) {
        return text.empty() ? std::string() : check(text);
    };
}

std::string stays(const std::string& value) {
    return fmt::format(fmt::runtime(tr("Enter: stays {}")), value);
}

std::vector<FieldRule> policy_fields(const PolicySet& now) {
    std::vector<FieldRule> rules = {{.field = {.id = "state",
                                               .label = tr("Rules of a state, to begin with"),
                                               .kind = FieldKind::Choice,
                                               .hint = tr("Enter: none, type each figure"),
                                               .choices = state_choices()},
                                     .check = empty_or(chosen(state_choices()))}};
    for (const NumberField& field : number_fields()) {
        rules.push_back({.field = {.id = field.id,
                                   .label = field.label,
                                   .hint = stays(fmt::format("{}", now.*field.member))},
                         .check = whole_number(field.least, field.most, MayBeEmpty::Yes)});
    }
    rules.push_back({.field = {.id = "rest",
                               .label = tr("The rest of a finished container is"),
                               .kind = FieldKind::Choice,
                               .hint = stays(disposition_words(now.finish_rest)),
                               .choices = rest_choices()},
                     .check = empty_or(chosen(rest_choices()))});
    rules.push_back({.field = {.id = "shift",
                               .label = tr("A witness's key"),
                               .kind = FieldKind::Choice,
                               .hint = stays(shift_words(now.witness_shift)),
                               .choices = shift_choices()},
                     .check = empty_or(chosen(shift_choices()))});
    rules.push_back(
        {.field = {.id = "citation",
                   .label = tr("By which rules"),
                   .hint = now.citation.empty() ? tr("Such as: 21 CFR; Colorado 3 CCR 719-1")
                                                : stays(now.citation)},
         .check = stored_text(longest_address,
                              now.citation.empty() ? MayBeEmpty::No : MayBeEmpty::Yes)});
    return rules;
}

PolicySet policy_of(const Form& form, PolicySet policy) {
    for (const NumberField& field : number_fields()) {
        if (const std::string text = form.text(field.id); !text.empty()) {
            policy.*field.member = to_number(text);
        }
    }
    if (const std::string rest = form.text("rest"); !rest.empty()) {
        policy.finish_rest =
            rest == "W" ? domain::Disposition::Wastage : domain::Disposition::HeldForDestruction;
    }
    if (const std::string shift = form.text("shift"); !shift.empty()) {
        policy.witness_shift = shift == "Y";
    }
    if (const std::string citation = form.text("citation"); !citation.empty()) {
        policy.citation = to_stored(citation);
    }
    return policy;
}

// "Records are kept, years: 7, was 5"
std::vector<std::string> tell_changes(const PolicySet& was, const PolicySet& is) {
    std::vector<std::string> lines;
    const auto tell = [&](const std::string& label, const std::string& before,
                          const std::string& after) {
        if (before != after) {
            lines.push_back(fmt::format(fmt::runtime(tr("{}: {}, was {}")), label, after, before));
        }
    };
    for (const NumberField& field : number_fields()) {
        tell(field.label, fmt::format("{}", was.*field.member),
             fmt::format("{}", is.*field.member));
    }
    tell(tr("The rest of a finished container is"), disposition_words(was.finish_rest),
         disposition_words(is.finish_rest));
    tell(tr("A witness's key"), shift_words(was.witness_shift), shift_words(is.witness_shift));
    tell(tr("By which rules"), was.citation.empty() ? tr("not stated") : was.citation, is.citation);
    return lines;
}

SignedForm::Plan policy_plan(const PolicySet& now) {
    return {
        .heading = tr("The policy changes"),
        .fields = policy_fields(now),
        .roles = {Role::Registrant, Role::Witness},
        .state = [now](const Form& form)
            -> base::Result<operations::Statement, SignedForm::FieldProblem> {
            PolicySet policy = policy_of(form, now);
            if (policy == now) {
                return tl::unexpected(SignedForm::FieldProblem{
                    .field = "state", .sentence = tr("Nothing differs from the policy in force.")});
            }
            return operations::Statement{.draft = std::move(policy)};
        },
        .tell =
            [now](const domain::Event& event) {
                return tell_changes(now, std::get<PolicySet>(event));
            },
        .changed = [now](Form& form,
                         std::string_view field) { fill_state_rules(form, field, now); }};
}

}  // namespace

PolicyPresenter::PolicyPresenter(Desk& desk) : GovernedScreen(desk) {}

ScreenView PolicyPresenter::list() const {
    const PolicySet& policy = desk().state().policy;
    ScreenView view{.title = tr("Policy")};
    std::vector<Row> rows;
    for (const NumberField& field : number_fields()) {
        rows.push_back(
            {.cells = {field.label, fmt::format("{}", policy.*field.member), field.source}});
    }
    rows.push_back({.cells = {tr("The rest of a finished container is"),
                              disposition_words(policy.finish_rest), "21 CFR 1317.05"}});
    rows.push_back({.cells = {tr("A witness's key"), shift_words(policy.witness_shift), ""}});
    rows.push_back({.cells = {tr("By which rules"),
                              policy.citation.empty() ? tr("nothing stated yet: these are the "
                                                           "program's own figures")
                                                      : policy.citation,
                              ""},
                    .tone = policy.citation.empty() ? Tone::Warning : Tone::Plain});
    view.table = Table{.label = tr("The policy in force"),
                       .columns = {{.label = tr("What"), .width = 60},
                                   {.label = tr("In force"), .width = 40},
                                   {.label = tr("Bounded by"), .width = 18}},
                       .rows = std::make_shared<FixedRows>(std::move(rows)),
                       .empty_hint = tr("N states the policy.")};
    view.actions = {{.key = "N", .label = tr("Change it: registrant and witness sign")}};
    view.scan_hint = tr("Nothing is scanned here");
    return view;
}

void PolicyPresenter::act(std::string_view key) {
    if (key == "N") {
        begin(policy_plan(desk().state().policy), tr("the policy is in force from here on"));
    }
}

void PolicyPresenter::open_row(std::int64_t /*row*/) {
    act("N");
}

void PolicyPresenter::find(std::string_view /*scanned*/) {
    say({.tone = Tone::Warning,
         .text = tr("That was a scan; on this screen nothing is scanned."),
         .remedy = tr("F3 leads to the dashboard, where every scan finds its screen.")});
}

}  // namespace vialog::gui
