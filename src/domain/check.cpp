// SPDX-License-Identifier: Apache-2.0
// check(): the general rules, and the parts by kind in turn.
#include "domain/check.h"

#include "domain/checks.h"
#include "domain/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace vialog::domain {

std::string figure(std::int64_t number) {
    return fmt::format("{}", number);
}

std::string figure(std::int64_t amount, Unit unit) {
    if (unit == Unit::Microlitre) {
        return base::print_decimal(amount, 3) + " mL";
    }
    return figure(amount) + (std::abs(amount) == 1 ? " unit" : " units");
}

std::string figure(const Quantity& quantity) {
    return figure(quantity.amount(), quantity.unit());
}

const ContainerRow* on_hand(const State& state, ContainerId id, Complaints& out) {
    const ContainerRow* row = state.containers.find(id);
    if (row == nullptr) {
        out.add(rule::container_unknown, {{"container", figure(id)}});
        return nullptr;
    }
    switch (row->state) {
        case ContainerState::Sealed:
        case ContainerState::Opened:
            return row;
        case ContainerState::Finished:
            out.add(rule::container_finished, {{"container", figure(id)}});
            return nullptr;
        case ContainerState::Broken:
        case ContainerState::Gone:
            out.add(rule::container_gone, {{"container", figure(id)}});
            return nullptr;
    }
    return nullptr;
}

bool product_fits(const State& state, const ContainerRow* row, ContainerId id, ProductId product,
                  Unit unit, Complaints& out) {
    const ProductRecorded* known = state.products.find(product);
    if (known == nullptr) {
        out.add(rule::product_unknown, {{"product", figure(product)}});
        return false;
    }
    if (known->container_size.unit() != unit) {
        out.add(rule::unit_differs, {{"product", figure(product)}});
        return false;
    }
    if (row != nullptr && state.receipts.find(row->receipt)->product != product) {
        out.add(rule::product_of_container_differs,
                {{"container", figure(id)}, {"product", figure(product)}});
        return false;
    }
    return true;
}

std::int64_t open_amount(const State& state, EntryNumber infusion, ProductId product) {
    const InfusionRow* row = state.infusions.find(InfusionId(infusion.number()));
    if (row == nullptr) {
        return 0;
    }
    for (const auto& [of, amount] : row->open) {
        if (of == product) {
            return amount;
        }
    }
    return 0;
}

void check_clock(const State& state, const Entry& entry, Complaints& out) {
    const Moment& moment = entry.moment;
    const StationRow* station = state.stations.find(moment.station);
    if (station == nullptr) {
        if (!std::holds_alternative<Genesis>(entry.event)) {
            out.add(rule::station_unknown, {{"station", figure(moment.station)}});
        }
        return;
    }
    if (station->boot.empty() || std::holds_alternative<Noticed>(entry.event)) {
        return;
    }
    const std::int64_t wall = (moment.time - station->time).count();
    bool jumped = false;
    if (station->boot == moment.boot) {
        const std::int64_t elapsed = moment.monotonic_ms - station->monotonic_ms;
        if (elapsed < 0) {
            out.add(rule::monotonic_went_back, {{"station", figure(moment.station)}});
            return;
        }
        // 2 s and 200 parts per million: what an honest quartz may drift.
        jumped = std::abs(wall - elapsed) > 2000 + elapsed / 5000;
    } else {
        jumped = wall < -2000;
    }
    const auto* clock = std::get_if<ClockChanged>(&entry.event);
    if (jumped && clock == nullptr) {
        out.add(rule::clock_entry_missing, {{"station", figure(moment.station)},
                                            {"before", base::print_utc(station->time)},
                                            {"time", base::print_utc(moment.time)}});
    }
    if (clock != nullptr && clock->after != moment.time) {
        out.add(rule::clock_entry_differs, {});
    }
}

void check_paper(const State& state, const Entry& entry, Complaints& out) {
    if (!entry.paper) {
        if (!entry.late && concerns_stock(kind_of(entry.event)) &&
            entry.moment.time - entry.moment.occurred.instant > late_after) {
            out.add(rule::late_reason_missing,
                    {{"occurred", base::print_local(entry.moment.occurred)}});
        }
        return;
    }
    const Kind kind = kind_of(entry.event);
    if (!may_come_from_paper(kind)) {
        out.add(rule::kind_not_from_paper, {{"kind", std::string(word_of(kind))}});
    }
    if (!state.totals.transcribing || state.totals.transcription_ended) {
        out.add(rule::transcription_closed, {});
    }
    if (const auto* taken = state.paper.find(paper_key(kind, *entry.paper))) {
        out.add(rule::paper_taken_twice, {{"file", entry.paper->file},
                                          {"line", figure(entry.paper->line)},
                                          {"entry", figure(*taken)}});
    }
}

// Either side of zero: what finish, close and reveal state of the book must fit the journal's
// numbers, and no sum or mass of 64 bits may overflow.
void check_amounts(const State& state, const Entry& entry, Complaints& out) {
    // Nothing once a sum has left 64 bits.
    using Sum = std::optional<std::int64_t>;
    const auto add_to = [](Sum& sum, std::int64_t amount) {
        sum = sum ? base::checked_add(*sum, amount) : std::nullopt;
    };
    std::map<BalanceKey, Sum> totals;
    std::map<std::pair<ProductId, ContainerId>, Sum> containers;
    for (const Posting& posting : postings(entry.event, entry.seq, state.entry_at)) {
        const BalanceKey key{.product = posting.product, .account = posting.account.kind};
        add_to(totals.emplace(key, state.balance(key.product, key.account)).first->second,
               posting.amount);
        if (posting.account.kind == AccountKind::Container) {
            const ContainerId id(posting.account.id);
            const ContainerRow* row = state.containers.find(id);
            add_to(containers
                       .emplace(std::pair(posting.product, id), row == nullptr ? 0 : row->balance)
                       .first->second,
                   posting.amount);
        }
    }
    std::optional<ProductId> too_large;
    const auto check_sum = [&](ProductId product, const Sum& sum) {
        const ProductRecorded* row = state.products.find(product);
        const std::int64_t largest =
            largest_total(row == nullptr ? Unit::Microlitre : row->container_size.unit());
        if (!sum || *sum > largest || *sum < -largest) {
            too_large = product;
        }
    };
    for (const auto& [key, sum] : totals) {
        check_sum(key.product, sum);
    }
    for (const auto& [key, sum] : containers) {
        check_sum(key.first, sum);
    }
    if (too_large) {
        out.add(rule::amount_too_large, {{"product", figure(*too_large)}});
    }
}

namespace {

std::vector<Refusal> check_all(const State& state, const Entry& entry, LookBack look_back) {
    Complaints out(look_back);
    if (entry.rules != state.totals.rules) {
        out.add(rule::rules_differ, {{"rules", figure(entry.rules)}});
        return out.take();
    }
    const bool genesis = std::holds_alternative<Genesis>(entry.event);
    if (genesis != (entry.seq == EntryNumber(0))) {
        out.add(rule::genesis_misplaced, {{"entry", figure(entry.seq)}});
        return out.take();
    }
    check_signers(state, entry, out);
    check_clock(state, entry, out);
    check_paper(state, entry, out);
    check_house(state, entry, out);
    check_stock(state, entry, out);
    check_disposals(state, entry, out);
    check_counts(state, entry, out);
    check_cases(state, entry, out);
    check_corrections(state, entry, out);
    check_closing(state, entry, out);
    if (out.empty()) {
        check_amounts(state, entry, out);
    }
    if (!out.empty()) {
        return out.take();
    }
    // Only for a deed that could be, is it asked what was improper about it.
    for (const Irregularity code : irregularities(state, entry)) {
        if (std::find(entry.irregular.begin(), entry.irregular.end(), code) ==
            entry.irregular.end()) {
            out.add(rule::irregularity_not_named, {{"code", std::string(word_of(code))}});
        }
    }
    return out.take();
}

}  // namespace

std::vector<Refusal> check(const State& state, const Entry& entry) {
    return check_all(state, entry, LookBack::No);
}

std::vector<Refusal> check_looking_back(const State& state, const Entry& entry) {
    return check_all(state, entry, LookBack::Yes);
}

std::vector<Refusal> warnings(const State& state, const Entry& entry) {
    Complaints out(LookBack::No);
    if (entry.moment.occurred.instant > entry.moment.time + std::chrono::seconds(2)) {
        out.add(rule::occurred_in_future, {{"occurred", base::print_local(entry.moment.occurred)}});
    }
    // Between stations five minutes are let pass (21 CFR 1311.205(b) is the model).
    if (entry.moment.time + std::chrono::minutes(5) < state.totals.latest_time) {
        out.add(rule::clock_behind, {{"station", figure(entry.moment.station)}});
    }
    if (std::holds_alternative<ClockChanged>(entry.event)) {
        out.add(rule::clock_changed, {{"station", figure(entry.moment.station)}});
    }
    for (const Signer& signer : entry.signers) {
        const KeyRow* key = state.keys.find(signer.key);
        if (key == nullptr) {
            continue;
        }
        if (key->reenrolled) {
            out.add(rule::key_reenrolled, {{"person", figure(*key->person)}});
        }
    }
    // A revocation says from where on the key's entries are suspect; they lie before it.
    if (const auto* revoked = std::get_if<KeyRevoked>(&entry.event);
        revoked != nullptr && revoked->suspect_from) {
        out.add(rule::key_suspect,
                {{"from", figure(*revoked->suspect_from)}, {"to", figure(entry.seq.number() - 1)}});
    }
    return out.take();
}

}  // namespace vialog::domain
