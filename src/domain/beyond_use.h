// SPDX-License-Identifier: Apache-2.0
// Until when an opened container may be used: so many hours from its opening, and never past its
// expiry.
#pragma once

#include "base/instant.h"
#include "domain/lot.h"

#include <chrono>
#include <cstdint>

namespace vialog::domain {

// What sets the end.
enum class BeyondUseLimit : std::uint8_t { InUseTime, Expiry };

struct BeyondUse {
    base::UtcInstant until;  // the last instant at which the container may be used
    BeyondUseLimit limit = BeyondUseLimit::InUseTime;

    bool operator==(const BeyondUse&) const = default;
};

// USP <797>: a multiple-dose container, once opened, within 28 days (672 hours) unless its maker
// says otherwise, or until the printed expiry if that is sooner; a single-dose container within
// hours. `in_use` is what the policy in force says, 1 hour to 366 days. The expiry ends with the
// last instant of its day by the offset in force where the container was opened, the only offset
// that the entry carries. Where a container was opened past its expiry, the end lies before the
// opening: the caller marks the act irregular.
[[nodiscard]] BeyondUse beyond_use(base::LocalInstant opened, std::chrono::hours in_use,
                                   Expiry expiry);

}  // namespace vialog::domain
