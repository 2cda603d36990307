// SPDX-License-Identifier: Apache-2.0
// Rules for discrepancies and their decisions: nobody closes her own, and a decision moves no more
// than there is.
#include "domain/checks.h"

#include <algorithm>
#include <set>

namespace vialog::domain {

namespace {

// 21 CFR 1301.76(b)(1)-(6).
constexpr std::size_t significance_factors = 6;

struct CaseCheck {
    const State& state;
    const Entry& entry;
    Complaints& out;

    void operator()(const DiscrepancyOpened& it) const {
        if (it.discovered > entry.moment.time) {
            out.add(rule::discovered_in_future, {});
        }
        if (it.product && state.products.find(*it.product) == nullptr) {
            out.add(rule::product_unknown, {{"product", figure(*it.product)}});
        }
        if (it.container && state.containers.find(*it.container) == nullptr) {
            out.add(rule::container_unknown, {{"container", figure(*it.container)}});
        }
        if (it.concerns && state.people.find(*it.concerns) == nullptr) {
            out.add(rule::person_unknown, {{"person", figure(*it.concerns)}});
        }
    }

    void operator()(const DiscrepancyNoted& it) const {
        if (state.cases.find(it.about) == nullptr) {
            out.add(rule::case_not_open, {{"case", figure(it.about)}});
        }
    }

    void operator()(const DiscrepancyDecided& it) const {
        if (it.cases.empty() && it.moves.empty()) {
            out.add(rule::nothing_decided, {});
        }
        std::set<CaseId> seen;
        for (const CaseId id : it.cases) {
            if (!seen.insert(id).second || state.cases.find(id) == nullptr) {
                out.add(rule::case_not_open, {{"case", figure(id)}});
            } else {
                check_deciders(id);
            }
        }
        bool lost = it.verdict == Verdict::LostOrStolen;
        std::set<std::pair<Account, ProductId>> moved;
        for (const DecisionMove& move : it.moves) {
            lost = lost || move.to == Verdict::LostOrStolen;
            if (!moved.emplace(move.from, move.product).second) {
                out.add(rule::move_beyond_balance, {{"account", name(move.from)}});
            }
            check_move(move);
        }
        if (it.factors.size() != (lost ? significance_factors : 0)) {
            out.add(rule::factors_missing,
                    {{"factors", figure(static_cast<std::int64_t>(it.factors.size()))}});
        }
    }

    // Neither signer is the one the case concerns, and who did the irregular deed does not lead its
    // decision.
    void check_deciders(CaseId id) const {
        const CaseRow& row = *state.cases.find(id);
        for (std::size_t i = 0; i < entry.signers.size(); ++i) {
            const KeyRow* key = state.keys.find(entry.signers[i].key);
            if (key == nullptr || !key->person) {
                continue;
            }
            const bool did = std::find(row.involved.begin(), row.involved.end(), *key->person) !=
                             row.involved.end();
            if (row.concerns == key->person || (i == 0 && did)) {
                out.add(rule::decides_own_case,
                        {{"person", figure(*key->person)}, {"case", figure(id)}});
            }
        }
    }

    static std::string name(const Account& account) {
        return std::string(word_of(account.kind)) + " " + figure(account.id);
    }

    void check_move(const DecisionMove& move) const {
        if (!product_fits(state, nullptr, ContainerId(), move.product, move.amount.unit(), out)) {
            return;
        }
        if (move.amount.is_zero() || move.to == Verdict::LateDraw ||
            move.amount.amount() > available(move)) {
            out.add(rule::move_beyond_balance, {{"account", name(move.from)}});
        }
    }

    // What stands in the account the move takes from, and may be moved by a decision.
    [[nodiscard]] std::int64_t available(const DecisionMove& move) const {
        const ContainerRow* container = state.containers.find(ContainerId(move.from.id));
        const bool of_product = container != nullptr &&
                                state.receipts.find(container->receipt)->product == move.product;
        const AccountKind from = move.from.kind;
        if (from == AccountKind::SurplusAtFinish) {
            return of_product ? std::max<std::int64_t>(container->finish_difference, 0) : 0;
        }
        if (from == AccountKind::ShortageAtFinish) {
            return of_product ? std::max<std::int64_t>(-container->finish_difference, 0) : 0;
        }
        if (from == AccountKind::Container) {
            const bool whole = of_product && (container->state == ContainerState::Opened ||
                                              (container->state == ContainerState::Sealed &&
                                               move.amount.amount() == container->balance));
            return whole ? container->balance : 0;
        }
        if (from == AccountKind::Infusion) {
            return open_amount(state, EntryNumber(move.from.id), move.product);
        }
        if (from == AccountKind::HeldForWitness || from == AccountKind::HeldForDestruction) {
            const HeldRow* held = state.held.find(EntryNumber(move.from.id));
            const bool same = held != nullptr && held->product == move.product &&
                              held->for_witness == (from == AccountKind::HeldForWitness);
            return same ? held->amount : 0;
        }
        return 0;
    }

    void operator()(const LossReported& it) const {
        if (!(it.about.number() < entry.seq.number()) || (!it.notice && !it.form106)) {
            out.add(rule::case_not_open, {{"case", figure(it.about)}});
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}
};

}  // namespace

void check_cases(const State& state, const Entry& entry, Complaints& out) {
    std::visit(CaseCheck{state, entry, out}, entry.event);
}

}  // namespace vialog::domain
