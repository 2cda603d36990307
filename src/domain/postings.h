// SPDX-License-Identifier: Apache-2.0
// The movements of stock that follow from an event alone: pure, and the same for everybody who
// reads the event.
#pragma once

#include "domain/account.h"
#include "domain/event.h"

#include <functional>
#include <optional>
#include <vector>

namespace vialog::domain {

// The postings of `event`, recorded (or restated) as entry `seq`. They sum to zero for each
// product. A correction and a void take the entry they concern through `original`; an entry that is
// not there posts nothing.
using EntryLookup = std::function<std::optional<Entry>(EntryNumber)>;
[[nodiscard]] std::vector<Posting> postings(const Event& event, EntryNumber seq,
                                            const EntryLookup& original);

// What an entry says after corrections of corrections: a correction stands for the entry at the
// root of its chain.
struct InForce {
    EntryNumber origin;  // the entry first recorded, whose number names its infusion or held waste
    Event event;
};
[[nodiscard]] std::optional<InForce> in_force(EntryNumber entry, const EntryLookup& original);

[[nodiscard]] std::vector<Posting> reversed(std::vector<Posting> postings);

}  // namespace vialog::domain
