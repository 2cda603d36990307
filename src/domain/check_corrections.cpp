// SPDX-License-Identifier: Apache-2.0
// Rules for corrections and voids: newest first, once for an entry, and the book must still balance
// afterwards.
#include "domain/checks.h"

#include <algorithm>
#include <map>

namespace vialog::domain {

namespace {

// What a correction may not change: what the entry is about.
struct SameSubject {
    bool operator()(const PersonRecorded& a, const PersonRecorded& b) const { return a.id == b.id; }
    bool operator()(const StockReceived& a, const StockReceived& b) const {
        return a.product == b.product && a.first == b.first && a.containers == b.containers &&
               a.labels == b.labels && a.place == b.place;
    }
    bool operator()(const ContainerOpened& a, const ContainerOpened& b) const {
        return a.container == b.container;
    }
    bool operator()(const StockDrawn& a, const StockDrawn& b) const {
        return a.infusion == b.infusion && a.patient == b.patient &&
               std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                          [](const DrawLine& x, const DrawLine& y) {
                              return x.container == y.container && x.product == y.product &&
                                     x.after_finish == y.after_finish &&
                                     x.amount.unit() == y.amount.unit() && !y.amount.is_zero();
                          });
    }
    bool operator()(const OutcomeRecorded& a, const OutcomeRecorded& b) const {
        return a.infusion == b.infusion &&
               std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                          [](const OutcomeLine& x, const OutcomeLine& y) {
                              return x.product == y.product && x.given.unit() == y.given.unit() &&
                                     x.lost.unit() == y.lost.unit();
                          });
    }
    bool operator()(const WasteHeld& a, const WasteHeld& b) const { return same_waste(a, b); }
    bool operator()(const StockWasted& a, const StockWasted& b) const { return same_waste(a, b); }
    bool operator()(const StockWastedUnwitnessed& a, const StockWastedUnwitnessed& b) const {
        return same_waste(a, b);
    }
    bool operator()(const ContainerFinished& a, const ContainerFinished& b) const {
        return a.container == b.container && a.product == b.product && a.book == b.book &&
               a.disposition == b.disposition && a.rest.unit() == b.rest.unit();
    }
    bool operator()(const ContainerBroken& a, const ContainerBroken& b) const {
        return a.container == b.container && a.product == b.product && a.book == b.book &&
               a.recovered.unit() == b.recovered.unit();
    }
    template <typename Same>
    bool operator()(const Same& /*a*/, const Same& /*b*/) const {
        return true;
    }
    template <typename A, typename B>
    bool operator()(const A& /*a*/, const B& /*b*/) const {
        return false;
    }

  private:
    template <typename Waste>
    static bool same_waste(const Waste& a, const Waste& b) {
        return a.source == b.source && a.product == b.product &&
               a.amount.unit() == b.amount.unit() && !b.amount.is_zero();
    }
};

// A refusal looks back so far for the entry that stands in the way.
constexpr std::int64_t entries_looked_through = 10000;

Account container_account(ContainerId id) {
    return {.kind = AccountKind::Container, .id = id.number()};
}

// Whether the entry moved something from or to the account, or opened or ended its container.
bool touches(const Entry& entry, const Account& account, const EntryLookup& entry_at) {
    const bool of_container = account.kind == AccountKind::Container;
    for (const Posting& posting : postings(entry.event, entry.seq, entry_at)) {
        const AccountKind kind = posting.account.kind;
        const bool same_kind =
            kind == account.kind || (of_container && (kind == AccountKind::SurplusAtFinish ||
                                                      kind == AccountKind::ShortageAtFinish));
        if (same_kind && posting.account.id == account.id) {
            return true;
        }
    }
    const auto now = in_force(entry.seq, entry_at);
    return of_container && now &&
           std::visit(Overloaded{
                          [&](const ContainerOpened& it) {
                              return container_account(it.container) == account;
                          },
                          [&](const ContainerFinished& it) {
                              return container_account(it.container) == account;
                          },
                          [&](const ContainerBroken& it) {
                              return container_account(it.container) == account;
                          },
                          [](const auto& /*other*/) { return false; },
                      },
                      now->event);
}

class CorrectionCheck final {
  public:
    CorrectionCheck(const State& state, const Entry& entry, EntryNumber concerned,
                    SignerAbsence absence, Complaints& out)
        : m_state(state),
          m_entry(entry),
          m_concerned(concerned),
          m_origin(concerned),
          m_absence(absence),
          m_out(out) {}

    void run(const Restatable* restated) {
        const auto original = m_state.entry_at ? m_state.entry_at(m_concerned) : std::nullopt;
        const auto before = in_force(m_concerned, m_state.entry_at);
        if (!(m_concerned < m_entry.seq) || !original || !before) {
            m_out.add(rule::entry_unknown, {{"entry", figure(m_concerned)}});
            return;
        }
        if (const auto* by = m_state.corrected.find(m_concerned)) {
            m_out.add(rule::corrected_already,
                      {{"entry", figure(m_concerned)}, {"by", figure(*by)}});
            return;
        }
        m_origin = before->origin;
        if (!is_in_state(before->event)) {
            m_out.add(rule::entry_unknown, {{"entry", figure(m_concerned)}});
            return;
        }
        const Kind kind = kind_of(before->event);
        if (restated != nullptr ? !may_be_corrected(kind) : !may_be_voided(kind)) {
            m_out.add(rule::kind_not_correctable, {{"kind", std::string(word_of(kind))}});
            return;
        }
        check_signer(*original);
        if (m_entry.moment.occurred != original->moment.occurred) {
            m_out.add(rule::occurred_differs, {{"entry", figure(m_concerned)}});
        }
        if (restated != nullptr) {
            const auto earlier = to_restatable(before->event);
            if (!earlier || !std::visit(SameSubject{}, *earlier, *restated)) {
                m_out.add(rule::restated_differs, {{"entry", figure(m_concerned)}});
                return;
            }
            Entry as_restated = m_entry;
            as_restated.event = to_event(*restated);
            check_house(m_state, as_restated, m_out);
            check_restated(before->event, as_restated.event);
        } else {
            check_undoable(before->event);
        }
        check_balances();
    }

  private:
    // A journal that somebody else wrote may hold entries that broke the rules and changed nothing.
    [[nodiscard]] bool is_in_state(const Event& event) const {
        const auto known = [this](ContainerId id) {
            return m_state.containers.find(id) != nullptr;
        };
        return std::visit(
            Overloaded{
                [&](const ProductRecorded& /*it*/) {
                    return m_state.products.find(ProductId(m_origin.number())) != nullptr;
                },
                [&](const PartyRecorded& /*it*/) {
                    return m_state.parties.find(PartyId(m_origin.number())) != nullptr;
                },
                [&](const StockReceived& it) {
                    const ContainerRow* row = m_state.containers.find(it.first);
                    return row != nullptr && row->receipt == m_origin;
                },
                [&](const ContainerOpened& it) { return known(it.container); },
                [&](const StockDrawn& it) {
                    return std::all_of(it.lines.begin(), it.lines.end(),
                                       [&](const DrawLine& line) { return known(line.container); });
                },
                [&](const ContainerFinished& it) { return known(it.container); },
                [&](const ContainerBroken& it) { return known(it.container); },
                [&](const auto& it) { return is_known_source(it); },
            },
            event);
    }

    template <typename Other>
    [[nodiscard]] bool is_known_source(const Other& it) const {
        if constexpr (requires { it.source; }) {
            const auto* from = std::get_if<FromContainer>(&it.source);
            return from == nullptr || m_state.containers.find(from->container) != nullptr;
        } else {
            return true;
        }
    }

    void check_signer(const Entry& original) {
        const KeyRow* first = m_state.keys.find(original.signers.front().key);
        bool takes_part = false;
        for (const Signer& signer : m_entry.signers) {
            const KeyRow* key = m_state.keys.find(signer.key);
            takes_part = takes_part || (key != nullptr && first != nullptr && key->person &&
                                        key->person == first->person);
        }
        if (takes_part != (m_absence == SignerAbsence::TookPart)) {
            m_out.add(
                rule::original_signer_missing,
                {{"person", first != nullptr && first->person ? figure(*first->person) : ""}});
        }
    }

    // Names the newest later entry that is in force and rests on this one: there a person begins.
    template <typename RestsOnIt>
    void depends(RestsOnIt rests_on_it) {
        EntryNumber named = m_concerned;
        const std::int64_t last = m_entry.seq.number() - 1;
        const std::int64_t first =
            m_out.look_back() == LookBack::Yes
                ? std::max(m_origin.number() + 1, last + 1 - entries_looked_through)
                : last + 1;
        for (std::int64_t number = last; number >= first; --number) {
            const EntryNumber seq(number);
            if (seq == m_concerned || m_state.corrected.find(seq) != nullptr) {
                continue;
            }
            const auto later = m_state.entry_at(seq);
            if (later && !std::holds_alternative<EntryVoided>(later->event) &&
                rests_on_it(*later)) {
                named = seq;
                break;
            }
        }
        m_out.add(rule::later_entries_depend, {{"entry", figure(named)}});
    }

    void depends(const Account& account) {
        depends([&](const Entry& later) { return touches(later, account, m_state.entry_at); });
    }

    void depends(ContainerId id) { depends(container_account(id)); }

    void check_restated(const Event& before, const Event& after) {
        if (const auto* product = std::get_if<ProductRecorded>(&before)) {
            check_product(*product, std::get<ProductRecorded>(after));
        }
        if (const auto* opened = std::get_if<ContainerOpened>(&after)) {
            const ContainerRow* row = m_state.containers.find(opened->container);
            base::LocalInstant when = m_entry.moment.occurred;
            if (opened->beyond_use > latest_beyond_use(m_state, *row, when)) {
                m_out.add(rule::beyond_use_too_late, {{"container", figure(opened->container)}});
            }
        }
        if (const auto* outcome = std::get_if<OutcomeRecorded>(&before)) {
            check_outcome(*outcome, std::get<OutcomeRecorded>(after));
        }
        if (const auto* finished = std::get_if<ContainerFinished>(&before)) {
            check_difference_untouched(finished->container,
                                       finished->rest.amount() - finished->book);
        }
        if (const auto* broken = std::get_if<ContainerBroken>(&before)) {
            check_difference_untouched(broken->container, difference_of(*broken));
        }
        if (const auto* receipt = std::get_if<StockReceived>(&before)) {
            const auto& now = std::get<StockReceived>(after);
            check_receipt(m_state, now, m_out);
            const auto touched = first_touched(*receipt);
            if (receipt->each != now.each && touched) {
                depends(*touched);
            }
        }
    }

    void check_product(const ProductRecorded& before, const ProductRecorded& after) {
        const ProductId id(m_origin.number());
        const bool in_use =
            m_state.balances.find({.product = id, .account = AccountKind::Container}) != nullptr;
        if (in_use &&
            (before.strength != after.strength || before.container_size != after.container_size)) {
            depends([&](const Entry& later) {
                const auto moved = postings(later.event, later.seq, m_state.entry_at);
                return std::any_of(moved.begin(), moved.end(),
                                   [&](const Posting& posting) { return posting.product == id; });
            });
        }
    }

    void check_outcome(const OutcomeRecorded& before, const OutcomeRecorded& after) {
        if (after.bag) {
            check_bag(after, open_before(m_state, before), m_out);
        }
        if (after.given_by && after.given_by != before.given_by &&
            m_state.people.find(*after.given_by) == nullptr) {
            m_out.add(rule::person_unknown, {{"person", figure(*after.given_by)}});
        }
    }

    // More recovered than the book had stands as a surplus; less counts as broken.
    static std::int64_t difference_of(const ContainerBroken& broken) {
        return std::max<std::int64_t>(broken.recovered.amount() - broken.book, 0);
    }

    void check_difference_untouched(ContainerId id, std::int64_t difference) {
        const ContainerRow* row = m_state.containers.find(id);
        if (row == nullptr || row->finish_difference != difference) {
            depends(id);
        }
    }

    // The first container of the receipt that is no longer as it was received.
    [[nodiscard]] std::optional<ContainerId> first_touched(const StockReceived& receipt) const {
        for (std::int64_t i = 0; i < receipt.containers; ++i) {
            const ContainerId id(receipt.first.number() + i);
            const ContainerRow* row = m_state.containers.find(id);
            if (row == nullptr || row->state != ContainerState::Sealed || row->draws != 0 ||
                row->balance != receipt.each.amount()) {
                return id;
            }
        }
        return std::nullopt;
    }

    void check_undoable(const Event& before) {
        std::visit(Overloaded{
                       [&](const StockReceived& receipt) {
                           if (const auto touched = first_touched(receipt)) {
                               depends(*touched);
                           }
                       },
                       [&](const ContainerOpened& opened) {
                           const ContainerRow* row = m_state.containers.find(opened.container);
                           if (row->state != ContainerState::Opened || row->draws != 0 ||
                               row->balance != m_state.receipts.find(row->receipt)->each.amount()) {
                               depends(opened.container);
                           }
                       },
                       [&](const StockDrawn& drawn) { check_further_draws(drawn); },
                       [&](const ContainerFinished& finished) {
                           check_ended(finished.container, ContainerState::Finished,
                                       finished.rest.amount() - finished.book);
                       },
                       [&](const ContainerBroken& broken) {
                           check_ended(broken.container, ContainerState::Broken,
                                       difference_of(broken));
                       },
                       [](const auto& /*other*/) {},
                   },
                   before);
    }

    void check_ended(ContainerId id, ContainerState state, std::int64_t difference) {
        check_difference_untouched(id, difference);
        if (m_state.containers.find(id)->state != state) {
            depends(id);
        }
    }

    // What further draws brought would be left in an infusion that never began.
    void check_further_draws(const StockDrawn& drawn) {
        const InfusionRow* row = m_state.infusions.find(InfusionId(m_origin.number()));
        if (drawn.infusion || row == nullptr) {
            return;
        }
        for (const auto& [product, open] : row->open) {
            std::int64_t own = 0;
            for (const DrawLine& line : drawn.lines) {
                own += line.product == product ? line.amount.amount() : 0;
            }
            if (open > own) {
                depends(Account{.kind = AccountKind::Infusion, .id = m_origin.number()});
                return;
            }
        }
    }

    // Adds up what the correction posts; no account that may not go below zero does, and what is
    // finished stays at zero.
    void check_balances() {
        std::map<std::pair<Account, ProductId>, std::int64_t> change;
        for (const Posting& posting : postings(m_entry.event, m_entry.seq, m_state.entry_at)) {
            auto& sum = change[{posting.account, posting.product}];
            sum = base::checked_add(sum, posting.amount).value_or(sum);
        }
        const bool revives = m_out.empty() && revived_container().has_value();
        for (const auto& [key, amount] : change) {
            const auto& [account, product] = key;
            if (amount == 0) {
                continue;
            }
            if (account.kind == AccountKind::Container) {
                const ContainerRow* row = m_state.containers.find(ContainerId(account.id));
                const bool stands = row != nullptr && (row->state == ContainerState::Sealed ||
                                                       row->state == ContainerState::Opened);
                if (!stands && !(revives && revived_container()->number() == account.id)) {
                    depends(account);
                }
            } else if (account.kind == AccountKind::Infusion) {
                if (open_amount(m_state, EntryNumber(account.id), product) + amount < 0) {
                    depends(account);
                }
            } else if (account.kind == AccountKind::HeldForWitness ||
                       account.kind == AccountKind::HeldForDestruction) {
                const HeldRow* held = m_state.held.find(EntryNumber(account.id));
                if ((held == nullptr ? 0 : held->amount) + amount < 0) {
                    depends(account);
                }
            } else if (account.kind == AccountKind::ShortageAtFinish) {
                check_late_draw(ContainerId(account.id), amount);
            }
        }
    }

    // A restated late draw may not take more than the shortage it came out of.
    void check_late_draw(ContainerId id, std::int64_t change) {
        const ContainerRow* row = m_state.containers.find(id);
        const auto before = in_force(m_concerned, m_state.entry_at);
        if (before && std::holds_alternative<StockDrawn>(before->event) && row != nullptr &&
            -row->finish_difference + change < 0) {
            depends(id);
        }
    }

    [[nodiscard]] std::optional<ContainerId> revived_container() const {
        if (!std::holds_alternative<EntryVoided>(m_entry.event)) {
            return std::nullopt;
        }
        const auto before = in_force(m_concerned, m_state.entry_at);
        if (!before) {
            return std::nullopt;
        }
        if (const auto* finished = std::get_if<ContainerFinished>(&before->event)) {
            return finished->container;
        }
        if (const auto* broken = std::get_if<ContainerBroken>(&before->event)) {
            return broken->container;
        }
        return std::nullopt;
    }

    const State& m_state;
    const Entry& m_entry;
    EntryNumber m_concerned;
    EntryNumber m_origin;  // the entry first recorded, where m_concerned is a correction
    SignerAbsence m_absence;
    Complaints& m_out;
};

}  // namespace

void check_corrections(const State& state, const Entry& entry, Complaints& out) {
    if (const auto* correction = std::get_if<EntryCorrected>(&entry.event)) {
        CorrectionCheck(state, entry, correction->entry.seq, correction->signer, out)
            .run(&correction->restated);
    } else if (const auto* voided = std::get_if<EntryVoided>(&entry.event)) {
        CorrectionCheck(state, entry, voided->entry.seq, voided->signer, out).run(nullptr);
    }
}

}  // namespace vialog::domain
