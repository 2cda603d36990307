// SPDX-License-Identifier: Apache-2.0
// Takes what people state into the journal: decided, signed by them all, appended, or refused with nothing changed.
#pragma once

#include "domain/decide.h"
#include "operations/session.h"
#include "operations/signing.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace vialog::operations {

// A text that the journal holds as a salted digest only: a patient's name, a free note.
struct DisclosedText {
    std::string
        name;  // "patient_name", "patient_address", "patient_birth_date", "patient_id", "note", "reason" ...
    std::string value;
};

// What people state. The digests of `disclosed` are put where the event of the draft wants them: see place_digests.
struct Statement {
    domain::Event draft;
    domain::Intent intent = domain::Intent::Intended;
    std::optional<base::LocalInstant> occurred{};  // now, where absent
    std::vector<domain::Irregularity> irregular{};
    std::optional<domain::LateReason> late{};
    std::optional<domain::Paper> paper{};
    // In the order of the signatures.
    std::vector<std::pair<domain::Role, Consent*>> signers{};
    std::vector<DisclosedText> disclosed{};
    // The event as the signers saw it before they gave their PINs; where the rules, asked again under the lock, come to
    // other figures, nothing is recorded.
    std::optional<domain::Event> seen{};
};

struct Recorded {
    domain::Ref ref;
    domain::Entry entry;  // as signed: with what the rules filled in
};

// Somebody recorded something in between, and the figures are no longer those that were shown.
struct FiguresChanged {
    domain::Event now;
};

// Why nothing was recorded: a rule, a signature that was not to be had, or a world that has moved on.
using Denial = std::variant<domain::Refusal, SigningError, FiguresChanged>;

// Puts the digests into the event, in the order in which they are given: patient of a draw or a receipt, name of a person,
// note or reason of a case, factors. The number of digests must be what the event takes.
void place_digests(domain::Event& draft, std::span<const domain::TextDigest> digests);

// What the statement would record if it were signed now: for the screen on which people decide to sign.
[[nodiscard]] base::Result<domain::Entry, domain::Refusal> preview(Session& session,
                                                                   const Statement& statement);

// One entry. A clock that has jumped since this station's previous entry is recorded first, by the first signer.
[[nodiscard]] base::Result<Recorded, Denial> record(Session& session, const Statement& statement);

// One entry, and beside it in the same transaction what belongs to it: keys of the sealed identities, a cosignature.
// `beside` is called after the entry was added; where it fails nothing is recorded.
using Beside = std::function<base::Result<std::monostate, SigningError>()>;
[[nodiscard]] base::Result<Recorded, Denial> record_with(Session& session,
                                                         const Statement& statement,
                                                         const Beside& beside);

// Several entries in one transaction: all or none. Each statement is made from the state after the former one, so that
// it can refer to what came before; the maker returns nothing at the end.
using NextStatement = std::function<std::optional<Statement>(const domain::State& state,
                                                             std::span<const Recorded> so_far)>;
[[nodiscard]] base::Result<std::vector<Recorded>, Denial> record_all(Session& session,
                                                                     const NextStatement& next);

// In words for a person: what was refused and what to do.
struct Explanation {
    std::string what;
    std::string remedy;
};
[[nodiscard]] Explanation explain(const Denial& denial);

}  // namespace vialog::operations
