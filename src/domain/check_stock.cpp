// SPDX-License-Identifier: Apache-2.0
// Rules for stock on its way from the supplier to the patient.
#include "domain/beyond_use.h"
#include "domain/checks.h"
#include "domain/limits.h"

#include <algorithm>
#include <set>

namespace vialog::domain {

namespace {

constexpr std::int64_t most_containers_of_a_receipt = 100000;

struct StockCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    void operator()(const StockReceived& it) const {
        check_receipt(state, it, out);
        if (it.containers < 1 || it.containers > most_containers_of_a_receipt) {
            return;
        }
        if (it.first.number() != state.totals.last_container.number() + 1) {
            out.add(rule::container_number_differs,
                    {{"first", figure(it.first)},
                     {"next", figure(state.totals.last_container.number() + 1)}});
        }
        if (it.first.number() > greatest_container - it.containers + 1) {
            out.add(rule::container_numbers_spent, {{"containers", figure(it.containers)}});
        }
        check_labels(it);
    }

    void check_labels(const StockReceived& it) const {
        if (static_cast<std::int64_t>(it.labels.size()) > it.containers) {
            out.add(rule::labels_differ,
                    {{"labels", figure(static_cast<std::int64_t>(it.labels.size()))},
                     {"containers", figure(it.containers)}});
        }
        std::set<std::string_view> seen;
        for (const std::string& label : it.labels) {
            if (state.labels.find(label) != nullptr || !seen.insert(label).second) {
                out.add(rule::label_in_use, {{"label", label}});
            }
        }
    }

    void operator()(const ContainersTransferred& it) const {
        const auto from = state.place_index(it.from);
        if (!from || !state.place_index(it.to) || it.from == it.to) {
            out.add(rule::place_unknown, {{"place", figure(from ? it.to : it.from)}});
            return;
        }
        std::set<ContainerId> seen;
        for (const ContainerId id : it.containers) {
            const ContainerRow* row = on_hand(state, id, out);
            if (row != nullptr && row->place != *from) {
                out.add(rule::container_elsewhere,
                        {{"container", figure(id)}, {"place", figure(it.from)}});
            }
            if (!seen.insert(id).second) {
                out.add(rule::container_twice, {{"container", figure(id)}});
            }
        }
    }

    void operator()(const ContainerOpened& it) const {
        const ContainerRow* row = on_hand(state, it.container, out);
        if (row == nullptr) {
            return;
        }
        if (row->state != ContainerState::Sealed) {
            out.add(rule::container_not_sealed, {{"container", figure(it.container)}});
        }
        if (it.beyond_use > latest_beyond_use(state, *row, entry.moment.occurred)) {
            out.add(rule::beyond_use_too_late, {{"container", figure(it.container)}});
        }
    }

    void operator()(const StockDrawn& it) const {
        if (it.lines.empty()) {
            out.add(rule::nothing_drawn, {});
        }
        std::set<ContainerId> seen;
        for (const DrawLine& line : it.lines) {
            check_line(line);
            if (!seen.insert(line.container).second) {
                out.add(rule::container_twice, {{"container", figure(line.container)}});
            }
        }
        if (it.infusion) {
            check_infusion_known(it.infusion->seq);
        }
    }

    void check_line(const DrawLine& line) const {
        const ContainerRow* row = state.containers.find(line.container);
        if (row == nullptr) {
            out.add(rule::container_unknown, {{"container", figure(line.container)}});
            return;
        }
        if (line.amount.is_zero()) {
            out.add(rule::amount_zero, {});
        }
        if (!product_fits(state, row, line.container, line.product, line.amount.unit(), out)) {
            return;
        }
        if (row->state == ContainerState::Broken || row->state == ContainerState::Gone) {
            out.add(rule::container_gone, {{"container", figure(line.container)}});
        } else if (line.after_finish != (row->state == ContainerState::Finished)) {
            out.add(rule::container_finished, {{"container", figure(line.container)}});
        } else if (line.after_finish && line.amount.amount() > -row->finish_difference) {
            // Decision 2.0.5: a late draw explains a shortage at finish and never makes a surplus.
            const std::int64_t shortage = std::max<std::int64_t>(-row->finish_difference, 0);
            out.add(rule::late_draw_beyond_shortage,
                    {{"container", figure(line.container)},
                     {"amount", figure(line.amount)},
                     {"shortage", figure(shortage, line.amount.unit())}});
        }
    }

    void check_infusion_known(EntryNumber infusion) const {
        if (state.infusions.find(InfusionId(infusion.number())) != nullptr) {
            return;
        }
        // Nothing of it is open; it may still be a draw of before.
        const auto first = state.entry_at ? state.entry_at(infusion) : std::nullopt;
        const auto* draw = first ? std::get_if<StockDrawn>(&first->event) : nullptr;
        if (draw == nullptr || draw->infusion || is_voided(infusion)) {
            out.add(rule::infusion_unknown, {{"infusion", figure(infusion)}});
        }
    }

    // Whether the entry, or the latest correction that stands for it, was taken back.
    [[nodiscard]] bool is_voided(EntryNumber entry_number) const {
        // Each is corrected by a later one, so the walk ends.
        while (const EntryNumber* by = state.corrected.find(entry_number)) {
            entry_number = *by;
        }
        const auto last = state.entry_at(entry_number);
        return last && std::holds_alternative<EntryVoided>(last->event);
    }

    void operator()(const OutcomeRecorded& it) const {
        check_infusion_known(it.infusion.seq);
        if (it.lines.empty()) {
            out.add(rule::nothing_drawn, {});
        }
        std::set<ProductId> seen;
        for (const OutcomeLine& line : it.lines) {
            if (!product_fits(state, nullptr, ContainerId(), line.product, line.given.unit(),
                              out)) {
                continue;
            }
            if (line.lost.unit() != line.given.unit() || !seen.insert(line.product).second) {
                out.add(rule::unit_differs, {{"product", figure(line.product)}});
                continue;
            }
            const auto used = add(line.given, line.lost);
            const std::int64_t open = open_amount(state, it.infusion.seq, line.product);
            if (!used || used->amount() > open) {
                out.add(rule::infusion_overdrawn, {{"infusion", figure(it.infusion.seq)},
                                                   {"open", figure(open, line.given.unit())},
                                                   {"amount", used ? figure(*used) : ""}});
            }
        }
        if (it.bag && it.lines.size() == seen.size()) {
            const InfusionRow* row = state.infusions.find(InfusionId(it.infusion.seq.number()));
            check_bag(it, row == nullptr ? OpenAmounts{} : row->open, out);
        }
        if (it.given_by && !entry.paper && state.people.find(*it.given_by) == nullptr) {
            out.add(rule::person_unknown, {{"person", figure(*it.given_by)}});
        }
    }

    void operator()(const WasteHeld& it) const {
        if (std::holds_alternative<FromHeld>(it.source)) {
            out.add(rule::waste_source_wrong, {});
            return;
        }
        check_waste(it.source, it.product, it.amount);
    }
    void operator()(const StockWasted& it) const { check_waste(it.source, it.product, it.amount); }
    void operator()(const StockWastedUnwitnessed& it) const {
        check_waste(it.source, it.product, it.amount);
    }

    void check_waste(const WasteSource& source, ProductId product, const Quantity& amount) const {
        if (amount.is_zero()) {
            out.add(rule::amount_zero, {});
        }
        std::visit(
            Overloaded{
                [&](const FromInfusion& from) {
                    if (!product_fits(state, nullptr, ContainerId(), product, amount.unit(), out)) {
                        return;
                    }
                    const std::int64_t open = open_amount(state, from.infusion.seq, product);
                    if (amount.amount() > open) {
                        out.add(rule::infusion_overdrawn, {{"infusion", figure(from.infusion.seq)},
                                                           {"open", figure(open, amount.unit())},
                                                           {"amount", figure(amount)}});
                    }
                },
                [&](const FromHeld& from) {
                    const HeldRow* row = state.held.find(from.held.seq);
                    if (row == nullptr || !row->for_witness || row->product != product ||
                        amount.amount() > row->amount) {
                        out.add(rule::held_differs, {{"entry", figure(from.held.seq)}});
                    }
                    static_cast<void>(
                        product_fits(state, nullptr, ContainerId(), product, amount.unit(), out));
                },
                [&](const FromContainer& from) {
                    const ContainerRow* row = on_hand(state, from.container, out);
                    static_cast<void>(row != nullptr && product_fits(state, row, from.container,
                                                                     product, amount.unit(), out));
                },
            },
            source);
    }

    void operator()(const Countersigned& it) const {
        if (state.awaiting.find(it.receipt.seq) == nullptr) {
            out.add(rule::nothing_awaited, {{"entry", figure(it.receipt.seq)}});
            return;
        }
        const auto receipt = state.entry_at ? state.entry_at(it.receipt.seq) : std::nullopt;
        const KeyRow* actor = receipt ? state.keys.find(receipt->signers.front().key) : nullptr;
        for (const Signer& signer : entry.signers) {
            const KeyRow* witness = state.keys.find(signer.key);
            if (actor != nullptr && witness != nullptr && actor->person &&
                actor->person == witness->person) {
                out.add(rule::witness_is_actor, {{"person", figure(*actor->person)}});
            }
        }
    }

    void operator()(const ContainerFinished& it) const {
        const ContainerRow* row = on_hand(state, it.container, out);
        if (row == nullptr ||
            !product_fits(state, row, it.container, it.product, it.rest.unit(), out)) {
            return;
        }
        check_book(it.container, it.book, row->balance, it.rest.unit());
        // What happened on paper happened under another policy.
        if (!entry.paper && it.disposition != state.policy.finish_rest) {
            out.add(rule::disposition_differs,
                    {{"policy", std::string(word_of(state.policy.finish_rest))}});
        }
    }

    void operator()(const ContainerBroken& it) const {
        const ContainerRow* row = on_hand(state, it.container, out);
        if (row != nullptr &&
            product_fits(state, row, it.container, it.product, it.recovered.unit(), out)) {
            check_book(it.container, it.book, row->balance, it.recovered.unit());
        }
    }

    void check_book(ContainerId id, std::int64_t stated, std::int64_t book, Unit unit) const {
        if (stated != book) {
            out.add(rule::book_differs, {{"container", figure(id)},
                                         {"stated", figure(stated, unit)},
                                         {"book", figure(book, unit)}});
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

struct DisposalCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    void operator()(const StockDestroyed& it) const { check_lines(it.lines); }
    void operator()(const StockHandedOver& it) const {
        check_party(it.party, PartyRole::ReverseDistributor);
        check_lines(it.lines);
    }
    void operator()(const StockReturned& it) const {
        check_party(it.party, PartyRole::Supplier);
        check_lines(it.lines);
    }
    void operator()(const StockTransferredOut& it) const {
        check_party(it.party, PartyRole::Registrant);
        check_lines(it.lines);
    }
    template <typename Other>
    void operator()(const Other& /*event*/) const {}

    void check_party(PartyId id, PartyRole role) const {
        const PartyRecorded* party = state.parties.find(id);
        if (party == nullptr || party->role != role) {
            out.add(rule::party_unknown, {{"party", figure(id)}});
        }
    }

    void check_lines(const std::vector<DisposalLine>& lines) const {
        if (lines.empty()) {
            out.add(rule::amount_zero, {});
        }
        std::set<std::pair<std::int64_t, std::int64_t>> seen;
        for (const DisposalLine& line : lines) {
            const bool fresh = seen.emplace(line.container ? line.container->number() : -1,
                                            line.held ? line.held->seq.number() : -1)
                                   .second;
            if (line.container.has_value() == line.held.has_value() || !fresh) {
                out.add(rule::disposal_line_wrong, {});
            } else if (line.container) {
                check_container(line);
            } else {
                check_held(line);
            }
        }
    }

    void check_container(const DisposalLine& line) const {
        const ContainerRow* row = on_hand(state, *line.container, out);
        if (row == nullptr ||
            !product_fits(state, row, *line.container, line.product, line.amount.unit(), out)) {
            return;
        }
        // A sealed container leaves whole; an opened one is measured.
        const bool whole =
            row->state != ContainerState::Sealed || line.amount.amount() == line.book;
        if (line.book != row->balance || !whole) {
            out.add(rule::book_differs, {{"container", figure(*line.container)},
                                         {"stated", figure(line.amount)},
                                         {"book", figure(row->balance, line.amount.unit())}});
        }
    }

    void check_held(const DisposalLine& line) const {
        const HeldRow* row = state.held.find(line.held->seq);
        if (row == nullptr || row->for_witness || row->product != line.product || line.book != 0 ||
            line.amount.is_zero() || line.amount.amount() > row->amount) {
            out.add(rule::held_differs, {{"entry", figure(line.held->seq)}});
            return;
        }
        static_cast<void>(
            product_fits(state, nullptr, ContainerId(), line.product, line.amount.unit(), out));
    }
};

}  // namespace

base::UtcInstant latest_beyond_use(const State& state, const ContainerRow& row,
                                   base::LocalInstant opened) {
    const ReceiptRow* receipt = state.receipts.find(row.receipt);
    const ProductRecorded* product = state.products.find(receipt->product);
    const std::int64_t hours = product->use == ContainerUse::Single
                                   ? state.policy.beyond_use_single_hours
                                   : state.policy.beyond_use_multi_hours;
    return beyond_use(opened, std::chrono::hours(hours), receipt->expires).until;
}

std::int64_t left_in_bag(std::int64_t drawn, const DilutedBag& bag) {
    // Both factors are far below 2^31 for anything that hangs from a stand; beyond that nothing is
    // left to derive.
    const auto product = base::checked_multiply(drawn, bag.left.units());
    const auto rounded =
        product ? base::checked_add(*product, bag.total.units() / 2) : std::nullopt;
    if (!rounded || bag.total.units() < 1 || *product < 0) {
        return drawn;
    }
    return *rounded / bag.total.units();
}

void check_receipt(const State& state, const StockReceived& receipt, Complaints& out) {
    const bool needs_party =
        receipt.basis == ReceiptBasis::Supplier || receipt.basis == ReceiptBasis::OtherRegistrant;
    if (receipt.party ? state.parties.find(*receipt.party) == nullptr : needs_party) {
        out.add(rule::party_unknown, {{"party", receipt.party ? figure(*receipt.party) : "-"}});
    }
    if (!state.place_index(receipt.place)) {
        out.add(rule::place_unknown, {{"place", figure(receipt.place)}});
    }
    static_cast<void>(
        product_fits(state, nullptr, receipt.first, receipt.product, receipt.each.unit(), out));
    if (receipt.containers < 1 || receipt.containers > most_containers_of_a_receipt ||
        receipt.damaged < 0 || receipt.damaged > receipt.containers) {
        out.add(rule::containers_out_of_range, {{"containers", figure(receipt.containers)}});
    }
    if (receipt.owner == Owner::Patient && receipt.patient.empty()) {
        out.add(rule::patient_missing, {});
    }
}

OpenAmounts open_before(const State& state, const OutcomeRecorded& outcome) {
    OpenAmounts open;
    for (const OutcomeLine& line : outcome.lines) {
        open.emplace_back(line.product, open_amount(state, outcome.infusion.seq, line.product) +
                                            line.given.amount() + line.lost.amount());
    }
    return open;
}

void check_bag(const OutcomeRecorded& outcome, const OpenAmounts& open, Complaints& out) {
    const DilutedBag& bag = *outcome.bag;
    bool follows = bag.total.units() >= 1 && bag.left.units() >= 0 && bag.left <= bag.total &&
                   outcome.lines.size() == open.size();
    for (const OutcomeLine& line : outcome.lines) {
        const auto of = std::find_if(open.begin(), open.end(),
                                     [&](const auto& it) { return it.first == line.product; });
        follows =
            follows && of != open.end() &&
            line.given.amount() + line.lost.amount() == of->second - left_in_bag(of->second, bag);
    }
    if (!follows) {
        out.add(rule::bag_differs, {{"infusion", figure(outcome.infusion.seq)}});
    }
}

void check_stock(const State& state, const Entry& entry, Complaints& out) {
    std::visit(StockCheck{state, entry, out}, entry.event);
}

void check_disposals(const State& state, const Entry& entry, Complaints& out) {
    std::visit(DisposalCheck{state, entry, out}, entry.event);
}

}  // namespace vialog::domain
