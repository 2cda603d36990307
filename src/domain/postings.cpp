// SPDX-License-Identifier: Apache-2.0
// Which event moves what from where to where. schemas/journal-format.md section 5 says the same in
// words.
#include "domain/postings.h"

#include <algorithm>

namespace vialog::domain {

namespace {

Account container(ContainerId id) {
    return {.kind = AccountKind::Container, .id = id.number()};
}

Account infusion(EntryNumber first_draw) {
    return {.kind = AccountKind::Infusion, .id = first_draw.number()};
}

Account held(AccountKind kind, EntryNumber entry) {
    return {.kind = kind, .id = entry.number()};
}

Account plain(AccountKind kind) {
    return {.kind = kind, .id = 0};
}

AccountKind source_of(ReceiptBasis basis) {
    switch (basis) {
        case ReceiptBasis::Supplier:
            return AccountKind::Supplier;
        case ReceiptBasis::InitialInventory:
            return AccountKind::InitialInventory;
        case ReceiptBasis::OtherRegistrant:
            return AccountKind::OtherRegistrant;
        case ReceiptBasis::Found:
            return AccountKind::Found;
    }
    return AccountKind::Supplier;
}

Account account_of(const WasteSource& source) {
    return std::visit(
        Overloaded{
            [](const FromInfusion& from) { return infusion(from.infusion.seq); },
            [](const FromHeld& from) { return held(AccountKind::HeldForWitness, from.held.seq); },
            [](const FromContainer& from) { return container(from.container); },
        },
        source);
}

// The rest of a dose is a patient's waste (21 CFR 1304.22(c)); what comes out of a container is
// stock's, also where it was held for a witness in between.
AccountKind waste_of(const WasteSource& source, const EntryLookup& original) {
    if (const auto* from = std::get_if<FromHeld>(&source)) {
        const auto entry = original ? original(from->held.seq) : std::nullopt;
        const auto* held = entry ? std::get_if<WasteHeld>(&entry->event) : nullptr;
        return held != nullptr && std::holds_alternative<FromContainer>(held->source)
                   ? AccountKind::StockWaste
                   : AccountKind::PatientWaste;
    }
    return std::holds_alternative<FromContainer>(source) ? AccountKind::StockWaste
                                                         : AccountKind::PatientWaste;
}

// Empties a container: what is measured goes to `to`; the difference from the book to a neutral
// account.
void empty_container(std::vector<Posting>& out, ContainerId id, ProductId product,
                     std::int64_t book, std::int64_t measured, Account to) {
    move_amount(out, product, container(id), to, measured);
    const std::int64_t difference = measured - book;
    if (difference > 0) {
        move_amount(out, product, {.kind = AccountKind::SurplusAtFinish, .id = id.number()},
                    container(id), difference);
    } else if (difference < 0) {
        move_amount(out, product, container(id),
                    {.kind = AccountKind::ShortageAtFinish, .id = id.number()}, -difference);
    }
}

void post_disposal(std::vector<Posting>& out, const std::vector<DisposalLine>& lines,
                   AccountKind to) {
    for (const DisposalLine& line : lines) {
        if (line.container) {
            empty_container(out, *line.container, line.product, line.book, line.amount.amount(),
                            plain(to));
        } else if (line.held) {
            move_amount(out, line.product, held(AccountKind::HeldForDestruction, line.held->seq),
                        plain(to), line.amount.amount());
        }
    }
}

AccountKind account_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::NeedleLoss:
            return AccountKind::NeedleLoss;
        case Verdict::Overfill:
            return AccountKind::Overfill;
        case Verdict::CountError:
            return AccountKind::CountError;
        case Verdict::LostOrStolen:
            return AccountKind::LostOrStolen;
        case Verdict::RecordError:
            return AccountKind::RecordError;
        case Verdict::LateDraw:
        case Verdict::Unexplained:
            return AccountKind::Unexplained;
    }
    return AccountKind::Unexplained;
}

// One overload for each event that moves stock; all others move none.
struct Poster {
    EntryNumber seq;
    const EntryLookup& original;
    std::vector<Posting>& out;

    void operator()(const StockReceived& it) const {
        for (std::int64_t i = 0; i < it.containers; ++i) {
            move_amount(out, it.product, plain(source_of(it.basis)),
                        container(ContainerId(it.first.number() + i)), it.each.amount());
        }
    }

    void operator()(const StockDrawn& it) const {
        const EntryNumber first = it.infusion ? it.infusion->seq : seq;
        for (const DrawLine& line : it.lines) {
            const Account from = line.after_finish ? Account{.kind = AccountKind::ShortageAtFinish,
                                                             .id = line.container.number()}
                                                   : container(line.container);
            move_amount(out, line.product, from, infusion(first), line.amount.amount());
        }
    }

    void operator()(const OutcomeRecorded& it) const {
        for (const OutcomeLine& line : it.lines) {
            move_amount(out, line.product, infusion(it.infusion.seq), plain(AccountKind::Given),
                        line.given.amount());
            move_amount(out, line.product, infusion(it.infusion.seq),
                        plain(AccountKind::InfusionLoss), line.lost.amount());
        }
    }

    void operator()(const WasteHeld& it) const {
        move_amount(out, it.product, account_of(it.source), held(AccountKind::HeldForWitness, seq),
                    it.amount.amount());
    }

    void operator()(const StockWasted& it) const {
        move_amount(out, it.product, account_of(it.source), plain(waste_of(it.source, original)),
                    it.amount.amount());
    }

    void operator()(const StockWastedUnwitnessed& it) const {
        move_amount(out, it.product, account_of(it.source), plain(waste_of(it.source, original)),
                    it.amount.amount());
    }

    void operator()(const ContainerFinished& it) const {
        const Account to = it.disposition == Disposition::Wastage
                               ? plain(AccountKind::FinishWaste)
                               : held(AccountKind::HeldForDestruction, seq);
        empty_container(out, it.container, it.product, it.book, it.rest.amount(), to);
    }

    // What is not recovered counts as broken in full: the book's figure, not a measured one.
    void operator()(const ContainerBroken& it) const {
        const std::int64_t recovered = it.recovered.amount();
        const std::int64_t lost = std::max<std::int64_t>(it.book - recovered, 0);
        move_amount(out, it.product, container(it.container), plain(AccountKind::Broken), lost);
        empty_container(out, it.container, it.product, it.book - lost, recovered,
                        held(AccountKind::HeldForDestruction, seq));
    }

    void operator()(const DiscrepancyDecided& it) const {
        for (const DecisionMove& move : it.moves) {
            const Account to = plain(account_of(move.to));
            // A surplus stands below zero in its account: deciding it brings that account back to
            // zero.
            if (move.from.kind == AccountKind::SurplusAtFinish) {
                move_amount(out, move.product, to, move.from, move.amount.amount());
            } else {
                move_amount(out, move.product, move.from, to, move.amount.amount());
            }
        }
    }

    void operator()(const StockDestroyed& it) const {
        post_disposal(out, it.lines, AccountKind::Destroyed);
    }
    void operator()(const StockHandedOver& it) const {
        post_disposal(out, it.lines, AccountKind::ReverseDistributor);
    }
    void operator()(const StockReturned& it) const {
        post_disposal(out, it.lines, AccountKind::Returned);
    }
    void operator()(const StockTransferredOut& it) const {
        post_disposal(out, it.lines, AccountKind::TransferredOut);
    }

    void operator()(const EntryCorrected& it) const {
        if (const auto before = in_force(it.entry.seq, original)) {
            append(reversed(postings(before->event, before->origin, original)));
            append(postings(to_event(it.restated), before->origin, original));
        }
    }

    void operator()(const EntryVoided& it) const {
        if (const auto before = in_force(it.entry.seq, original)) {
            append(reversed(postings(before->event, before->origin, original)));
        }
    }

    template <typename Other>
    void operator()(const Other& /*event*/) const {}

  private:
    void append(const std::vector<Posting>& more) const {
        out.insert(out.end(), more.begin(), more.end());
    }
};

}  // namespace

std::vector<Posting> postings(const Event& event, EntryNumber seq, const EntryLookup& original) {
    std::vector<Posting> out;
    std::visit(Poster{seq, original, out}, event);
    return out;
}

std::optional<InForce> in_force(EntryNumber entry, const EntryLookup& original) {
    auto found = original ? original(entry) : std::nullopt;
    if (!found) {
        return std::nullopt;
    }
    InForce result{.origin = entry, .event = found->event};
    // Each correction names an earlier entry, so the walk ends.
    while (const auto* correction = std::get_if<EntryCorrected>(&found->event)) {
        if (result.origin == entry) {
            result.event = to_event(correction->restated);
        }
        if (correction->entry.seq >= result.origin) {
            return std::nullopt;
        }
        result.origin = correction->entry.seq;
        found = original(result.origin);
        if (!found) {
            return std::nullopt;
        }
    }
    return result;
}

std::vector<Posting> reversed(std::vector<Posting> postings) {
    for (Posting& posting : postings) {
        posting.amount = -posting.amount;
    }
    return postings;
}

}  // namespace vialog::domain
