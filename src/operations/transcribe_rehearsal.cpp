// SPDX-License-Identifier: Apache-2.0
// The fold of decide and evolve over a plan's statements.
#include "operations/transcribe_rehearsal.h"

#include "base/decimal.h"
#include "crypto/digest.h"
#include "domain/decide.h"
#include "domain/evolve.h"

#include <memory>

namespace vialog::operations {
namespace {

base::Digest stand_in(std::string_view what, std::int64_t number) {
    const std::string text = std::string(what) + " " + base::print_decimal(number, 0);
    return crypto::sha256(base::as_bytes(text));
}

domain::Event with_digests(const Statement& statement, std::int64_t entry) {
    domain::Event draft = statement.draft;
    std::vector<domain::TextDigest> digests;
    for (std::size_t i = 0; i < statement.disclosed.size(); ++i) {
        digests.push_back({stand_in(
            "rehearsed text " + base::print_decimal(static_cast<std::int64_t>(i), 0), entry)});
    }
    if (!digests.empty()) {
        place_digests(draft, digests);
    }
    return draft;
}

}  // namespace

base::Result<Rehearsal, domain::Refusal> rehearse(const domain::State& state,
                                                  TranscriptionPlan& plan) {
    Rehearsal rehearsal{.recorded = {}, .disclosed = {}, .state = state};
    // Shared with the state's own function, which may be copied on with it.
    const auto entries = std::make_shared<std::vector<domain::Entry>>();
    const std::int64_t start = state.totals.entries;
    rehearsal.state.entry_at = [entries, start, earlier = state.entry_at](
                                   domain::EntryNumber seq) -> std::optional<domain::Entry> {
        if (seq.number() < start) {
            return earlier ? earlier(seq) : std::nullopt;
        }
        const auto index = static_cast<std::size_t>(seq.number() - start);
        return index < entries->size() ? std::optional((*entries)[index]) : std::nullopt;
    };
    while (const auto statement = plan.next(rehearsal.state, rehearsal.recorded)) {
        const std::int64_t seq = rehearsal.state.totals.entries;
        domain::Request request{.draft = with_digests(*statement, seq),
                                .intent = statement->intent,
                                .moment = plan.desk().moment(rehearsal.state, statement->occurred),
                                .signers = {},
                                .irregular = statement->irregular,
                                .late = statement->late,
                                .paper = statement->paper};
        for (const auto& [role, consent] : statement->signers) {
            request.signers.push_back({.key = {consent->key().fingerprint()}, .role = role});
        }
        auto entry = domain::decide(rehearsal.state, request, {.size = seq, .root = {}});
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        domain::evolve(rehearsal.state, *entry);
        entries->push_back(*entry);
        rehearsal.disclosed.push_back(statement->disclosed);
        rehearsal.recorded.push_back(
            {.ref = {.seq = entry->seq, .leaf = stand_in("rehearsed entry", seq)},
             .entry = std::move(*entry)});
    }
    return rehearsal;
}

}  // namespace vialog::operations
