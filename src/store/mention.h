// SPDX-License-Identifier: Apache-2.0
// Which containers an entry concerns without moving anything in them, and who acted in it; inside the room only.
#pragma once

#include "domain/postings.h"
#include "domain/state.h"

#include <set>

namespace vialog::store {

[[nodiscard]] std::set<domain::ContainerId> mentioned_containers(
    const domain::Entry& entry, const domain::EntryLookup& original);

// Who signed it, and who did or witnessed it according to the paper. The keys that it brings itself must be known.
[[nodiscard]] std::set<domain::PersonId> acting_people(const domain::Entry& entry,
                                                       const domain::State& state);

}  // namespace vialog::store
