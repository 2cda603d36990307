// SPDX-License-Identifier: Apache-2.0
// Whether what a person asks for may be recorded, and as what: pure, from the state and the request
// alone.
#pragma once

#include "base/result.h"
#include "domain/check.h"

#include <vector>

namespace vialog::domain {

// Policy blocks what one is about to do, never the record of what was done.
enum class Intent { Intended, Done };

// What is asked for. The draft holds what people stated; what follows from the state (container
// numbers, beyond-use date, book figures, expected counts, balances) is filled in by decide,
// whatever the draft says there.
struct Request {
    Event draft;
    Intent intent = Intent::Intended;
    Moment moment;
    std::vector<Signer> signers;
    std::vector<Irregularity> irregular;  // stated by people, beyond what the rules find
    std::optional<LateReason> late;
    std::optional<Paper> paper;
};

// The size and root of the journal before the entry, for kinds that state them (close, custody).
struct JournalHead {
    std::int64_t size = 0;
    base::Digest root{};
};

// The entry to sign, or why there is none. Never throws.
[[nodiscard]] base::Result<Entry, Refusal> decide(const State& state, const Request& request,
                                                  const JournalHead& head);

}  // namespace vialog::domain
