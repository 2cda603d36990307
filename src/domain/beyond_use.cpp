// SPDX-License-Identifier: Apache-2.0
// Computes beyond-use dates.
#include "domain/beyond_use.h"

#include "base/check.h"

namespace vialog::domain {

BeyondUse beyond_use(base::LocalInstant opened, std::chrono::hours in_use, Expiry expiry) {
    base::expects(in_use >= std::chrono::hours(1) && in_use <= std::chrono::days(366),
                  "an in-use time is 1 hour to 366 days");
    // With one offset throughout, each civil day has 24 hours.
    const base::UtcInstant end_of_expiry = base::start_of_day(expiry.last_day(), opened.offset) +
                                           std::chrono::days(1) - base::Milliseconds(1);
    const base::UtcInstant end_of_use = opened.instant + in_use;
    if (end_of_expiry < end_of_use) {
        return {end_of_expiry, BeyondUseLimit::Expiry};
    }
    return {end_of_use, BeyondUseLimit::InUseTime};
}

}  // namespace vialog::domain
