// SPDX-License-Identifier: Apache-2.0
// A line for each person; the keys of the chosen one beside it.
#include "gui/people_presenter.h"

#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/key_deeds.h"
#include "gui/people_deeds.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

std::string keys_cell(const domain::State& state, const domain::PersonId& person) {
    const auto in_force = static_cast<long>(keys_in_force(state, person).size());
    return in_force == 0 ? tr("no key")
                         : fmt::format(fmt::runtime(tr_n("{} key", "{} keys", in_force)), in_force);
}

FactGroup key_facts(const Desk& desk, const domain::PersonId& person) {
    FactGroup group{.heading = fmt::format(fmt::runtime(tr("Keys of {}")), desk.name_of(person)),
                    .facts = {}};
    for (const KeyLine& key : keys_of(desk.state(), person)) {
        const bool revoked = key.row.revoked.has_value();
        group.facts.push_back(
            {.label = fingerprint_words(key.id),
             .value = revoked ? fmt::format(fmt::runtime(tr("revoked by entry {}")),
                                            key.row.revoked->number())
                              : fmt::format(fmt::runtime(tr("in force since entry {}")),
                                            key.row.since.number()),
             .tone = revoked ? Tone::Warning : Tone::Plain,
             .screen = "journal",
             .subject = fmt::format("entry:{}",
                                    revoked ? key.row.revoked->number() : key.row.since.number())});
    }
    if (group.facts.empty()) {
        group.facts.push_back({.label = tr("No key"),
                               .value = tr("She cannot sign: E enrols one."),
                               .tone = Tone::Warning});
    }
    return group;
}

}  // namespace

PeoplePresenter::PeoplePresenter(Desk& desk) : GovernedScreen(desk) {
    PeoplePresenter::read();
    select(m_people.empty() ? -1 : 0);
}

void PeoplePresenter::read() {
    m_people.clear();
    std::vector<domain::PersonId> left;
    desk().state().people.for_each([&](const domain::PersonId& id, const domain::PersonRow& row) {
        (row.functions == 0 ? left : m_people).push_back(id);
    });
    m_people.insert(m_people.end(), left.begin(), left.end());
}

std::optional<domain::PersonId> PeoplePresenter::chosen_person() const {
    const std::int64_t row = selected();
    return row >= 0 && row < static_cast<std::int64_t>(m_people.size())
               ? std::optional(m_people[static_cast<std::size_t>(row)])
               : std::nullopt;
}

std::string PeoplePresenter::why_no_person() const {
    return chosen_person() ? std::string() : tr("Choose a person first, with the arrows.");
}

std::string PeoplePresenter::why_not_revoke() const {
    const auto person = chosen_person();
    if (!person) {
        return why_no_person();
    }
    return keys_in_force(desk().state(), *person).empty()
               ? fmt::format(fmt::runtime(tr("{} has no key in force.")), desk().name_of(*person))
               : std::string();
}

std::string PeoplePresenter::why_not_own() const {
    std::string why = why_not_revoke();
    if (why.empty() && chosen_person() != desk().signer()) {
        why = tr("Only who sits here revokes a key alone, and only her own; R is for the others.");
    }
    return why;
}

ScreenView PeoplePresenter::list() const {
    ScreenView view{.title = tr("People and keys")};
    std::vector<Row> rows;
    for (const domain::PersonId& id : m_people) {
        const domain::PersonRow* row = desk().state().people.find(id);
        if (row == nullptr) {
            continue;
        }
        rows.push_back(
            {.cells = {row->person.initials, desk().name_of(id), id.text(),
                       function_words(row->functions), row->person.employee ? tr("yes") : tr("no"),
                       keys_cell(desk().state(), id), fmt::format("{}", row->recorded.number())}});
    }
    view.table =
        Table{.label = tr("People"),
              .columns = {{.label = tr("Initials"), .width = 8},
                          {.label = tr("Name"), .width = 28},
                          {.label = tr("Id"), .width = 10},
                          {.label = tr("Functions"), .width = 40},
                          {.label = tr("Employee"), .width = 8},
                          {.label = tr("Keys"), .width = 8},
                          {.label = tr("Entry"), .width = 8, .align = Column::Align::Right}},
              .rows = std::make_shared<FixedRows>(std::move(rows)),
              .empty_hint = tr("Nobody yet: N records a person.")};
    if (const auto person = chosen_person()) {
        view.groups.push_back(key_facts(desk(), *person));
    }
    view.actions = {
        {.key = "N", .label = tr("New person")},
        {.key = "C", .label = tr("Change what she may do"), .why_not = why_no_person()},
        {.key = "L", .label = tr("She has left"), .why_not = why_no_person()},
        {.key = "E", .label = tr("Enrol a key of hers"), .why_not = why_no_person()},
        {.key = "R", .label = tr("Revoke a key of hers"), .why_not = why_not_revoke()},
        {.key = "O", .label = tr("Revoke my own key, alone"), .why_not = why_not_own()}};
    view.scan_hint = tr("Scan a badge, or type initials");
    return view;
}

void PeoplePresenter::act(std::string_view key) {
    if (key == "N") {
        begin(person_plan(desk(), std::nullopt), tr("the person is recorded"));
        return;
    }
    const ScreenView view = list();
    const auto action = std::find_if(view.actions.begin(), view.actions.end(),
                                     [key](const Action& it) { return it.key == key; });
    if (action == view.actions.end()) {
        return;
    }
    if (!action->why_not.empty()) {
        say({.tone = Tone::Warning, .text = action->why_not});
        return;
    }
    act_on(key, *chosen_person());
}

void PeoplePresenter::act_on(std::string_view key, const domain::PersonId& person) {
    if (key == "C") {
        begin(person_plan(desk(), person), tr("the change is recorded"));
    } else if (key == "L") {
        begin(left_plan(desk(), person),
              tr("she has no functions any more; revoke her keys too, with R"));
    } else if (key == "E") {
        begin(enrol_plan(desk(), person), tr("the key is enrolled; F2 unlocks it"));
    } else if (key == "R") {
        begin(revoke_plan(desk(), person, RevokedBy::RegistrantAndWitness),
              tr("the key is revoked"));
    } else if (key == "O") {
        begin(revoke_plan(desk(), person, RevokedBy::OwnerAlone), tr("the key is revoked"));
    }
}

void PeoplePresenter::open_row(std::int64_t /*row*/) {
    act("C");
}

void PeoplePresenter::find(std::string_view scanned) {
    const auto person = desk().person_named(scanned);
    const auto found =
        person ? std::find(m_people.begin(), m_people.end(), *person) : m_people.end();
    if (found == m_people.end()) {
        say({.tone = Tone::Warning,
             .text = fmt::format(fmt::runtime(tr("Nobody here is known by \"{}\".")), scanned),
             .remedy = tr("N records a person.")});
        return;
    }
    select(found - m_people.begin());
}

void PeoplePresenter::show_subject(std::string_view subject) {
    constexpr std::string_view person = "person:";
    if (subject.starts_with(person)) {
        find(subject.substr(person.size()));
    }
}

}  // namespace vialog::gui
