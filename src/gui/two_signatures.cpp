// SPDX-License-Identifier: Apache-2.0
// A badge says who she is and signs nothing; a PIN signs, once everything before it stands there.
#include "gui/two_signatures.h"

#include "base/bytes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::string_view witness_field = "witness";
constexpr std::string_view pin_field = "pin";
constexpr std::string_view witness_pin_field = "witness_pin";
constexpr std::size_t operator_place = 0;
constexpr std::size_t witness_place = 1;

// The first field that still wants something, of those that come before the PINs.
std::string missing_before_pins(const Form& form) {
    for (const Field& field : form.fields()) {
        const bool is_pin = field.id == pin_field || field.id == witness_pin_field;
        if (!is_pin && field.enabled && !form.taken(field.id)) {
            return field.id;
        }
    }
    return {};
}

}  // namespace

TwoSignatures::TwoSignatures(Desk& desk, Witness witness)
    : m_desk(desk),
      m_witness(witness),
      m_signing(desk, {domain::Role::Operator, domain::Role::Witness}) {}

std::vector<FieldRule> TwoSignatures::fields() {
    const bool later = m_witness == Witness::MayComeLater;
    std::vector<FieldRule> rules;
    rules.push_back({.field = {.id = std::string(witness_field),
                               .label = tr("Witness"),
                               .hint = later ? tr("Badge or initials. Enter alone: she "
                                                  "countersigns later")
                                             : tr("Badge or initials")},
                     .check = [this](std::string_view text) { return problem_of_witness(text); }});
    rules.push_back({.field = {.id = std::string(pin_field),
                               .label = tr("PIN of the operator"),
                               .kind = FieldKind::Secret,
                               .hint = tr("Signs what stands above")},
                     .check = {}});
    rules.push_back({.field = {.id = std::string(witness_pin_field),
                               .label = tr("PIN of the witness"),
                               .kind = FieldKind::Secret,
                               .hint = tr("Signs what stands above")},
                     .check = {}});
    return rules;
}

bool TwoSignatures::is_signature(std::string_view field) const {
    return field == witness_field || field == pin_field || field == witness_pin_field;
}

std::string TwoSignatures::problem_of_witness(std::string_view text) const {
    if (text.empty()) {
        return m_witness == Witness::MayComeLater
                   ? std::string()
                   : tr("Say who witnesses it: badge, initials or id.");
    }
    const auto person = m_desk.person_named(text);
    if (!person) {
        return fmt::format(fmt::runtime(tr("Nobody here, or more than one, is \"{}\"; badge, "
                                           "initials or id of a person is accepted.")),
                           text);
    }
    if (person == m_signing.person(operator_place)) {
        return fmt::format(fmt::runtime(tr("{} signs as operator; a witness is somebody else.")),
                           m_desk.name_of(*person));
    }
    return {};
}

TwoSignatures::Answer TwoSignatures::enter(Form& form, std::string_view field) {
    m_failure.reset();
    if (field == witness_field) {
        withdraw(form);
        if (form.enter(field)) {
            seat_witness(form);
        }
        return Answer::Asking;
    }
    if (field == pin_field) {
        return give(form, operator_place, field);
    }
    return field == witness_pin_field ? give(form, witness_place, field) : Answer::NotMine;
}

void TwoSignatures::seat_witness(Form& form) {
    const std::string text = form.text(witness_field);
    m_later = text.empty();
    const auto person = m_later ? std::optional<domain::PersonId>() : m_desk.person_named(text);
    m_signing.seat(witness_place, person);
    form.say_follows(witness_field, person ? m_desk.name_of(*person)
                                           : tr("The entry waits for her countersignature."));
    form.enable(witness_pin_field, !m_later);
}

bool TwoSignatures::scan_badge(Form& form, std::string_view text) {
    const auto person = m_desk.person_named(text);
    if (!person) {
        return false;
    }
    withdraw(form);
    form.type(witness_field, person->text());
    static_cast<void>(enter(form, witness_field));
    return true;
}

TwoSignatures::Answer TwoSignatures::give(Form& form, std::size_t place, std::string_view field) {
    const std::string id(field);
    std::string pin = form.text(id);
    form.forget(id);
    const std::string missing = missing_before_pins(form);
    std::string why;
    if (!missing.empty()) {
        why = tr("Fill in first what stands above; a PIN signs all of it.");
    } else {
        m_failure = failure_of([&] { why = m_signing.give(place, pin); });
    }
    base::wipe(pin);
    if (m_failure || !why.empty()) {
        form.say_problem(id, std::move(why));
        form.focus_on(missing.empty() ? id : missing);
        return Answer::Asking;
    }
    // Taken, and nothing of the PIN stays.
    static_cast<void>(form.enter(id));
    form.say_follows(id, tr("has consented"));
    return is_complete() ? Answer::Complete : Answer::Asking;
}

bool TwoSignatures::is_complete() const {
    return m_signing.given(operator_place) && (m_later || m_signing.given(witness_place));
}

void TwoSignatures::withdraw(Form& form) {
    m_signing.withdraw();
    const std::string focus = form.focus();
    form.forget(pin_field);
    form.forget(witness_pin_field);
    form.focus_on(focus);
}

void TwoSignatures::forget(Form& form) {
    withdraw(form);
    form.forget(witness_field);
    m_later = false;
    m_failure.reset();
    m_signing.seat(witness_place, std::nullopt);
}

void TwoSignatures::enable(Form& form, bool enabled) {
    form.enable(witness_field, enabled);
    form.enable(pin_field, enabled);
    form.enable(witness_pin_field, enabled && !m_later);
}

std::vector<std::pair<domain::Role, operations::Consent*>> TwoSignatures::signers() const {
    auto signers = m_signing.signers();
    if (m_later) {
        signers.pop_back();
    }
    return signers;
}

std::vector<SignerLine> TwoSignatures::lines() const {
    std::vector<SignerLine> lines = m_signing.lines();
    if (m_later) {
        lines.back().name = tr("later: the receipt waits for her");
    }
    return lines;
}

}  // namespace vialog::gui
