// SPDX-License-Identifier: Apache-2.0
// A key that signs no more: its owner has left, or it was lost, or somebody else may have it.
#pragma once

#include "operations/record.h"

#include <optional>
#include <utility>
#include <vector>

namespace vialog::operations {

struct Revocation {
    domain::KeyRevoked entry;
    // The registrant and a witness; or the key's owner alone, as subject, with that very key.
    std::vector<std::pair<domain::Role, Consent*>> signers;
};

// Records it, and in the same transaction begins a new data key that the revoked key does not open. Where the owner herself
// revokes, nobody who may go on reading is there: then the next person who seals an identity begins it.
[[nodiscard]] base::Result<Recorded, Denial> revoke(Session& session, const Revocation& revocation);

}  // namespace vialog::operations
