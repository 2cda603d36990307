// SPDX-License-Identifier: Apache-2.0
// Makes keys, unlocks them, founds the journal.
#include "operations/workplace.h"

#include "support/tampering.h"

#include <stdexcept>

namespace vialog::operations {

namespace {

constexpr std::string_view origin = "clinic.example/ket";

}  // namespace

class Workplace::Watch final : public Clock {
  public:
    explicit Watch(MovableClock& clock) : m_clock(clock) {}
    [[nodiscard]] ClockReading now() override { return m_clock.now(); }

  private:
    MovableClock& m_clock;
};

class Workplace::Well final : public crypto::RandomSource {
  public:
    explicit Well(crypto::RandomSource& random) : m_random(random) {}
    void fill(std::span<std::uint8_t> out) override { m_random.fill(out); }

  private:
    crypto::RandomSource& m_random;
};

void MovableClock::pass(base::Milliseconds time) {
    m_now.time += time;
    m_now.monotonic_ms += time.count();
}

crypto::KeyFileContents key_of(std::string_view key, std::string_view person) {
    crypto::SeededRandom random(base::as_bytes("key of " + std::string(key)));
    auto signing_key = crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, random);
    auto box_key = crypto::BoxKey::generate(random);
    return {.name = std::string(origin) + "/u/" + std::string(person),
            .signing_key = std::move(signing_key),
            .box_key = std::move(box_key)};
}

domain::PersonRecorded staff(std::string_view id, std::vector<domain::Function> functions) {
    return {.id = parsed<domain::PersonId>(id),
            .initials = std::string(id.substr(0, 1)),
            .name = {},
            .functions = std::move(functions),
            .employee = true};
}

Workplace::Workplace() : m_random(base::as_bytes("workplace")), m_vault(m_random) {
    static_cast<void>(unlock("ada", "ada"));
    static_cast<void>(unlock("ben", "ben"));
}

crypto::BoxPublicKey Workplace::unlock(std::string_view key, std::string_view person) {
    auto contents = key_of(key, person);
    const auto box = contents.box_key.public_key();
    const std::string name = contents.name;
    m_vault.unlock(std::move(contents), test_pin,
                   {.length = longest_shift, .idle = longest_shift, .once = false},
                   m_shift.elapsed());
    m_consents[std::string(person)] = ask_consent(m_vault, m_shift, name, test_pin).value();
    m_boxes.insert_or_assign(std::string(person), box);
    return box;
}

Consent& Workplace::consent(std::string_view person) {
    return *m_consents.find(person)->second;
}

Founding Workplace::founding() {
    using domain::Function;
    const FoundingPerson ada{.person = staff("ada", {Function::Prescriber, Function::Registrant}),
                             .name = "Ada Example",
                             .box = m_boxes.at("ada"),
                             .store = domain::KeyStore::File,
                             .consent = &consent("ada")};
    const FoundingPerson ben{.person = staff("ben", {Function::Compliance, Function::Pharmacist}),
                             .name = "Ben Example",
                             .box = m_boxes.at("ben"),
                             .store = domain::KeyStore::File,
                             .consent = &consent("ben")};
    return {.origin = parsed<domain::Origin>(origin),
            .registrant = {.name = "Foothill Clinic",
                           .dea = parsed<domain::DeaNumber>("AB1234563"),
                           .address = "12 Main Street, Denver CO"},
            .place = {.id = parsed<domain::PlaceId>("safe"), .name = "The safe"},
            .station = {.id = parsed<domain::StationId>("desk"), .name = "The desk"},
            .zone = parsed<domain::TimeZoneName>("America/Denver"),
            .founders = {ada, ben},
            .root_key = {},
            .successor_of = {}};
}

base::Result<Recorded, Denial> Workplace::found(const Founding& founding) {
    return found_journal(
        {.path = journal(), .access = store::Access::ReadWrite, .marks = marks(), .vfs = {}},
        founding, std::make_unique<Watch>(m_clock), std::make_unique<Well>(m_random));
}

void Workplace::found() {
    if (const auto recorded = found(founding()); !recorded) {
        throw std::logic_error(explain(recorded.error()).what);
    }
    reopen();
}

void Workplace::reopen() {
    reopen("");
}

void Workplace::reopen(const std::string& vfs) {
    m_session.reset();
    m_session = std::make_unique<Session>(
        store::Store::open(
            {.path = journal(), .access = store::Access::ReadWrite, .marks = marks(), .vfs = vfs}),
        parsed<domain::StationId>("desk"), std::make_unique<Watch>(m_clock),
        std::make_unique<Well>(m_random));
}

void Workplace::fill(std::int64_t entries) {
    const domain::PartyRecorded party{.role = domain::PartyRole::Supplier,
                                      .name = "Sample Supply",
                                      .address = {},
                                      .dea = parsed<domain::DeaNumber>("AB1234563")};
    const auto recorded =
        record_all(session(),
                   [&](const domain::State& state,
                       std::span<const Recorded> /*so_far*/) -> std::optional<Statement> {
                       return state.totals.entries < entries
                                  ? std::optional(stated(party, {{domain::Role::Operator, "ben"}}))
                                  : std::nullopt;
                   });
    if (!recorded) {
        throw std::logic_error(explain(recorded.error()).what);
    }
}

void Workplace::tear(std::string_view sql) const {
    support::tamper_past_guards(journal(), sql);
}

Statement Workplace::stated(domain::Event draft) {
    return Statement{.draft = std::move(draft)};
}

Statement Workplace::stated(domain::Event draft,
                            const std::vector<std::pair<domain::Role, std::string>>& signers) {
    Statement statement = stated(std::move(draft));
    for (const auto& [role, person] : signers) {
        statement.signers.emplace_back(role, &consent(person));
    }
    return statement;
}

Recorded Workplace::govern(domain::Event draft, std::vector<DisclosedText> disclosed) {
    Statement statement = stated(
        std::move(draft), {{domain::Role::Registrant, "ada"}, {domain::Role::Witness, "ben"}});
    statement.disclosed = std::move(disclosed);
    auto recorded = record(session(), statement);
    if (!recorded) {
        throw std::logic_error(explain(recorded.error()).what);
    }
    m_clock.pass(std::chrono::minutes(1));
    return std::move(*recorded);
}

}  // namespace vialog::operations
