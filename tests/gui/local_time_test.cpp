// SPDX-License-Identifier: Apache-2.0
// The promises of gui/local_time.h, one at a time.
#include "gui/local_time.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

base::CivilDate day(std::string_view text) {
    return base::parse_date(text).value();
}

TEST(LocalTime, IsTheClockOnTheWall) {
    EXPECT_EQ(wall_time(base::parse_local("2026-01-12T08:05:59-07:00").value()), "08:05");
    EXPECT_EQ(wall_time(base::parse_local("2026-01-12T00:00:00+05:30").value()), "00:00");
}

TEST(LocalTime, CountsDaysByTheCalendar) {
    EXPECT_EQ(days_between(day("2026-02-28"), day("2026-03-01")), 1);
    EXPECT_EQ(days_between(day("2026-03-01"), day("2026-02-28")), -1);
}

TEST(LocalTime, EndsAMonthWhereTheDayIsNotThere) {
    EXPECT_EQ(months_later(day("2024-02-29"), 24), day("2026-02-28"));
    EXPECT_EQ(months_later(day("2026-01-12"), 24), day("2028-01-12"));
}

}  // namespace
}  // namespace vialog::gui
