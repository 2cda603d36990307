// SPDX-License-Identifier: Apache-2.0
// Holidays with a date move off the week's end; those on a Monday or Thursday are counted in their month.
#include "domain/business_day.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace vialog::domain {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

struct FixedHoliday {
    std::chrono::month_day date;
    std::chrono::year since;
};

// The years are those of the acts that are in force for records kept today; Juneteenth: Pub. L. 117-17.
constexpr auto fixed_holidays = std::to_array<FixedHoliday>({
    {std::chrono::January / 1, std::chrono::year(1971)},    // New Year's Day
    {std::chrono::June / 19, std::chrono::year(2021)},      // Juneteenth National Independence Day
    {std::chrono::July / 4, std::chrono::year(1971)},       // Independence Day
    {std::chrono::November / 11, std::chrono::year(1978)},  // Veterans Day
    {std::chrono::December / 25, std::chrono::year(1971)},  // Christmas Day
});

// The third Monday of January, and so on; 6103(a) has no others.
constexpr auto counted_holidays = std::to_array<std::chrono::month_weekday>({
    std::chrono::January / std::chrono::Monday[3],     // Birthday of Martin Luther King, Jr.
    std::chrono::February / std::chrono::Monday[3],    // Washington's Birthday
    std::chrono::September / std::chrono::Monday[1],   // Labor Day
    std::chrono::October / std::chrono::Monday[2],     // Columbus Day
    std::chrono::November / std::chrono::Thursday[4],  // Thanksgiving Day
});

// On which day a holiday with a date is kept.
sys_days kept_on(sys_days date) {
    const weekday day(date);
    if (day == std::chrono::Saturday) {
        return date - days(1);
    }
    return day == std::chrono::Sunday ? date + days(1) : date;
}

}  // namespace

bool is_federal_holiday(base::CivilDate day) {
    const sys_days wanted(day);
    for (const FixedHoliday& holiday : fixed_holidays) {
        // New Year's Day may be kept on the last day of the year before.
        for (const std::chrono::year year : {day.year(), day.year() + std::chrono::years(1)}) {
            if (year >= holiday.since && kept_on(sys_days(year / holiday.date)) == wanted) {
                return true;
            }
        }
    }
    const bool counted =
        std::any_of(counted_holidays.begin(), counted_holidays.end(), [&](const auto& holiday) {
            return sys_days(day.year() / holiday.month() / holiday.weekday_indexed()) == wanted;
        });
    // Memorial Day.
    return counted || sys_days(day.year() / std::chrono::May /
                               std::chrono::Monday[std::chrono::last]) == wanted;
}

bool is_business_day(base::CivilDate day) {
    const weekday in_week{sys_days(day)};
    return in_week != std::chrono::Saturday && in_week != std::chrono::Sunday &&
           !is_federal_holiday(day);
}

base::CivilDate next_business_day(base::CivilDate day) {
    sys_days next = sys_days(day) + days(1);
    while (!is_business_day(next)) {
        next += days(1);
    }
    return next;
}

}  // namespace vialog::domain
