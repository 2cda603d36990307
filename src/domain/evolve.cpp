// SPDX-License-Identifier: Apache-2.0
// What each event changes in the state. Amounts change by postings alone; the rest is written here.
#include "domain/evolve.h"

#include "base/check.h"
#include "domain/postings.h"

#include <algorithm>

namespace vialog::domain {

namespace {

std::int64_t sum(std::int64_t a, std::int64_t b) {
    const auto result = base::checked_add(a, b);
    base::ensures(result.has_value(), "a balance fits 64 bits");
    return *result;
}

// Sealed and opened containers are kept by product and place beside their rows; both change
// together here.
template <typename Change>
void change_container(State& state, ContainerId id, Change change) {
    ContainerRow& row = state.containers.edit(id);
    const auto on_hand_of = [&state](const ContainerRow& it) -> OnHandRow* {
        if (it.state != ContainerState::Sealed && it.state != ContainerState::Opened) {
            return nullptr;
        }
        const ReceiptRow* receipt = state.receipts.find(it.receipt);
        base::ensures(receipt != nullptr, "a container has its receipt");
        return &state.on_hand.edit({.product = receipt->product, .place = it.place});
    };
    if (OnHandRow* before = on_hand_of(row)) {
        if (row.state == ContainerState::Sealed) {
            before->sealed -= 1;
            before->sealed_amount -= row.balance;
        } else {
            before->opened.erase(id);
        }
    }
    change(row);
    if (OnHandRow* after = on_hand_of(row)) {
        if (row.state == ContainerState::Sealed) {
            after->sealed += 1;
            after->sealed_amount += row.balance;
        } else {
            after->opened.insert(id);
        }
    }
}

void post_to_infusion(State& state, const Posting& posting) {
    const InfusionId id(posting.account.id);
    auto& open = state.infusions.edit(id).open;
    auto line =
        std::lower_bound(open.begin(), open.end(), posting.product,
                         [](const auto& pair, ProductId product) { return pair.first < product; });
    if (line == open.end() || line->first != posting.product) {
        line = open.insert(line, {posting.product, 0});
    }
    line->second = sum(line->second, posting.amount);
    if (line->second == 0) {
        open.erase(line);
    }
    if (open.empty()) {
        state.infusions.erase(id);
    }
}

void post_to_held(State& state, const Posting& posting) {
    const EntryNumber id(posting.account.id);
    HeldRow& row = state.held.edit(id);
    row.product = posting.product;
    row.for_witness = posting.account.kind == AccountKind::HeldForWitness;
    row.amount = sum(row.amount, posting.amount);
    if (row.for_witness && row.amount != 0) {
        state.held_for_witness.insert(id);
    } else {
        state.held_for_witness.erase(id);
    }
    if (row.amount == 0) {
        state.held.erase(id);
    }
}

void post(State& state, const Posting& posting) {
    std::int64_t& total =
        state.balances.edit({.product = posting.product, .account = posting.account.kind});
    total = sum(total, posting.amount);
    const ContainerId container(posting.account.id);
    switch (posting.account.kind) {
        case AccountKind::Container:
            change_container(state, container, [&](ContainerRow& row) {
                row.balance = sum(row.balance, posting.amount);
            });
            break;
        case AccountKind::SurplusAtFinish:
        case AccountKind::ShortageAtFinish: {
            ContainerRow& row = state.containers.edit(container);
            row.finish_difference = sum(row.finish_difference, -posting.amount);
            break;
        }
        case AccountKind::Infusion:
            post_to_infusion(state, posting);
            break;
        case AccountKind::HeldForWitness:
        case AccountKind::HeldForDestruction:
            post_to_held(state, posting);
            break;
        case AccountKind::Supplier:
        case AccountKind::InitialInventory:
        case AccountKind::OtherRegistrant:
        case AccountKind::Found:
        case AccountKind::Given:
        case AccountKind::InfusionLoss:
        case AccountKind::PatientWaste:
        case AccountKind::FinishWaste:
        case AccountKind::StockWaste:
        case AccountKind::Broken:
        case AccountKind::Destroyed:
        case AccountKind::ReverseDistributor:
        case AccountKind::Returned:
        case AccountKind::TransferredOut:
        case AccountKind::LostOrStolen:
        case AccountKind::Overfill:
        case AccountKind::NeedleLoss:
        case AccountKind::CountError:
        case AccountKind::RecordError:
        case AccountKind::Unexplained:
            break;
    }
}

// What is neither a balance nor kept by the postings.
struct Applier {
    State& state;
    const Entry& entry;
    EntryNumber seq;  // of the entry first recorded, where a correction restates it

    void record_person(const PersonRecorded& person) const {
        PersonRow& row = state.people.edit(person.id);
        row.person = person;
        row.recorded = seq;
        row.functions = 0;
        // Whoever is known from paper alone may do nothing here: two transcribers cannot appoint
        // her.
        if (!entry.paper) {
            for (const Function function : person.functions) {
                row.functions = static_cast<FunctionSet>(row.functions | bit(function));
            }
        }
        if ((row.functions & bit(Function::Registrant)) != 0) {
            state.people_index.registrants.insert(person.id);
        } else {
            state.people_index.registrants.erase(person.id);
        }
    }

    void record_place(const PlaceRecorded& place) const {
        const bool known = state.places.find(place.id) != nullptr;
        PlaceRow& row = state.places.edit(place.id);
        if (!known) {
            row.index = state.totals.places;
            row.recorded = seq;
            state.totals.places += 1;
        }
        row.name = place.name;
    }

    void add_key(KeyRow row) const {
        row.since = seq;
        if (row.person && !row.root) {
            KeysOfPerson& of_person = state.people_index.keys[*row.person];
            of_person.brought += 1;
            of_person.in_force += 1;
        }
        state.keys.edit(key_id_of(row.spki)) = std::move(row);
    }

    void operator()(const Genesis& it) const {
        state.registrant = it.registrant;
        state.zone = it.zone;
        record_place(it.place);
        state.stations.edit(it.station.id).name = it.station.name;
        add_key({.spki = it.log_key});
        state.totals.log_key = key_id_of(it.log_key);
        for (const Founder& founder : it.founders) {
            record_person(founder.person);
            add_key({.spki = founder.key,
                     .box = founder.box,
                     .person = founder.person.id,
                     .store = founder.store});
        }
        if (it.root_key) {
            add_key({.spki = *it.root_key, .person = it.founders[0].person.id, .root = true});
        }
    }

    void operator()(const PersonRecorded& it) const { record_person(it); }
    void operator()(const RegistrationChanged& it) const { state.registrant = it.registrant; }
    void operator()(const PolicySet& it) const { state.policy = it; }
    void operator()(const RulesSet& it) const { state.totals.rules = it.rules; }
    void operator()(const PlaceRecorded& it) const { record_place(it); }
    void operator()(const StationRecorded& it) const { state.stations.edit(it.id).name = it.name; }

    void operator()(const KeyAdded& it) const {
        // A fourth signature by a second witness stands for the earlier key that she no longer has.
        const bool reenrolled = entry.signers.size() == 4 && entry.signers[3].role == Role::Witness;
        add_key({.spki = it.key,
                 .box = it.box,
                 .person = it.person,
                 .store = it.store,
                 .reenrolled = reenrolled});
    }

    void operator()(const KeyRevoked& it) const {
        KeyRow& row = state.keys.edit(it.key);
        if (row.person && !row.root) {
            state.people_index.keys[*row.person].in_force -= 1;
        }
        row.revoked = seq;
        row.suspect_from = it.suspect_from;
    }

    void operator()(const LogKeyChanged& it) const {
        add_key({.spki = it.key});
        state.totals.log_key = key_id_of(it.key);
    }

    void operator()(const ProductRecorded& it) const {
        state.products.edit(ProductId(seq.number())) = it;
    }
    void operator()(const PartyRecorded& it) const {
        state.parties.edit(PartyId(seq.number())) = it;
    }

    void operator()(const StockReceived& it) const {
        ReceiptRow& receipt = state.receipts.edit(seq);
        const bool restated = receipt.containers != 0;
        // Whether it still awaits its witness is no longer the receipt's to say.
        const bool awaiting = restated ? receipt.awaiting : it.awaiting;
        receipt = ReceiptRow{.product = it.product,
                             .lot = it.lot,
                             .expires = it.expires,
                             .owner = it.owner,
                             .first = it.first,
                             .containers = it.containers,
                             .each = it.each,
                             .awaiting = awaiting};
        if (restated) {
            return;
        }
        const auto place = state.place_index(it.place);
        base::ensures(place.has_value(), "stock is received at a known place");
        for (std::int64_t i = 0; i < it.containers; ++i) {
            const ContainerId id(it.first.number() + i);
            state.containers.edit(id).state = ContainerState::Gone;
            change_container(state, id, [&](ContainerRow& row) {
                row.receipt = seq;
                row.place = *place;
                row.state = ContainerState::Sealed;
            });
            if (i < static_cast<std::int64_t>(it.labels.size())) {
                state.labels.edit(it.labels[static_cast<std::size_t>(i)]) = id;
            }
        }
        state.totals.last_container = ContainerId(it.first.number() + it.containers - 1);
        if (it.awaiting) {
            state.awaiting.edit(seq) = seq;
        }
    }

    void operator()(const ContainersTransferred& it) const {
        const auto to = state.place_index(it.to);
        base::ensures(to.has_value(), "containers go to a known place");
        for (const ContainerId id : it.containers) {
            change_container(state, id, [&](ContainerRow& row) { row.place = *to; });
        }
    }

    void operator()(const ContainerOpened& it) const {
        change_container(state, it.container, [&](ContainerRow& row) {
            // Where a correction restates it, later entries may have finished the container.
            if (row.state == ContainerState::Sealed) {
                row.state = ContainerState::Opened;
            }
            row.beyond_use = it.beyond_use;
        });
    }

    void operator()(const StockDrawn& it) const {
        for (const DrawLine& line : it.lines) {
            ContainerRow& row = state.containers.edit(line.container);
            row.draws += 1;
            row.infusion = (it.infusion ? it.infusion->seq : seq).number();
        }
    }

    void operator()(const Countersigned& it) const {
        state.awaiting.erase(it.receipt.seq);
        state.receipts.edit(it.receipt.seq).awaiting = false;
    }

    void operator()(const ContainerFinished& it) const {
        end(it.container, ContainerState::Finished);
    }
    void operator()(const ContainerBroken& it) const { end(it.container, ContainerState::Broken); }
    void operator()(const StockDestroyed& it) const { end_all(it.lines); }
    void operator()(const StockHandedOver& it) const { end_all(it.lines); }
    void operator()(const StockReturned& it) const { end_all(it.lines); }
    void operator()(const StockTransferredOut& it) const { end_all(it.lines); }

    void operator()(const CountStarted& it) const {
        CountRow& count = state.counts.edit(seq);
        count.start = it;
        for (const PlaceId& place : it.places) {
            const auto index = state.place_index(place);
            state.on_hand.for_each([&](const OnHandKey& key, const OnHandRow& row) {
                if (!index || key.place != *index) {
                    return;
                }
                CountRow::Snapshot line{
                    .product = key.product, .place = key.place, .sealed = row.sealed, .opened = {}};
                for (const ContainerId id : row.opened) {
                    line.opened.emplace_back(id, state.containers.find(id)->balance);
                }
                count.book.push_back(std::move(line));
            });
        }
    }

    void operator()(const CountRecorded& it) const {
        if (it.start) {
            CountRow& count = state.counts.edit(it.start->seq);
            count.counted = seq;
            count.lines = it.lines;
        }
    }

    void operator()(const CountRevealed& it) const {
        std::optional<EntryNumber> start;
        state.counts.for_each([&](EntryNumber number, const CountRow& count) {
            if (count.counted == it.count.seq) {
                start = number;
            }
        });
        if (start) {
            state.counts.erase(*start);
        }
        if (it.differs) {
            open_case(Trouble::CountDiffers, entry.moment.time, std::nullopt);
        }
    }

    void operator()(const DiscrepancyOpened& it) const {
        open_case(it.trouble, it.discovered, it.concerns);
    }

    void operator()(const DiscrepancyDecided& it) const {
        for (const CaseId id : it.cases) {
            state.cases.erase(id);
        }
        for (const DecisionMove& move : it.moves) {
            if (move.from.kind == AccountKind::Container) {
                const ContainerId id(move.from.id);
                const ContainerRow* row = state.containers.find(id);
                if (row != nullptr && row->balance == 0) {
                    end(id, ContainerState::Gone);
                }
            }
        }
    }

    void operator()(const TranscriptionBegun& /*it*/) const { state.totals.transcribing = true; }
    void operator()(const TranscriptionEnded& /*it*/) const {
        state.totals.transcribing = false;
        state.totals.transcription_ended = true;
    }

    void operator()(const DayClosed& it) const {
        state.totals.last_close = it.day;
        state.totals.last_close_size = it.size;
    }

    void operator()(const EntryCorrected& it) const {
        state.corrected.edit(it.entry.seq) = seq;
        const auto before = in_force(it.entry.seq, state.entry_at);
        base::ensures(before.has_value(), "what is corrected can be read");
        undo_draws(before->event);
        std::visit(Applier{state, entry, before->origin}, to_event(it.restated));
    }

    void operator()(const EntryVoided& it) const {
        state.corrected.edit(it.entry.seq) = seq;
        const auto before = in_force(it.entry.seq, state.entry_at);
        base::ensures(before.has_value(), "what is voided can be read");
        std::visit(Overloaded{
                       [&](const StockReceived& receipt) { withdraw(receipt, before->origin); },
                       [&](const ContainerOpened& opened) { reopen(opened.container); },
                       [&](const ContainerFinished& finished) { revive(finished.container); },
                       [&](const ContainerBroken& broken) { revive(broken.container); },
                       [&](const StockDrawn& drawn) { undo_draws(drawn); },
                       [](const auto& /*other*/) {},
                   },
                   before->event);
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}

  private:
    void open_case(Trouble trouble, base::UtcInstant discovered,
                   const std::optional<PersonId>& concerns) const {
        CaseRow row{};
        row.trouble = trouble;
        row.discovered = discovered;
        row.concerns = concerns;
        state.cases.edit(CaseId(seq.number())) = row;
    }

    void end(ContainerId id, ContainerState last) const {
        change_container(state, id, [&](ContainerRow& row) { row.state = last; });
    }

    void end_all(const std::vector<DisposalLine>& lines) const {
        for (const DisposalLine& line : lines) {
            if (line.container) {
                end(*line.container, ContainerState::Gone);
            }
        }
    }

    void undo_draws(const Event& event) const {
        if (const auto* drawn = std::get_if<StockDrawn>(&event)) {
            for (const DrawLine& line : drawn->lines) {
                state.containers.edit(line.container).draws -= 1;
            }
        }
    }

    void withdraw(const StockReceived& receipt, EntryNumber origin) const {
        for (std::int64_t i = 0; i < receipt.containers; ++i) {
            end(ContainerId(receipt.first.number() + i), ContainerState::Gone);
        }
        for (const std::string& label : receipt.labels) {
            state.labels.erase(label);
        }
        state.awaiting.erase(origin);
        state.receipts.edit(origin).awaiting = false;
    }

    void reopen(ContainerId id) const {
        change_container(state, id, [](ContainerRow& row) {
            row.state = ContainerState::Sealed;
            row.beyond_use = base::UtcInstant{};
        });
    }

    void revive(ContainerId id) const {
        change_container(state, id, [](ContainerRow& row) {
            row.state = row.beyond_use == base::UtcInstant{} ? ContainerState::Sealed
                                                             : ContainerState::Opened;
        });
    }
};

void note_clock(State& state, const Entry& entry) {
    StationRow& station = state.stations.edit(entry.moment.station);
    station.time = entry.moment.time;
    station.boot = entry.moment.boot;
    station.monotonic_ms = entry.moment.monotonic_ms;
    state.totals.latest_time = std::max(state.totals.latest_time, entry.moment.time);
}

// Who did what the entry records: on paper the one named there, otherwise the first who signs.
std::vector<PersonId> doer_of(const State& state, const Entry& entry) {
    if (entry.paper) {
        return entry.paper->by ? std::vector{*entry.paper->by} : std::vector<PersonId>{};
    }
    const KeyRow* key = state.keys.find(entry.signers.front().key);
    return key != nullptr && key->person ? std::vector{*key->person} : std::vector<PersonId>{};
}

}  // namespace

void evolve(State& state, const Entry& entry) {
    base::expects(entry.seq.number() == state.totals.entries, "entries are applied in their order");
    // Postings first need the container rows of a receipt; an end of a container comes after its
    // balance is zero.
    if (std::holds_alternative<StockReceived>(entry.event)) {
        Applier{state, entry, entry.seq}(std::get<StockReceived>(entry.event));
    }
    for (const Posting& posting : postings(entry.event, entry.seq, state.entry_at)) {
        post(state, posting);
    }
    if (!std::holds_alternative<StockReceived>(entry.event)) {
        std::visit(Applier{state, entry, entry.seq}, entry.event);
    }
    if (!entry.irregular.empty()) {
        const CaseId id(entry.seq.number());
        // A discrepancy or a reveal has opened the case itself, and says more about it.
        const bool opened = state.cases.find(id) != nullptr;
        CaseRow& row = state.cases.edit(id);
        if (!opened) {
            row.discovered = entry.moment.time;
        }
        row.involved = doer_of(state, entry);
    }
    if (entry.paper) {
        state.paper.edit(paper_key(kind_of(entry.event), *entry.paper)) = entry.seq;
        state.totals.paper_entries += 1;
    }
    note_clock(state, entry);
    state.totals.entries += 1;
}

}  // namespace vialog::domain
