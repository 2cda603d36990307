// SPDX-License-Identifier: Apache-2.0
// Founds the known-answer journal and signs for its people.
#include "known_house.h"

#include "crypto/digest.h"
#include "domain/rules.h"
#include "operations/enrol.h"
#include "operations/found_journal.h"
#include "operations/held_key.h"
#include "operations/revoke.h"

#include <stdexcept>
#include <utility>

namespace vialog::vectors {

namespace {

constexpr std::string_view origin = "known-answer.example/ket";
constexpr std::string_view opening = "2026-01-12T15:00:00.000Z";
constexpr base::UtcOffset offset{-420};  // Denver in winter
constexpr std::string_view pin_of_everybody = "246813";

std::string key_name(std::string_view person) {
    return std::string(origin) + "/u/" + std::string(person);
}

domain::PersonRecorded person(std::string_view id, std::string_view initials,
                              std::vector<domain::Function> functions) {
    domain::PersonRecorded it;
    it.id = parsed<domain::PersonId>(id);
    it.initials = std::string(initials);
    it.functions = std::move(functions);
    it.employee = true;
    return it;
}

std::unique_ptr<crypto::SeededRandom> seeded(std::string_view purpose) {
    return std::make_unique<crypto::SeededRandom>(base::as_bytes(purpose));
}

}  // namespace

operations::ClockReading StillClock::now() {
    return {
        .time = m_time, .offset = offset, .boot = "00000000000000b1", .monotonic_ms = m_elapsed_ms};
}

void StillClock::pass(base::Milliseconds time) {
    m_time += time;
    m_elapsed_ms += time.count();
}

House::House(const std::filesystem::path& scratch)
    : m_clock(base::parse_utc(opening).value()),
      m_random(base::as_bytes("known answer: signing")),
      m_vault(m_random) {
    unlock("ada", crypto::KeyAlgorithm::Ed25519);
    unlock("ben", crypto::KeyAlgorithm::Ed25519);
    found(scratch / "known-answer.vialog");
}

MadeKey House::make_key(std::string_view name, crypto::KeyAlgorithm algorithm) {
    const std::string signing = "known answer: key of " + std::string(name);
    const std::string box = "known answer: box of " + std::string(name);
    return {.signing =
                crypto::PrivateKey::from_secret(algorithm, crypto::sha256(base::as_bytes(signing)))
                    .value(),
            .box = crypto::BoxKey::from_secret(crypto::sha256(base::as_bytes(box))).value()};
}

void House::unlock(std::string_view key, crypto::KeyAlgorithm algorithm) {
    const std::string owner(key.substr(0, key.find('-')));
    MadeKey made = make_key(key, algorithm);
    m_consents.erase(owner);
    m_vault.unlock({.name = key_name(owner),
                    .signing_key = std::move(made.signing),
                    .box_key = std::move(made.box)},
                   pin_of_everybody,
                   {.length = operations::longest_shift, .idle = operations::longest_shift},
                   operations::KeyVault::Millis(m_clock.now().monotonic_ms));
    m_consents.emplace(owner, granted(operations::ask_consent(m_vault, m_clock, key_name(owner),
                                                              pin_of_everybody)));
}

operations::Consent& House::consent_of(std::string_view person) {
    const auto found = m_consents.find(person);
    if (found == m_consents.end()) {
        throw std::runtime_error("nobody of this name has unlocked a key");
    }
    return *found->second;
}

void House::found(const std::filesystem::path& database) {
    using domain::Function;
    const auto founder = [this](domain::PersonRecorded it, std::string name) {
        const std::string id(it.id.text());
        return operations::FoundingPerson{
            .person = std::move(it),
            .name = std::move(name),
            .box = make_key(id, crypto::KeyAlgorithm::Ed25519).box.public_key(),
            .consent = &consent_of(id)};
    };
    const operations::Founding founding{
        .origin = parsed<domain::Origin>(origin),
        .registrant = {.name = "Known Answer Clinic",
                       .dea = parsed<domain::DeaNumber>("AB1234563"),
                       .address = "12 Main Street, Denver, CO 80202"},
        .place = {.id = parsed<domain::PlaceId>("safe"), .name = "The safe"},
        .station = {.id = parsed<domain::StationId>("desk"), .name = "The desk"},
        .zone = parsed<domain::TimeZoneName>("America/Denver"),
        .founders = {founder(person("ada", "AE", {Function::Prescriber, Function::Registrant}),
                             "Ada Example"),
                     founder(person("ben", "BE", {Function::Compliance, Function::Pharmacist}),
                             "Benedikt Exämple")},
        .root_key = {},
        .successor_of = {}};
    const store::OpenOptions where{
        .path = database, .access = store::Access::ReadWrite, .marks = {}, .vfs = {}};
    const auto recorded = granted(operations::found_journal(
        where, founding, std::make_unique<Watch>(m_clock), seeded("known answer: genesis")));
    m_pin = base::to_hex(recorded.ref.leaf);
    m_session = std::make_unique<operations::Session>(
        store::Store::open(where), founding.station.id, std::make_unique<Watch>(m_clock),
        seeded("known answer: entries"));
    pass(std::chrono::minutes(1));
}

base::LocalInstant House::ago(base::Milliseconds time) {
    return {.instant = m_clock.now().time - time, .offset = offset};
}

void House::hire(const domain::PersonRecorded& person, const std::string& name,
                 crypto::KeyAlgorithm algorithm) {
    operations::Statement statement{.draft = person};
    statement.disclosed = {{.name = "person_name", .value = name}};
    record(std::move(statement), {"ada", "ben"});
    const std::string id(person.id.text());
    const MadeKey made = make_key(id, algorithm);
    operations::HeldKeyConsent new_key(made.signing, person.id, m_random);
    static_cast<void>(granted(operations::enrol(
        session(), {.person = person.id,
                    .box = made.box.public_key(),
                    .store = algorithm == crypto::KeyAlgorithm::EcdsaP256 ? domain::KeyStore::Token
                                                                          : domain::KeyStore::File,
                    .replaces = {},
                    .registrant = &consent_of("ada"),
                    .witness = &consent_of("ben"),
                    .new_key = &new_key})));
    pass(std::chrono::minutes(1));
    unlock(id, algorithm);
}

void House::replace_key(std::string_view person, std::string_view key) {
    const domain::KeyId old{consent_of(person).key().fingerprint()};
    const auto id = parsed<domain::PersonId>(person);
    const MadeKey made = make_key(key, crypto::KeyAlgorithm::Ed25519);
    operations::HeldKeyConsent new_key(made.signing, id, m_random);
    static_cast<void>(
        granted(operations::enrol(session(), {.person = id,
                                              .box = made.box.public_key(),
                                              .replaces = old,
                                              .registrant = &consent_of("ada"),
                                              .witness = &consent_of("ben"),
                                              .new_key = &new_key,
                                              .further = operations::FurtherSigner::EarlierKey,
                                              .further_consent = &consent_of(person)})));
    pass(std::chrono::minutes(1));
    static_cast<void>(granted(operations::revoke(
        session(),
        {.entry = {.key = old, .reason = domain::RevocationReason::Superseded, .suspect_from = {}},
         .signers = {{domain::Role::Registrant, &consent_of("ada")},
                     {domain::Role::Witness, &consent_of("ben")}}})));
    pass(std::chrono::minutes(1));
    unlock(key, crypto::KeyAlgorithm::Ed25519);
}

domain::Ref House::record(operations::Statement statement, const std::vector<std::string>& by) {
    domain::Entry probe;
    probe.seq = domain::EntryNumber(session().store().head().size);
    probe.event = statement.draft;
    const auto needed = domain::signatures_needed(session().store().state(), probe);
    if (needed.size() != by.size()) {
        throw std::runtime_error("this entry needs another number of signers");
    }
    for (std::size_t i = 0; i < by.size(); ++i) {
        statement.signers.emplace_back(needed[i].role, &consent_of(by[i]));
    }
    const auto recorded = granted(operations::record(session(), statement));
    pass(std::chrono::minutes(1));
    return recorded.ref;
}

domain::Ref House::record(domain::Event draft, const std::vector<std::string>& by) {
    return record(operations::Statement{.draft = std::move(draft)}, by);
}

}  // namespace vialog::vectors
