// SPDX-License-Identifier: Apache-2.0
// The rules are asked before any PIN, with stand-ins for those who will sign.
#include "gui/signed_form.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/stand_in.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

// Of the format's rules, no entry needs more people than these: registrant, witness, one further.
constexpr std::size_t most_signers = 3;
constexpr std::string_view signer_prefix = "signer_";
constexpr std::string_view pin_prefix = "pin_";

std::string signer_field(std::size_t place) {
    return fmt::format("{}{}", signer_prefix, place);
}

std::string pin_field(std::size_t place) {
    return fmt::format("{}{}", pin_prefix, place);
}

std::optional<std::size_t> place_of(std::string_view field, std::string_view prefix) {
    if (!field.starts_with(prefix) || field.size() != prefix.size() + 1) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(field.back() - '0');
}

std::string who_words(domain::Role role) {
    return role == domain::Role::Registrant ? tr("Who signs as registrant")
           : role == domain::Role::Witness  ? tr("Who signs as witness")
           : role == domain::Role::Subject  ? tr("Whose key it is")
                                            : tr("Who signs");
}

}  // namespace

SignedForm::SignedForm(Desk& desk, Plan plan) : m_desk(desk), m_plan(std::move(plan)) {
    std::vector<FieldRule> rules = m_plan.fields;
    for (std::size_t place = 0; place < most_signers; ++place) {
        const bool known = place < m_plan.roles.size();
        const domain::Role role = known ? m_plan.roles[place] : domain::Role::Witness;
        const bool hers = place == 0 && m_desk.signer().has_value();
        rules.push_back(
            {.field = {.id = signer_field(place),
                       .label = known ? who_words(role) : tr("Who signs as second witness"),
                       .hint = hers ? fmt::format(fmt::runtime(tr("Enter: {}. Or badge, initials "
                                                                  "or id")),
                                                  m_desk.name_of(*m_desk.signer()))
                                    : tr("Badge, initials or id"),
                       .enabled = known},
             .check = [this, place](std::string_view text) {
                 return problem_of_signer(place, text);
             }});
    }
    for (std::size_t place = 0; place < most_signers; ++place) {
        rules.push_back({.field = {.id = pin_field(place),
                                   .label = tr("PIN"),
                                   .kind = FieldKind::Secret,
                                   .hint = tr("Signs what stands above"),
                                   .enabled = false},
                         .check = {}});
    }
    m_form = Form(std::move(rules));
}

std::optional<domain::PersonId> SignedForm::signer(std::size_t place) const {
    if (place >= m_plan.roles.size() && m_further && m_further->person) {
        return m_further->person;
    }
    const std::string text = m_form.text(signer_field(place));
    return text.empty() && place == 0 ? m_desk.signer() : m_desk.person_named(text);
}

std::string SignedForm::problem_of_signer(std::size_t place, std::string_view text) const {
    const auto person = text.empty() && place == 0 ? m_desk.signer() : m_desk.person_named(text);
    if (!person) {
        return text.empty() ? tr("Say who signs: badge, initials or id.")
                            : fmt::format(fmt::runtime(tr("Nobody here, or more than one, is "
                                                          "\"{}\"; badge, initials or id of a "
                                                          "person is accepted.")),
                                          text);
    }
    for (std::size_t other = 0; other < place; ++other) {
        if (signer(other) == person) {
            return fmt::format(fmt::runtime(tr("{} signs already; another person is needed here.")),
                               m_desk.name_of(*person));
        }
    }
    return {};
}

std::vector<domain::Role> SignedForm::roles() const {
    std::vector<domain::Role> roles = m_plan.roles;
    if (m_further) {
        roles.push_back(m_further->role);
    }
    return roles;
}

bool SignedForm::stated() const {
    const std::vector<Field> fields = m_form.fields();
    return std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
        return !field.enabled || field.id.starts_with(pin_prefix) || m_form.taken(field.id);
    });
}

void SignedForm::type(std::string_view field, std::string_view text) {
    m_message.reset();
    if (!place_of(field, pin_prefix)) {
        withdraw();
        if (field != signer_field(m_plan.roles.size())) {
            forget_further();
        }
    }
    m_form.type(field, text);
    if (m_plan.changed) {
        m_plan.changed(m_form, field);
    }
}

void SignedForm::set(std::string_view field, std::string_view text) {
    m_form.set(field, text);
    if (m_plan.changed) {
        m_plan.changed(m_form, field);
    }
    if (m_form.focus() == field) {
        static_cast<void>(m_form.enter(field));
    }
}

void SignedForm::enter(std::string_view field) {
    m_message.reset();
    if (const auto place = place_of(field, pin_prefix)) {
        take_pin(*place, field);
        return;
    }
    if (m_signing) {
        withdraw();
    }
    const bool taken = m_form.enter(field);
    if (m_plan.changed) {
        m_plan.changed(m_form, field);
    }
    if (const auto place = place_of(field, signer_prefix); place && taken) {
        if (const auto person = signer(*place)) {
            m_form.say_follows(field, m_desk.name_of(*person));
        }
    }
    if (taken && stated()) {
        look_ahead(field);
    }
}

void SignedForm::scan(std::string_view text) {
    const std::string focus = m_form.focus();
    const std::vector<Field> fields = m_form.fields();
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const Field& it) { return it.id == focus; });
    if (field == fields.end() || field->kind != FieldKind::Text) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("That was a scan; here something is typed."),
                            .remedy = tr("Nothing was taken from it.")};
        return;
    }
    type(focus, text);
    // A badge says who she is and signs nothing; any other field waits for Enter.
    if (place_of(focus, signer_prefix)) {
        enter(focus);
    }
}

void SignedForm::ask_further() {
    if (!m_plan.further || m_further) {
        return;
    }
    std::vector<domain::PersonId> people;
    for (std::size_t place = 0; place < m_plan.roles.size(); ++place) {
        people.push_back(signer(place).value_or(domain::PersonId()));
    }
    m_further = m_plan.further(m_form, people);
    if (m_further && !m_further->person) {
        const std::string field = signer_field(m_plan.roles.size());
        m_form.enable(field, true);
        m_form.focus_on(field);
    }
}

void SignedForm::look_ahead(std::string_view field) {
    ask_further();
    if (!stated()) {
        return;
    }
    bool shown = false;
    auto failed = failure_of([&] {
        auto statement = m_plan.state(m_form);
        if (!statement) {
            m_form.say_problem(statement.error().field, statement.error().sentence);
            m_form.focus_on(statement.error().field);
            return;
        }
        shown = preview(std::move(*statement));
        if (!shown) {
            m_form.focus_on(field);
        }
    });
    if (failed) {
        m_message = std::move(failed);
        m_form.focus_on(field);
    } else if (shown) {
        begin_signing();
    }
}

bool SignedForm::preview(operations::Statement statement) {
    std::vector<std::unique_ptr<operations::Consent>> stand_ins;
    const std::vector<domain::Role> needed = roles();
    for (std::size_t place = 0; place < needed.size(); ++place) {
        const domain::PersonId person = signer(place).value_or(domain::PersonId());
        stand_ins.push_back(stand_in(m_desk.state(), person));
        if (stand_ins.back() == nullptr) {
            m_message = Message{
                .tone = Tone::Bad,
                .text = fmt::format(fmt::runtime(tr("{} has no key in force and cannot sign.")),
                                    m_desk.name_of(person)),
                .remedy = tr("Let somebody else sign, or enrol a key for her: Ctrl+P.")};
            return false;
        }
        statement.signers.emplace_back(needed[place], stand_ins.back().get());
    }
    if (m_plan.arrange) {
        m_plan.arrange(statement.signers);
    }
    const auto entry = operations::preview(m_desk.session(), statement);
    statement.signers.clear();
    if (!entry) {
        m_message = message_of(m_desk, entry.error());
        return false;
    }
    m_told = m_plan.tell(entry->event);
    // Each digest of a disclosed text has a new salt, so there the events never are the same.
    if (statement.disclosed.empty()) {
        statement.seen = entry->event;
    }
    m_statement = std::move(statement);
    return true;
}

void SignedForm::begin_signing() {
    const std::vector<domain::Role> needed = roles();
    m_signing.emplace(m_desk, needed);
    for (std::size_t place = 0; place < needed.size(); ++place) {
        const auto person = signer(place);
        m_signing->seat(place, person);
        m_form.enable(pin_field(place), true);
        m_form.say_hint(pin_field(place),
                        fmt::format(fmt::runtime(tr("{} {} what stands above")),
                                    m_desk.name_of(person.value_or(domain::PersonId())),
                                    role_words(needed[place])));
    }
    m_form.focus_on(pin_field(0));
}

void SignedForm::take_pin(std::size_t place, std::string_view field) {
    if (!m_signing || place >= m_signing->size()) {
        return;
    }
    std::string pin = m_form.text(field);
    std::string why;
    m_message = failure_of([&] { why = m_signing->give(place, pin); });
    base::wipe(pin);
    const std::string id(field);
    m_form.forget(id);
    if (m_message || !why.empty()) {
        m_form.say_problem(id, std::move(why));
        m_form.focus_on(id);
        return;
    }
    m_form.set(id, "");
    m_form.say_follows(id, tr("has consented"));
    for (std::size_t next = 0; next < m_signing->size(); ++next) {
        if (!m_signing->given(next)) {
            m_form.focus_on(pin_field(next));
            return;
        }
    }
    commit();
}

void SignedForm::commit() {
    operations::Statement statement = *m_statement;
    statement.signers = m_signing->signers();
    if (m_plan.arrange) {
        m_plan.arrange(statement.signers);
    }
    m_recorded = record_by(
        m_desk,
        [&] {
            return m_plan.record ? m_plan.record(statement)
                                 : operations::record(m_desk.session(), statement);
        },
        m_message);
    if (m_recorded) {
        m_form.forget_all();
        m_signing.reset();
        m_desk.changed();
        return;
    }
    // Each consent was for this one deed. What the rules say now is shown before the next.
    const std::optional<Message> why = m_message;
    withdraw();
    look_ahead(signer_field(0));
    m_message = why;
}

void SignedForm::withdraw() {
    m_signing.reset();
    m_statement.reset();
    m_told.clear();
    for (std::size_t place = 0; place < most_signers; ++place) {
        m_form.forget(pin_field(place));
        m_form.enable(pin_field(place), false);
    }
}

void SignedForm::forget_further() {
    if (m_further) {
        const std::string field = signer_field(m_plan.roles.size());
        m_form.enable(field, false);
        m_form.forget(field);
        m_further.reset();
    }
}

void SignedForm::refresh() {
    if (!m_signing || !m_statement || !m_statement->seen) {
        return;
    }
    const auto before = m_statement->seen;
    auto statement = *m_statement;
    statement.seen.reset();
    bool same = false;
    const auto failed =
        failure_of([&] { same = preview(std::move(statement)) && m_statement->seen == before; });
    if (!failed && same) {
        return;
    }
    withdraw();
    m_message = Message{.tone = Tone::Warning,
                        .text = tr("Somebody recorded something in between."),
                        .remedy = tr("Look at what stands here, then press Enter and sign.")};
    m_form.focus_on(signer_field(0));
}

bool SignedForm::has_work() const {
    if (m_form.has_typed()) {
        return true;
    }
    for (std::size_t place = 0; m_signing && place < m_signing->size(); ++place) {
        if (m_signing->given(place)) {
            return true;
        }
    }
    return false;
}

void SignedForm::fill(ScreenView& view) const {
    view.title = m_plan.heading;
    view.fields = m_form.fields();
    // Places for signatures that are not asked for, and PINs before what they sign stands there.
    std::erase_if(view.fields, [](const Field& field) {
        return !field.enabled &&
               (field.id.starts_with(pin_prefix) || field.id.starts_with(signer_prefix));
    });
    view.focus = m_form.focus();
    view.sums = m_told;
    view.message = m_message;
    if (m_signing) {
        view.signers = m_signing->lines();
        return;
    }
    for (std::size_t place = 0; place < m_plan.roles.size(); ++place) {
        const auto person =
            m_form.taken(signer_field(place)) ? signer(place) : std::optional<domain::PersonId>();
        view.signers.push_back({.role = role_words(m_plan.roles[place]),
                                .name = person ? m_desk.name_of(*person) : tr("nobody yet"),
                                .known = person.has_value()});
    }
}

}  // namespace vialog::gui
