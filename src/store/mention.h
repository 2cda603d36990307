// SPDX-License-Identifier: Apache-2.0
// Which containers an entry concerns without moving anything in them; inside the room only.
#pragma once

#include "domain/postings.h"

#include <set>

namespace vialog::store {

[[nodiscard]] std::set<domain::ContainerId> mentioned_containers(
    const domain::Entry& entry, const domain::EntryLookup& original);

}  // namespace vialog::store
