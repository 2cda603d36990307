// SPDX-License-Identifier: Apache-2.0
// What the rules know after the entries so far: the book's balances and who, what and where things
// are.
#pragma once

#include "domain/event.h"
#include "domain/table.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vialog::domain {

// Functions of a person as a set of bits, for quick checks against the rules' table.
using FunctionSet = std::uint16_t;
[[nodiscard]] constexpr FunctionSet bit(Function function) {
    return static_cast<FunctionSet>(1U << static_cast<unsigned>(function));
}

struct PersonRow {
    PersonRecorded person;
    FunctionSet functions = 0;  // none for a person known from paper only
    EntryNumber recorded;
    bool operator==(const PersonRow&) const = default;
};

struct KeyRow {
    base::Bytes spki{};
    base::Bytes box{};
    std::optional<PersonId> person{};  // none for a checkpoint key
    bool root = false;                 // the registrant's offline key
    KeyStore store = KeyStore::File;
    EntryNumber since{};
    bool reenrolled = false;  // brought without a signature of the person's earlier key
    std::optional<EntryNumber> revoked{};
    std::optional<EntryNumber> suspect_from{};
    bool operator==(const KeyRow&) const = default;
};

struct PlaceRow {
    std::int64_t index = 0;  // places are numbered in the order of their entries
    std::string name;
    EntryNumber recorded;
    bool operator==(const PlaceRow&) const = default;
};

// The clock of a station at its latest entry.
struct StationRow {
    std::string name;
    base::UtcInstant time;
    std::string boot;
    std::int64_t monotonic_ms = 0;
    bool operator==(const StationRow&) const = default;
};

// What all containers of one receipt share.
struct ReceiptRow {
    ProductId product;
    Lot lot;
    Expiry expires;
    Owner owner = Owner::Stock;
    ContainerId first;
    std::int64_t containers = 0;
    Quantity each;
    bool awaiting = false;
    bool operator==(const ReceiptRow&) const = default;
};

// Stored. Never renumber.
enum class ContainerState : std::uint8_t { Sealed = 1, Opened, Finished, Broken, Gone };

struct ContainerRow {
    EntryNumber receipt;
    std::int64_t place = 0;  // PlaceRow::index
    std::int64_t balance = 0;
    // measured rest - book at the finish, as far as no decision and no late draw has taken of it
    std::int64_t finish_difference = 0;
    base::UtcInstant beyond_use;
    ContainerState state = ContainerState::Sealed;
    std::int32_t draws = 0;
    std::int64_t infusion = 0;  // of the latest draw; 0 before the first (entry 0 is genesis)
    bool operator==(const ContainerRow&) const = default;
};

// The balance of what was drawn for one infusion and has no outcome yet, by product. Closed ones
// have no row.
struct InfusionRow {
    std::vector<std::pair<ProductId, std::int64_t>> open;  // by product; none is zero
    bool operator==(const InfusionRow&) const = default;
};

struct HeldRow {
    ProductId product;
    std::int64_t amount = 0;
    bool for_witness = true;  // otherwise for destruction
    bool operator==(const HeldRow&) const = default;
};

struct CaseRow {
    Trouble trouble = Trouble::Irregular;
    base::UtcInstant discovered;
    std::optional<PersonId> concerns;
    std::vector<PersonId>
        involved;  // who did, herself or according to the paper, what was irregular
    bool operator==(const CaseRow&) const = default;
};

struct CountRow {
    CountStarted start;
    // The book as of the start: sealed containers by product and place, and the opened ones.
    struct Snapshot {
        ProductId product;
        std::int64_t place = 0;
        std::int64_t sealed = 0;
        std::vector<std::pair<ContainerId, std::int64_t>> opened;
        bool operator==(const Snapshot&) const = default;
    };
    std::vector<Snapshot> book;
    std::optional<EntryNumber> counted;
    std::vector<CountLine> lines;
    bool operator==(const CountRow&) const = default;
};

// What is not bound to a single row.
struct Totals {
    std::int64_t entries = 0;
    std::int64_t rules = 1;
    ContainerId last_container;
    std::int64_t paper_entries = 0;
    bool transcribing = false;
    bool transcription_ended = false;
    std::int64_t places = 0;
    std::optional<base::CivilDate> last_close;
    std::int64_t last_close_size = 0;  // entries before it
    KeyId log_key;
    base::UtcInstant latest_time;  // the largest time of any entry
    bool operator==(const Totals&) const = default;
};

// Aggregate accounts and the number of containers, by product.
struct BalanceKey {
    ProductId product;
    AccountKind account = AccountKind::Supplier;
    auto operator<=>(const BalanceKey&) const = default;
};

// Sealed and opened containers and their contents by product and place, kept beside the containers.
struct OnHandKey {
    ProductId product;
    std::int64_t place = 0;
    auto operator<=>(const OnHandKey&) const = default;
};
struct OnHandRow {
    std::int64_t sealed = 0;
    std::int64_t sealed_amount = 0;
    std::set<ContainerId> opened;
    bool operator==(const OnHandRow&) const = default;
};

// How many keys somebody has had; the registrant's offline key is not among them.
struct KeysOfPerson {
    std::int64_t brought = 0;
    std::int64_t in_force = 0;  // not revoked
    bool operator==(const KeysOfPerson&) const = default;
};

// What follows from `people` and `keys`, kept beside them, since no rule may look through them all:
// a hostile journal brings millions.
struct PeopleIndex {
    std::map<PersonId, KeysOfPerson> keys;
    std::set<PersonId> registrants;  // who has that function in force
    bool operator==(const PeopleIndex&) const = default;
};

// Small things (people, keys, products, open infusions ...) are always in memory; what grows with
// the years (the last group) may be fetched row by row. Rests that are held until their destruction
// and cases that nobody decides are of that group.
struct State {
    std::optional<Registrant> registrant;
    std::optional<TimeZoneName> zone;
    PolicySet policy;
    Totals totals;
    Table<PersonId, PersonRow> people;
    Table<KeyId, KeyRow> keys;
    PeopleIndex people_index;
    Table<PlaceId, PlaceRow> places;
    Table<StationId, StationRow> stations;
    Table<ProductId, ProductRecorded> products;
    Table<PartyId, PartyRecorded> parties;
    Table<InfusionId, InfusionRow> infusions;  // with something open
    std::set<EntryNumber> held_for_witness;    // of `held`; a close names them all
    Table<EntryNumber, CountRow> counts;       // begun, not yet revealed
    Table<EntryNumber, EntryNumber>
        awaiting;  // receipts that await their countersignature; the value is the same
    Table<BalanceKey, std::int64_t> balances;  // of the accounts kept by product alone
    Table<OnHandKey, OnHandRow> on_hand;

    Table<EntryNumber, HeldRow> held;  // with something held
    Table<CaseId, CaseRow> cases;      // open ones
    Table<ContainerId, ContainerRow> containers;
    Table<EntryNumber, ReceiptRow> receipts;
    Table<EntryNumber, EntryNumber> corrected;  // an entry, and the one that corrects or voids it
    Table<std::string, EntryNumber> paper;      // paper_key() of what is taken from paper
    Table<std::string, ContainerId> labels;     // the clinic's own label of a container

    // An earlier entry, read again from where the journal lies; for corrections. Nothing if there
    // is none.
    std::function<std::optional<Entry>(EntryNumber)> entry_at;

    // After people and keys were read from elsewhere.
    void index_people();
    [[nodiscard]] std::optional<std::int64_t> place_index(const PlaceId& place) const;
    [[nodiscard]] std::optional<PlaceId> place_at(std::int64_t index) const;
    [[nodiscard]] std::int64_t balance(ProductId product, AccountKind account) const;
    // The key, if it may sign the entry `at`: added before, not revoked before.
    [[nodiscard]] const KeyRow* active_key(const KeyId& key, EntryNumber at) const;
};

// The key that stops a repeat: kind, file and digest of the record.
[[nodiscard]] std::string paper_key(Kind kind, const Paper& paper);

}  // namespace vialog::domain
