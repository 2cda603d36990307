// SPDX-License-Identifier: Apache-2.0
// From what people state to the entry they sign: what follows from the state is filled in, then the
// rules are asked.
#include "domain/decide.h"

#include "domain/checks.h"

#include <algorithm>
#include <array>

namespace vialog::domain {

namespace {

// What was given of each product in a bag follows from what was open and what is left in it.
void derive_from_bag(const State& state, OutcomeRecorded& outcome, const OpenAmounts& open) {
    outcome.lines.clear();
    for (const auto& [product, amount] : open) {
        const ProductRecorded* known = state.products.find(product);
        const Unit unit = known == nullptr ? Unit::Microlitre : known->container_size.unit();
        const auto given = Quantity::of(unit, amount - left_in_bag(amount, *outcome.bag));
        const auto none = Quantity::of(unit, 0);
        if (given && none) {
            outcome.lines.push_back({.product = product, .given = *given, .lost = *none});
        }
    }
}

// Fills in what the state knows better than any person. What cannot be found stays as it is:
// check() then says why.
struct Completer {
    const State& state;
    const Moment& moment;
    const JournalHead& head;
    bool from_paper;

    void operator()(StockReceived& it) const {
        it.first = ContainerId(state.totals.last_container.number() + 1);
        const ProductRecorded* product = state.products.find(it.product);
        if (product != nullptr && it.each.is_zero()) {
            it.each = product->container_size;
        }
    }

    void operator()(ContainerOpened& it) const {
        const ContainerRow* row = state.containers.find(it.container);
        if (row != nullptr) {
            it.beyond_use = latest_beyond_use(state, *row, moment.occurred);
        }
    }

    void operator()(StockDrawn& it) const {
        for (DrawLine& line : it.lines) {
            const ContainerRow* row = state.containers.find(line.container);
            if (row != nullptr) {
                line.product = state.receipts.find(row->receipt)->product;
                line.after_finish = row->state == ContainerState::Finished;
            }
        }
    }

    void operator()(OutcomeRecorded& it) const {
        const InfusionRow* row = state.infusions.find(InfusionId(it.infusion.seq.number()));
        if (it.bag && row != nullptr) {
            derive_from_bag(state, it, row->open);
        }
    }

    void operator()(WasteHeld& it) const { complete_waste(it.source, it.product); }
    void operator()(StockWasted& it) const { complete_waste(it.source, it.product); }
    void operator()(StockWastedUnwitnessed& it) const { complete_waste(it.source, it.product); }

    void complete_waste(const WasteSource& source, ProductId& product) const {
        if (const auto* from = std::get_if<FromContainer>(&source)) {
            complete_product(from->container, product);
        }
        if (const auto* from = std::get_if<FromHeld>(&source)) {
            if (const HeldRow* held = state.held.find(from->held.seq)) {
                product = held->product;
            }
        }
    }

    void complete_product(ContainerId id, ProductId& product) const {
        if (const ContainerRow* row = state.containers.find(id)) {
            product = state.receipts.find(row->receipt)->product;
        }
    }

    void operator()(ContainerFinished& it) const {
        complete_product(it.container, it.product);
        if (const ContainerRow* row = state.containers.find(it.container)) {
            it.book = row->balance;
        }
        if (!from_paper) {
            it.disposition = state.policy.finish_rest;
        }
    }

    void operator()(ContainerBroken& it) const {
        complete_product(it.container, it.product);
        if (const ContainerRow* row = state.containers.find(it.container)) {
            it.book = row->balance;
        }
    }

    void operator()(StockDestroyed& it) const { complete_lines(it.lines); }
    void operator()(StockHandedOver& it) const { complete_lines(it.lines); }
    void operator()(StockReturned& it) const { complete_lines(it.lines); }
    void operator()(StockTransferredOut& it) const { complete_lines(it.lines); }

    void complete_lines(std::vector<DisposalLine>& lines) const {
        for (DisposalLine& line : lines) {
            if (line.container) {
                complete_product(*line.container, line.product);
                if (const ContainerRow* row = state.containers.find(*line.container)) {
                    line.book = row->balance;
                }
            } else if (line.held) {
                if (const HeldRow* held = state.held.find(line.held->seq)) {
                    line.product = held->product;
                }
            }
        }
    }

    void operator()(CountRevealed& it) const {
        if (auto revealed = reveal(state, it.count.seq)) {
            it.lines = std::move(revealed->lines);
            it.differs = revealed->differs;
        }
    }

    void operator()(TranscriptionEnded& it) const { it.entries = state.totals.paper_entries; }

    void operator()(ClockChanged& it) const {
        const StationRow* station = state.stations.find(moment.station);
        if (station != nullptr) {
            const bool same_boot = station->boot == moment.boot;
            const base::Milliseconds elapsed(same_boot ? moment.monotonic_ms - station->monotonic_ms
                                                       : 0);
            it.before = station->time + elapsed;
        }
        it.after = moment.time;
    }

    void operator()(DayClosed& it) const {
        it.size = head.size;
        it.root = head.root;
        it.balances = product_balances(state);
        it.entries = head.size - state.totals.last_close_size;
        it.open_infusions = open_infusions(state);
        it.waiting = waiting_for_witness(state);
    }

    void operator()(CustodyHandedOver& it) const {
        it.size = head.size;
        it.root = head.root;
        it.balances = product_balances(state);
    }

    template <typename Other>
    void operator()(Other& /*event*/) const {}
};

// A restated event follows from what it restates, not from the state of today.
void complete_correction(const State& state, EntryCorrected& correction) {
    const auto before = in_force(correction.entry.seq, state.entry_at);
    if (!before) {
        return;
    }
    if (auto* finished = std::get_if<ContainerFinished>(&correction.restated)) {
        if (const auto* earlier = std::get_if<ContainerFinished>(&before->event)) {
            finished->book = earlier->book;
            finished->product = earlier->product;
            finished->disposition = earlier->disposition;
        }
    }
    if (auto* broken = std::get_if<ContainerBroken>(&correction.restated)) {
        if (const auto* earlier = std::get_if<ContainerBroken>(&before->event)) {
            broken->book = earlier->book;
            broken->product = earlier->product;
        }
    }
    if (auto* outcome = std::get_if<OutcomeRecorded>(&correction.restated)) {
        const auto* earlier = std::get_if<OutcomeRecorded>(&before->event);
        if (earlier != nullptr && outcome->bag) {
            derive_from_bag(state, *outcome, open_before(state, *earlier));
        }
    }
}

// What a person may not be about to do. That it has been done can always be recorded.
bool blocks_intent(Irregularity code) {
    static constexpr auto codes = std::to_array<Irregularity>(
        {Irregularity::Expired, Irregularity::PastBeyondUse, Irregularity::Overdrawn,
         Irregularity::NotOpened, Irregularity::AfterFinish, Irregularity::SingleUseReused,
         Irregularity::Quarantined, Irregularity::OtherPatient, Irregularity::PatientUnknown,
         Irregularity::LabelDiffers});
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void keep_original_time(const State& state, Entry& entry) {
    const Ref* concerned = nullptr;
    if (const auto* correction = std::get_if<EntryCorrected>(&entry.event)) {
        concerned = &correction->entry;
    } else if (const auto* voided = std::get_if<EntryVoided>(&entry.event)) {
        concerned = &voided->entry;
    }
    if (concerned != nullptr && state.entry_at) {
        if (const auto original = state.entry_at(concerned->seq)) {
            entry.moment.occurred = original->moment.occurred;
        }
    }
}

}  // namespace

base::Result<Entry, Refusal> decide(const State& state, const Request& request,
                                    const JournalHead& head) {
    Entry entry{.seq = EntryNumber(head.size),
                .rules = state.totals.rules,
                .moment = request.moment,
                .signers = request.signers,
                .irregular = request.irregular,
                .late = request.late,
                .paper = request.paper,
                .event = request.draft};
    std::visit(Completer{state, entry.moment, head, entry.paper.has_value()}, entry.event);
    if (auto* correction = std::get_if<EntryCorrected>(&entry.event)) {
        complete_correction(state, *correction);
    }
    keep_original_time(state, entry);
    // First whether it could be at all; only then may the state be asked what was improper about
    // it.
    Entry probe = entry;
    probe.irregular.clear();
    for (const auto& word : Words<Irregularity>::table) {
        probe.irregular.push_back(word.value);
    }
    auto refusals = check_looking_back(state, probe);
    if (!refusals.empty()) {
        return tl::unexpected(std::move(refusals.front()));
    }
    if (entry.moment.occurred.instant > entry.moment.time + std::chrono::seconds(2)) {
        return tl::unexpected(
            Refusal{.rule = rule::occurred_in_future,
                    .figures = {{"occurred", base::print_local(entry.moment.occurred)}}});
    }
    // What paper says and what a correction restates has been done.
    const bool intended = request.intent == Intent::Intended && !entry.paper &&
                          !std::holds_alternative<EntryCorrected>(entry.event);
    for (const Irregularity code : irregularities(state, entry)) {
        if (intended && blocks_intent(code)) {
            return tl::unexpected(Refusal{.rule = rule::intent_blocked,
                                          .figures = {{"code", std::string(word_of(code))}}});
        }
        entry.irregular.push_back(code);
    }
    std::sort(entry.irregular.begin(), entry.irregular.end(),
              [](Irregularity a, Irregularity b) { return word_of(a) < word_of(b); });
    entry.irregular.erase(std::unique(entry.irregular.begin(), entry.irregular.end()),
                          entry.irregular.end());
    return entry;
}

}  // namespace vialog::domain
