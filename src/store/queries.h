// SPDX-License-Identifier: Apache-2.0
// What the book tells: what is on hand, what happened to a container, what moved in a period, what is still open.
#pragma once

#include "domain/state.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace vialog::store {

// Half open: from the first instant up to and without the second, by when things occurred.
struct Period {
    base::UtcInstant from;
    base::UtcInstant until;
};

struct EntryLine {
    domain::EntryNumber seq;
    domain::Kind kind = domain::Kind::Genesis;
    base::LocalInstant occurred;
    base::UtcInstant recorded;
    bool operator==(const EntryLine&) const = default;
};

// In the order of occurrence, then of their numbers.
[[nodiscard]] std::vector<EntryLine> entries_in(const Store& store, const Period& period);
// Those of one kind, newest first by when they occurred.
[[nodiscard]] std::vector<EntryLine> newest_of_kind(const Store& store, domain::Kind kind,
                                                    const Period& period, std::int64_t at_most);
// The newest before `before`, newest first: one page of a list.
[[nodiscard]] std::vector<EntryLine> entries_before(const Store& store, domain::EntryNumber before,
                                                    std::int64_t at_most);

// What a reader of a period's figures must be told of: entries that occurred in it and were recorded after its end, and
// corrections and voids in it.
[[nodiscard]] std::vector<EntryLine> marks_of(const Store& store, const Period& period);

struct Movement {
    domain::ProductId product;
    domain::AccountKind account = domain::AccountKind::Supplier;
    std::int64_t amount = 0;  // gained, in the product's unit
    bool operator==(const Movement&) const = default;
};
// The sums of all postings of the period; what sums to zero is left out. By product, then account.
[[nodiscard]] std::vector<Movement> movements_in(const Store& store, const Period& period);
// The balances that follow from everything that occurred before the instant.
[[nodiscard]] std::vector<Movement> balances_at(const Store& store, base::UtcInstant instant);
// The balances now, of everything recorded.
[[nodiscard]] std::vector<Movement> balances(const Store& store);

struct PeriodPosting {
    EntryLine entry;
    domain::Posting posting;
};
// The entries behind a figure of movements_in.
[[nodiscard]] std::vector<PeriodPosting> postings_in(const Store& store, const Period& period,
                                                     domain::ProductId product,
                                                     domain::AccountKind account);

struct ContainerOnHand {
    domain::ContainerId id;
    domain::ProductId product;
    std::int64_t place = 0;  // PlaceRow::index
    domain::ContainerState state = domain::ContainerState::Sealed;
    std::int64_t balance = 0;  // in the product's unit
    domain::Lot lot;
    domain::Expiry expires;
    domain::Owner owner = domain::Owner::Stock;
    base::UtcInstant beyond_use;  // 1970 where it is sealed
    domain::EntryNumber receipt;
    bool operator==(const ContainerOnHand&) const = default;
};
// Sealed and opened ones, by product, place, state (opened last) and number.
[[nodiscard]] std::vector<ContainerOnHand> containers_on_hand(const Store& store);

// What an entry did to a container; several postings of one entry make several lines, none makes one of amount 0.
struct HistoryLine {
    EntryLine entry;
    std::optional<domain::AccountKind>
        account;               // container, surplus or shortage at finish; none: it posted nothing
    std::int64_t amount = 0;   // gained by that account
    std::int64_t balance = 0;  // of the container after this line
    std::optional<domain::EntryNumber> corrected_by;
    bool operator==(const HistoryLine&) const = default;
};
[[nodiscard]] std::vector<HistoryLine> container_history(const Store& store,
                                                         domain::ContainerId container);

// Every entry that posts to an infusion or a held waste, in order.
[[nodiscard]] std::vector<EntryLine> account_entries(const Store& store,
                                                     const domain::Account& account);

struct OpenAmount {
    EntryLine entry;  // the infusion's first draw, or what holds it
    domain::ProductId product;
    std::int64_t amount = 0;  // in the product's unit
};
[[nodiscard]] std::vector<OpenAmount> open_infusions(const Store& store);
[[nodiscard]] std::vector<OpenAmount> held_for_witness(const Store& store);
[[nodiscard]] std::vector<OpenAmount> held_for_destruction(const Store& store);
[[nodiscard]] std::vector<EntryLine> receipts_awaiting_witness(const Store& store);

// What a list is narrowed to. Every part that is there must fit.
struct EntryFilter {
    std::optional<domain::Kind> kind{};
    std::optional<domain::PersonId> person{};        // signed it, or acted according to the paper
    std::optional<domain::ContainerId> container{};  // as container_history has it
    std::optional<std::string> lot{};                // of the containers concerned
    std::optional<Period> period{};
    std::optional<std::vector<domain::EntryNumber>> among{};  // ascending
};
// In their order. Their number grows with what is found, not with the journal: 8 bytes for each, whatever an entry has.
[[nodiscard]] std::vector<domain::EntryNumber> find_entries(const Store& store,
                                                            const EntryFilter& filter);
// The one that corrects or voids it.
[[nodiscard]] std::optional<domain::EntryNumber> corrected_by(const Store& store,
                                                              domain::EntryNumber entry);
// Every entry that posts to one of these infusions, in order.
[[nodiscard]] std::vector<domain::EntryNumber> entries_of_infusions(
    const Store& store, const std::vector<domain::InfusionId>& infusions);

struct OpenCase {
    EntryLine entry;
    domain::CaseRow facts;
};
[[nodiscard]] std::vector<OpenCase> open_cases(const Store& store);

}  // namespace vialog::store
