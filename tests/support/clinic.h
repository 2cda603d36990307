// SPDX-License-Identifier: Apache-2.0
// A clinic in memory for the tests of the rules: people with keys, a safe, products, parties, a
// clock that the test moves. Nothing is signed; the rules see who signs, not the signatures.
#pragma once

#include "domain/decide.h"
#include "domain/evolve.h"

#include <string>
#include <string_view>
#include <vector>

namespace vialog::support {

// Her own public key, the same in each run, by the name of the key: "ada", "ada-2".
[[nodiscard]] base::Bytes key_named(std::string_view name);
[[nodiscard]] domain::KeyId key_id(std::string_view name);
[[nodiscard]] base::Bytes box_named(std::string_view name);
[[nodiscard]] domain::TextDigest text(std::string_view sealed);
[[nodiscard]] domain::PersonId person(std::string_view id);
[[nodiscard]] domain::PlaceId place(std::string_view id);
[[nodiscard]] domain::StationId station(std::string_view id);
[[nodiscard]] base::CivilDate date(std::string_view iso);

// What somebody asks to have recorded, and whose keys sign it.
struct Act {
    domain::Event draft{};
    std::vector<std::string> by{};  // names of keys, in the order of the signatures
    domain::Intent intent = domain::Intent::Intended;
    std::vector<domain::Irregularity> irregular{};
    std::optional<domain::LateReason> late{};
    std::optional<domain::Paper> paper{};
    std::optional<base::LocalInstant> occurred{};  // now, where nothing is stated
    std::string station = "desk";
    std::vector<domain::Role> roles{};  // those that the kind needs, where nothing is stated
};

// Opens with: Ada (registrant, prescriber) and Ben (pharmacist, compliance) as founders; Cleo and
// Dan (dispensers), Eve (witness, no employee), Finn (compliance), Gail (administrator); the places
// "safe" and "room"; the stations "desk" and "ward"; three products and three parties.
class Clinic final {
  public:
    Clinic();
    Clinic(const Clinic&) = delete;  // its state looks entries up in it
    Clinic& operator=(const Clinic&) = delete;

    domain::ProductId vial;     // 10 mL at 50 mg/mL, several doses
    domain::ProductId ampoule;  // 2 mL at 50 mg/mL, a single dose
    domain::ProductId kit;      // two nasal devices of 28 mg
    domain::PartyId supplier;
    domain::PartyId pharmacy;  // another registrant
    domain::PartyId distributor;

    [[nodiscard]] const domain::State& state() const { return m_state; }
    [[nodiscard]] const std::vector<domain::Entry>& entries() const { return m_entries; }
    [[nodiscard]] const domain::Entry& entry(domain::EntryNumber seq) const;
    [[nodiscard]] domain::EntryNumber next() const;
    [[nodiscard]] domain::JournalHead head() const;
    [[nodiscard]] domain::Ref ref(domain::EntryNumber seq) const;
    [[nodiscard]] std::int64_t balance(domain::ProductId product,
                                       domain::AccountKind account) const;
    [[nodiscard]] const domain::ContainerRow& container(domain::ContainerId id) const;

    // Time goes by, for every station; each recorded entry takes a minute of it.
    void pass(base::Milliseconds time);
    // Somebody moves the clock on the wall, and nothing else.
    void move_wall_clock(base::Milliseconds by);
    // Every station starts anew: another boot, its elapsed time from zero.
    void restart();
    [[nodiscard]] base::LocalInstant now() const;
    [[nodiscard]] base::LocalInstant ago(base::Milliseconds time) const;
    [[nodiscard]] domain::Moment moment(std::string_view station) const;

    [[nodiscard]] domain::Request request(const Act& act) const;
    [[nodiscard]] base::Result<domain::Entry, domain::Refusal> decide(const Act& act) const;
    // An entry that decide() must grant; std::logic_error with the refusal's words otherwise.
    [[nodiscard]] domain::Entry decided(const Act& act) const;
    domain::EntryNumber record(const Act& act);
    domain::EntryNumber record(domain::Event draft, std::vector<std::string> by);
    // An entry as it stands, right or wrong.
    void apply(const domain::Entry& entry);
    // An entry against the rules: it has its place in the journal, and changes nothing.
    void pass_over(const domain::Entry& entry);

    // The daily work, by Cleo with Dan as her witness.
    domain::ContainerId receive(domain::ProductId product, std::int64_t containers);
    domain::ContainerId open_one(domain::ProductId product);  // received and opened
    domain::EntryNumber draw(domain::ContainerId container, domain::Quantity amount);
    domain::EntryNumber give(domain::EntryNumber infusion, domain::ProductId product,
                             domain::Quantity given);
    domain::EntryNumber waste(domain::EntryNumber infusion, domain::ProductId product,
                              domain::Quantity amount);
    domain::EntryNumber finish(domain::ContainerId container, domain::Quantity rest);
    // The channel for paper, opened by Ben and Finn.
    void begin_transcription();

    // Drafts to alter before they are asked for.
    [[nodiscard]] domain::StockReceived delivery(domain::ProductId product,
                                                 std::int64_t containers) const;
    [[nodiscard]] domain::WasteSource from_infusion(domain::EntryNumber infusion) const;
    [[nodiscard]] domain::WasteSource from_held(domain::EntryNumber held) const;
    [[nodiscard]] domain::OutcomeRecorded outcome(domain::EntryNumber infusion,
                                                  domain::ProductId product, domain::Quantity given,
                                                  domain::Quantity lost) const;
    [[nodiscard]] domain::EntryCorrected correction(domain::EntryNumber of,
                                                    domain::Restatable restated) const;
    [[nodiscard]] domain::EntryVoided voiding(domain::EntryNumber of) const;

  private:
    void bring_people();
    void bring_things();

    domain::State m_state;
    std::vector<domain::Entry> m_entries;
    base::UtcInstant m_time;
    std::int64_t m_elapsed_ms = 5000;
    int m_starts = 1;
};

[[nodiscard]] domain::Genesis genesis();
// The key's owner brings it: "ada-2" is for "ada".
[[nodiscard]] domain::KeyAdded key_added(std::string_view owner, std::string_view key);
[[nodiscard]] domain::PersonRecorded staff(std::string_view id,
                                           std::vector<domain::Function> functions, bool employee);
[[nodiscard]] domain::StockDrawn drawn(domain::ContainerId container, domain::Quantity amount);
[[nodiscard]] domain::ContainerFinished finished(domain::ContainerId container,
                                                 domain::Quantity rest);
[[nodiscard]] domain::ContainerBroken broken(domain::ContainerId container,
                                             domain::Quantity recovered);
[[nodiscard]] domain::StockWasted wasted(domain::WasteSource source, domain::ProductId product,
                                         domain::Quantity amount);
// Line `line` of the file "ledger.csv", where `by` did it and `witness` saw it.
[[nodiscard]] domain::Paper paper(std::int64_t line, std::optional<domain::PersonId> by,
                                  std::optional<domain::PersonId> witness);

}  // namespace vialog::support
