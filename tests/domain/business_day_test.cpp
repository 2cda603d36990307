// SPDX-License-Identifier: Apache-2.0
// The days that the Office of Personnel Management published for 2021, 2022 and 2026.
#include "domain/business_day.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace vialog::domain {
namespace {

base::CivilDate day(std::string_view text) {
    return base::parse_date(text).value();
}

std::vector<std::string> holidays_of(int year) {
    std::vector<std::string> found;
    const std::chrono::sys_days end{std::chrono::year(year) / std::chrono::December / 31};
    for (std::chrono::sys_days at{std::chrono::year(year) / std::chrono::January / 1}; at <= end;
         at += std::chrono::days(1)) {
        if (is_federal_holiday(at)) {
            found.push_back(base::print_date(at));
        }
    }
    return found;
}

TEST(BusinessDay, KnowsTheHolidaysOf2026) {
    EXPECT_EQ(holidays_of(2026),
              (std::vector<std::string>{"2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25",
                                        "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12",
                                        "2026-11-11", "2026-11-26", "2026-12-25"}));
}

TEST(BusinessDay, KeepsHolidaysThatFallOnTheEndOfAWeek) {
    EXPECT_EQ(holidays_of(2021),
              (std::vector<std::string>{"2021-01-01", "2021-01-18", "2021-02-15", "2021-05-31",
                                        "2021-06-18", "2021-07-05", "2021-09-06", "2021-10-11",
                                        "2021-11-11", "2021-11-25", "2021-12-24", "2021-12-31"}));
    EXPECT_EQ(holidays_of(2022).back(), "2022-12-26");
}

TEST(BusinessDay, FollowsOverAWeekEndAndAHoliday) {
    EXPECT_EQ(next_business_day(day("2026-01-12")), day("2026-01-13"));
    EXPECT_EQ(next_business_day(day("2026-01-16")), day("2026-01-20"));
    EXPECT_EQ(next_business_day(day("2026-07-02")), day("2026-07-06"));
    EXPECT_EQ(next_business_day(day("2026-12-31")), day("2027-01-04"));
}

TEST(BusinessDay, IsNeitherSaturdayNorSunday) {
    EXPECT_TRUE(is_business_day(day("2026-01-16")));
    EXPECT_FALSE(is_business_day(day("2026-01-17")));
    EXPECT_FALSE(is_business_day(day("2026-01-18")));
    EXPECT_FALSE(is_business_day(day("2026-01-19")));
}

}  // namespace
}  // namespace vialog::domain
