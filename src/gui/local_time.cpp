// SPDX-License-Identifier: Apache-2.0
// The offset in force is added by hand: no time zone is looked up here.
#include "gui/local_time.h"

#include <fmt/format.h>

namespace vialog::gui {

std::string wall_time(base::LocalInstant local) {
    const auto here = local.instant + local.offset;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(
                             here - std::chrono::floor<std::chrono::days>(here))
                             .count();
    constexpr std::int64_t minutes_of_an_hour = 60;
    return fmt::format("{:02}:{:02}", minutes / minutes_of_an_hour, minutes % minutes_of_an_hour);
}

std::int64_t days_between(base::CivilDate from, base::CivilDate until) {
    return (std::chrono::sys_days(until) - std::chrono::sys_days(from)).count();
}

base::CivilDate months_later(base::CivilDate day, std::int64_t months) {
    const base::CivilDate later = day + std::chrono::months(months);
    return later.ok() ? later : base::last_day_of_month(later.year() / later.month());
}

}  // namespace vialog::gui
