// SPDX-License-Identifier: Apache-2.0
// What must hold after each entry of random work: the book's signs and sums, the rows of the state,
// the state kept elsewhere, the same state from a new fold.
#include "domain/checks.h"
#include "random_work.h"

#include <fmt/format.h>

namespace vialog::domain {

namespace {

template <typename Key, typename Row>
std::map<Key, Row> rows_of(const Table<Key, Row>& table) {
    std::map<Key, Row> rows;
    table.for_each([&](const Key& key, const Row& row) { rows.emplace(key, row); });
    return rows;
}

template <typename Key, typename Row>
void keep_in(Table<Key, Row>& table, std::map<Key, Row>& kept) {
    table.fetch_with([&kept](const Key& key) -> std::optional<Row> {
        const auto found = kept.find(key);
        return found == kept.end() ? std::nullopt : std::optional<Row>(found->second);
    });
    table.track_changes();
}

template <typename Key, typename Row>
void save(Table<Key, Row>& table, std::map<Key, Row>& kept) {
    for (const Key& key : table.changed()) {
        if (const Row* row = table.find(key)) {
            kept.insert_or_assign(key, *row);
        } else {
            kept.erase(key);
        }
    }
    table.forget_rows();
}

// The names of the small tables, always in memory, that are not the same.
std::string differing_small_tables(const State& a, const State& b) {
    std::string names;
    const auto compare = [&names](const char* name, bool same) {
        names += same ? "" : std::string(name) + " ";
    };
    compare("registrant", a.registrant == b.registrant);
    compare("zone", a.zone == b.zone);
    compare("policy", a.policy == b.policy);
    compare("totals", a.totals == b.totals);
    compare("people", rows_of(a.people) == rows_of(b.people));
    compare("keys", rows_of(a.keys) == rows_of(b.keys));
    compare("people_index", a.people_index == b.people_index);
    compare("places", rows_of(a.places) == rows_of(b.places));
    compare("stations", rows_of(a.stations) == rows_of(b.stations));
    compare("products", rows_of(a.products) == rows_of(b.products));
    compare("parties", rows_of(a.parties) == rows_of(b.parties));
    compare("infusions", rows_of(a.infusions) == rows_of(b.infusions));
    compare("held_for_witness", a.held_for_witness == b.held_for_witness);
    compare("counts", rows_of(a.counts) == rows_of(b.counts));
    compare("awaiting", rows_of(a.awaiting) == rows_of(b.awaiting));
    compare("balances", rows_of(a.balances) == rows_of(b.balances));
    compare("on_hand", rows_of(a.on_hand) == rows_of(b.on_hand));
    return names;
}

std::string differing_kept_tables(const KeptRows& a, const KeptRows& b) {
    std::string names;
    names += a.held == b.held ? "" : "held ";
    names += a.cases == b.cases ? "" : "cases ";
    names += a.containers == b.containers ? "" : "containers ";
    names += a.receipts == b.receipts ? "" : "receipts ";
    names += a.corrected == b.corrected ? "" : "corrected ";
    names += a.paper == b.paper ? "" : "paper ";
    names += a.labels == b.labels ? "" : "labels ";
    return names;
}

KeptRows kept_rows_of(const State& state) {
    return {.held = rows_of(state.held),
            .cases = rows_of(state.cases),
            .containers = rows_of(state.containers),
            .receipts = rows_of(state.receipts),
            .corrected = rows_of(state.corrected),
            .paper = rows_of(state.paper),
            .labels = rows_of(state.labels)};
}

enum class Sign { NeverNegative, NeverPositive, Any };

// Which accounts may stand on which side of zero: the table of the specification.
Sign sign_of(AccountKind kind) {
    switch (kind) {
        case AccountKind::Supplier:
        case AccountKind::InitialInventory:
        case AccountKind::OtherRegistrant:
        case AccountKind::Found:
        case AccountKind::SurplusAtFinish:
            return Sign::NeverPositive;
        case AccountKind::Infusion:
        case AccountKind::Given:
        case AccountKind::InfusionLoss:
        case AccountKind::PatientWaste:
        case AccountKind::FinishWaste:
        case AccountKind::StockWaste:
        case AccountKind::Broken:
        case AccountKind::HeldForWitness:
        case AccountKind::HeldForDestruction:
        case AccountKind::Destroyed:
        case AccountKind::ReverseDistributor:
        case AccountKind::Returned:
        case AccountKind::TransferredOut:
        case AccountKind::ShortageAtFinish:
            return Sign::NeverNegative;
        case AccountKind::Container:
        case AccountKind::LostOrStolen:
        case AccountKind::Overfill:
        case AccountKind::NeedleLoss:
        case AccountKind::CountError:
        case AccountKind::RecordError:
        case AccountKind::Unexplained:
            return Sign::Any;
    }
    return Sign::Any;
}

}  // namespace

Work::Work() {
    m_clinic.begin_transcription();
    m_kept_state.entry_at = m_clinic.state().entry_at;
    keep_in(m_kept_state.held, m_kept.held);
    keep_in(m_kept_state.cases, m_kept.cases);
    keep_in(m_kept_state.containers, m_kept.containers);
    keep_in(m_kept_state.receipts, m_kept.receipts);
    keep_in(m_kept_state.corrected, m_kept.corrected);
    keep_in(m_kept_state.paper, m_kept.paper);
    keep_in(m_kept_state.labels, m_kept.labels);
    for (const Entry& entry : m_clinic.entries()) {
        evolve(m_kept_state, entry);
    }
    save_kept();
    for (int i = 0; i < 2; ++i) {
        for (const ProductId product : {m_clinic.vial, m_clinic.ampoule, m_clinic.kit}) {
            record(
                m_clinic.decided({.draft = m_clinic.delivery(product, 2), .by = {"cleo", "dan"}}));
        }
    }
}

void Work::save_kept() {
    save(m_kept_state.held, m_kept.held);
    save(m_kept_state.cases, m_kept.cases);
    save(m_kept_state.containers, m_kept.containers);
    save(m_kept_state.receipts, m_kept.receipts);
    save(m_kept_state.corrected, m_kept.corrected);
    save(m_kept_state.paper, m_kept.paper);
    save(m_kept_state.labels, m_kept.labels);
}

void Work::record(const Entry& entry) {
    post(entry);
    evolve(m_kept_state, entry);
    save_kept();
    m_clinic.apply(entry);
    check_book(entry);
    check_rows(entry);
}

void Work::complain(const Entry& entry, const std::string& what) {
    if (m_complaint.empty()) {
        m_complaint = fmt::format("entry {} ({}): {}", entry.seq.number(),
                                  word_of(kind_of(entry.event)), what);
    }
}

void Work::post(const Entry& entry) {
    std::map<ProductId, std::int64_t> sums;
    for (const Posting& posting : postings(entry.event, entry.seq, m_clinic.state().entry_at)) {
        sums[posting.product] += posting.amount;
        m_book[{posting.product, posting.account}] += posting.amount;
    }
    for (const auto& [product, sum] : sums) {
        if (sum != 0) {
            complain(entry, "its postings do not sum to zero");
        }
    }
}

void Work::check_book(const Entry& entry) {
    std::map<ProductId, std::int64_t> sums;
    for (const auto& [key, balance] : m_book) {
        sums[key.first] += balance;
        const Sign sign = sign_of(key.second.kind);
        if ((sign == Sign::NeverNegative && balance < 0) ||
            (sign == Sign::NeverPositive && balance > 0)) {
            complain(entry, fmt::format("{} {} stands at {}", word_of(key.second.kind),
                                        key.second.id, balance));
        }
    }
    for (const auto& [product, sum] : sums) {
        if (sum != 0) {
            complain(entry, "the accounts of a product do not sum to zero");
        }
    }
}

// The rows of the state are the balances of the book, and the stock on hand is its containers.
void Work::check_rows(const Entry& entry) {
    const State& state = m_clinic.state();
    std::map<BalanceKey, std::int64_t> totals;
    std::map<ContainerId, std::int64_t> differences;
    for (const auto& [key, balance] : m_book) {
        const auto& [product, account] = key;
        totals[{.product = product, .account = account.kind}] += balance;
        if (account.kind == AccountKind::SurplusAtFinish ||
            account.kind == AccountKind::ShortageAtFinish) {
            differences[ContainerId(account.id)] -= balance;
        }
        if (account.kind == AccountKind::Infusion &&
            open_amount(state, EntryNumber(account.id), product) != balance) {
            complain(entry, "an infusion's row is not its balance");
        }
        if (account.kind == AccountKind::HeldForWitness ||
            account.kind == AccountKind::HeldForDestruction) {
            const HeldRow* row = state.held.find(EntryNumber(account.id));
            if ((row == nullptr ? 0 : row->amount) != balance) {
                complain(entry, "a held row is not its balance");
            }
        }
    }
    for (const auto& [key, total] : totals) {
        if (state.balance(key.product, key.account) != total) {
            complain(entry, "a total is not that of its accounts");
        }
    }
    std::map<OnHandKey, OnHandRow> on_hand;
    state.containers.for_each([&](ContainerId id, const ContainerRow& row) {
        const ProductId product = state.receipts.find(row.receipt)->product;
        const Account account{.kind = AccountKind::Container, .id = id.number()};
        const auto booked = m_book.find({product, account});
        if (row.balance != (booked == m_book.end() ? 0 : booked->second) ||
            row.finish_difference != differences[id] || row.draws < 0) {
            complain(entry, "a container's row is not its balance");
        }
        OnHandRow& there = on_hand[{.product = product, .place = row.place}];
        if (row.state == ContainerState::Sealed) {
            there.sealed += 1;
            there.sealed_amount += row.balance;
        } else if (row.state == ContainerState::Opened) {
            there.opened.insert(id);
        } else if (row.balance != 0) {
            complain(entry, "a container that has ended is not empty");
        }
    });
    for (const auto& [key, row] : on_hand) {
        const OnHandRow* there = state.on_hand.find(key);
        if (there == nullptr || *there != row) {
            complain(entry, "the stock on hand is not that of the containers");
        }
    }
}

std::string Work::find_differences_of_a_new_fold() const {
    State fresh;
    fresh.entry_at = m_clinic.state().entry_at;
    for (const Entry& entry : m_clinic.entries()) {
        if (!check(fresh, entry).empty()) {
            return fmt::format("entry {} is refused now", entry.seq.number());
        }
        evolve(fresh, entry);
    }
    return differing_small_tables(m_clinic.state(), fresh) +
           differing_kept_tables(kept_rows_of(m_clinic.state()), kept_rows_of(fresh));
}

std::string Work::find_differences_of_the_kept_state() {
    return differing_small_tables(m_clinic.state(), m_kept_state) +
           differing_kept_tables(kept_rows_of(m_clinic.state()), m_kept);
}

namespace {

// Adds up one event in force; `origin` is the entry first recorded.
struct Adder {
    EntryNumber origin;
    std::map<std::pair<EntryNumber, ProductId>, std::int64_t>& open;

    void operator()(const StockDrawn& it) const {
        const EntryNumber infusion = it.infusion ? it.infusion->seq : origin;
        for (const DrawLine& line : it.lines) {
            open[{infusion, line.product}] += line.amount.amount();
        }
    }
    void operator()(const OutcomeRecorded& it) const {
        for (const OutcomeLine& line : it.lines) {
            open[{it.infusion.seq, line.product}] -= line.given.amount() + line.lost.amount();
        }
    }
    void operator()(const WasteHeld& it) const { take(it.source, it.product, it.amount); }
    void operator()(const StockWasted& it) const { take(it.source, it.product, it.amount); }
    void operator()(const StockWastedUnwitnessed& it) const {
        take(it.source, it.product, it.amount);
    }
    void operator()(const DiscrepancyDecided& it) const {
        for (const DecisionMove& move : it.moves) {
            if (move.from.kind == AccountKind::Infusion) {
                open[{EntryNumber(move.from.id), move.product}] -= move.amount.amount();
            }
        }
    }
    template <typename Other>
    void operator()(const Other& /*event*/) const {}

    void take(const WasteSource& source, ProductId product, Quantity amount) const {
        if (const auto* from = std::get_if<FromInfusion>(&source)) {
            open[{from->infusion.seq, product}] -= amount.amount();
        }
    }
};

}  // namespace

std::string Work::find_infusions_that_do_not_close() const {
    const State& state = m_clinic.state();
    std::map<std::pair<EntryNumber, ProductId>, std::int64_t> open;
    for (const Entry& entry : m_clinic.entries()) {
        if (state.corrected.find(entry.seq) != nullptr) {
            continue;  // what stands for it comes later, or nothing does
        }
        if (const auto now = in_force(entry.seq, state.entry_at)) {
            std::visit(Adder{now->origin, open}, now->event);
        }
    }
    std::string wrong;
    for (const auto& [key, amount] : open) {
        if (open_amount(state, key.first, key.second) != amount || amount < 0) {
            wrong += fmt::format("infusion {} has {} open, by its events {}; ", key.first.number(),
                                 open_amount(state, key.first, key.second), amount);
        }
    }
    return wrong;
}

}  // namespace vialog::domain
