// SPDX-License-Identifier: Apache-2.0
// Times as the clock on the wall shows them, and days and months between dates.
#pragma once

#include "base/instant.h"

#include <cstdint>
#include <string>

namespace vialog::gui {

// "14:05"
[[nodiscard]] std::string wall_time(base::LocalInstant local);
// Whole calendar days from one to the other; below zero where it lies before.
[[nodiscard]] std::int64_t days_between(base::CivilDate from, base::CivilDate until);
// The day so many months later; the last of the month where there is no such day.
[[nodiscard]] base::CivilDate months_later(base::CivilDate day, std::int64_t months);

}  // namespace vialog::gui
