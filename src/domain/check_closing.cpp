// SPDX-License-Identifier: Apache-2.0
// Rules for what concerns the journal itself: transcription, exports, anchors, the close of a day.
#include "domain/checks.h"

#include <map>
#include <set>

namespace vialog::domain {

namespace {

// A day that nobody parsed is told as such, and stops nothing.
std::string day_text(base::CivilDate date) {
    return date.ok() && date.year() >= std::chrono::year(1900) ? base::print_date(date) : "-";
}

struct ClosingCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    void operator()(const TranscriptionBegun& it) const {
        if (state.totals.transcription_ended) {
            out.add(rule::transcription_closed, {});
        }
        std::set<std::string> names;
        for (const PaperFile& file : it.files) {
            if (!names.insert(file.name).second || file.records < 0) {
                out.add(rule::paper_file_twice, {{"file", file.name}});
            }
        }
        check_period(it.from, it.to);
    }

    void operator()(const TranscriptionEnded& it) const {
        if (!state.totals.transcribing) {
            out.add(rule::transcription_closed, {});
        } else if (it.entries != state.totals.paper_entries) {
            out.add(rule::totals_differ, {{"stated", figure(it.entries)},
                                          {"found", figure(state.totals.paper_entries)}});
        }
    }

    void operator()(const Exported& it) const { check_period(it.from, it.until); }

    void operator()(const AnchorReceived& it) const {
        if (it.size < 1 || it.size > entry.seq.number()) {
            out.add(rule::ref_forward, {{"to", figure(it.size)}});
        }
    }

    void operator()(const DayClosed& it) const {
        check_head(it.size, it.balances);
        if (state.totals.last_close && it.day <= *state.totals.last_close) {
            out.add(rule::day_closed_already, {{"day", day_text(it.day)}});
        }
        if (it.day > base::local_date(entry.moment.occurred)) {
            out.add(rule::day_not_over, {{"day", day_text(it.day)}});
        }
        if (it.entries != entry.seq.number() - state.totals.last_close_size) {
            out.add(rule::totals_differ,
                    {{"stated", figure(it.entries)},
                     {"found", figure(entry.seq.number() - state.totals.last_close_size)}});
        }
        if (it.open_infusions != open_infusions(state) ||
            it.waiting != waiting_for_witness(state)) {
            out.add(rule::open_items_differ, {});
        }
    }

    void operator()(const CustodyHandedOver& it) const { check_head(it.size, it.balances); }

    void check_head(std::int64_t size, const std::vector<ProductBalance>& balances) const {
        if (size != entry.seq.number()) {
            out.add(rule::totals_differ, {{"stated", figure(size)}, {"found", figure(entry.seq)}});
        }
        if (balances != product_balances(state)) {
            out.add(rule::balances_differ, {});
        }
    }

    void check_period(base::CivilDate from, base::CivilDate until) const {
        if (until < from) {
            out.add(rule::period_backward, {{"from", day_text(from)}, {"until", day_text(until)}});
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

}  // namespace

std::vector<ProductBalance> product_balances(const State& state) {
    std::map<ProductId, ProductBalance> balances;
    state.on_hand.for_each([&](const OnHandKey& key, const OnHandRow& row) {
        ProductBalance& line = balances[key.product];
        line.product = key.product;
        line.sealed += row.sealed;
        line.opened += static_cast<std::int64_t>(row.opened.size());
    });
    std::vector<ProductBalance> result;
    for (auto& [product, line] : balances) {
        line.book = state.balance(product, AccountKind::Container);
        result.push_back(line);
    }
    return result;
}

std::vector<InfusionId> open_infusions(const State& state) {
    std::vector<InfusionId> open;
    state.infusions.for_each(
        [&](InfusionId id, const InfusionRow& /*row*/) { open.push_back(id); });
    return open;
}

std::vector<EntryNumber> waiting_for_witness(const State& state) {
    std::set<EntryNumber> waiting = state.held_for_witness;
    state.awaiting.for_each(
        [&](EntryNumber entry, EntryNumber /*same*/) { waiting.insert(entry); });
    return {waiting.begin(), waiting.end()};
}

void check_closing(const State& state, const Entry& entry, Complaints& out) {
    std::visit(ClosingCheck{state, entry, out}, entry.event);
}

}  // namespace vialog::domain
