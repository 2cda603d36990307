// SPDX-License-Identifier: Apache-2.0
// Asks the holder of the keys, and says in words why there is no consent.
#include "gui/signing.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

Signing::Signing(Desk& desk, std::vector<domain::Role> roles) : m_desk(desk) {
    for (const domain::Role role : roles) {
        m_seats.push_back({.role = role, .person = {}, .consent = nullptr});
    }
}

void Signing::seat(std::size_t place, std::optional<domain::PersonId> person) {
    Seat& seat = m_seats.at(place);
    if (seat.person == person) {
        return;
    }
    if (seat.person || place == 0) {
        // Whoever has consented did so beside the former one.
        withdraw();
    }
    seat.person = std::move(person);
}

std::optional<domain::PersonId> Signing::person(std::size_t place) const {
    const Seat& seat = m_seats.at(place);
    return !seat.person && place == 0 ? m_desk.signer() : seat.person;
}

std::string Signing::give(std::size_t place, std::string_view pin) {
    const std::optional<domain::PersonId> who = person(place);
    if (!who) {
        return place == 0 ? tr("Nobody has signed in: press F2, then your passphrase and PIN.")
                          : tr("Say first who signs: badge or initials.");
    }
    // A stray Enter must not use up one of the three tries.
    if (pin.empty()) {
        return tr("Type the PIN, then Enter.");
    }
    auto consent = m_desk.keys().consent(m_desk.key_name(*who), pin);
    if (!consent) {
        operations::SigningError error = std::move(consent.error());
        error.person = *who;
        return sentence_of(m_desk, error);
    }
    m_seats.at(place).consent = std::move(*consent);
    return {};
}

bool Signing::given(std::size_t place) const {
    return m_seats.at(place).consent != nullptr;
}

bool Signing::complete() const {
    return std::all_of(m_seats.begin(), m_seats.end(),
                       [](const Seat& seat) { return seat.consent != nullptr; });
}

void Signing::withdraw() {
    for (Seat& seat : m_seats) {
        seat.consent.reset();
    }
}

std::vector<std::pair<domain::Role, operations::Consent*>> Signing::signers() const {
    std::vector<std::pair<domain::Role, operations::Consent*>> signers;
    for (const Seat& seat : m_seats) {
        signers.emplace_back(seat.role, seat.consent.get());
    }
    return signers;
}

operations::Consent* Signing::consent(std::size_t place) const {
    return m_seats.at(place).consent.get();
}

std::vector<SignerLine> Signing::lines() const {
    std::vector<SignerLine> lines;
    for (std::size_t place = 0; place < m_seats.size(); ++place) {
        const std::optional<domain::PersonId> who = person(place);
        lines.push_back({.role = role_words(m_seats[place].role),
                         .name = who ? m_desk.name_of(*who) : tr("nobody yet"),
                         .known = who.has_value()});
    }
    return lines;
}

std::string sentence_of(const Desk& desk, const operations::SigningError& error) {
    const std::string name =
        error.person.text().empty() ? std::string() : desk.name_of(error.person);
    switch (error.problem) {
        case operations::SigningProblem::NotUnlocked:
            return fmt::format(
                fmt::runtime(tr("No key of {} is unlocked here: press F2, then her passphrase.")),
                name);
        case operations::SigningProblem::ShiftOver:
            return fmt::format(
                fmt::runtime(tr("The shift of {} is over: press F2, then her passphrase.")), name);
        case operations::SigningProblem::WrongPin:
            return fmt::format(fmt::runtime(tr_n("Wrong PIN: {} try is left, then the key locks.",
                                                 "Wrong PIN: {} tries are left, then the key "
                                                 "locks.",
                                                 error.attempts_left)),
                               error.attempts_left);
        case operations::SigningProblem::Locked:
            return fmt::format(fmt::runtime(tr("Three wrong PINs: the key of {} is locked. Press "
                                               "F2, then her passphrase.")),
                               name);
        case operations::SigningProblem::AgentMissing:
            return tr("Nobody holds keys here any more: press F2, then the passphrase.");
        case operations::SigningProblem::Failed:
            break;
    }
    return fmt::format(fmt::runtime(tr("The key could not be asked: {}")), error.text);
}

Message message_of(const Desk& desk, const operations::Denial& denial) {
    if (const auto* error = std::get_if<operations::SigningError>(&denial)) {
        return {.tone = Tone::Bad, .text = sentence_of(desk, *error), .remedy = {}};
    }
    operations::Explanation explanation = operations::explain(denial);
    return {.tone = Tone::Bad,
            .text = std::move(explanation.what),
            .remedy = std::move(explanation.remedy)};
}

std::string role_words(domain::Role role) {
    switch (role) {
        case domain::Role::Operator:
            return tr("signs as operator");
        case domain::Role::Witness:
            return tr("signs as witness");
        case domain::Role::Registrant:
            return tr("signs as registrant");
        case domain::Role::Subject:
            return tr("signs with the new key");
        case domain::Role::Transcriber:
            return tr("signs as transcriber");
        case domain::Role::Checker:
            return tr("signs as checker");
        case domain::Role::LogKey:
            return tr("the journal's own key");
        case domain::Role::Program:
            break;
    }
    return tr("the program");
}

}  // namespace vialog::gui
