// SPDX-License-Identifier: Apache-2.0
// Days on which federal offices work: what "one business day" of 21 CFR 1301.76(b) is counted in.
#pragma once

#include "base/instant.h"

namespace vialog::domain {

// 5 U.S.C. 6103(a), on the day on which it is kept: of those with a fixed date, the Friday before a Saturday and the Monday
// after a Sunday (6103(b); Executive Order 11582).
[[nodiscard]] bool is_federal_holiday(base::CivilDate day);
// Neither a Saturday, nor a Sunday, nor such a holiday.
[[nodiscard]] bool is_business_day(base::CivilDate day);
// The first business day after that day.
[[nodiscard]] base::CivilDate next_business_day(base::CivilDate day);

}  // namespace vialog::domain
