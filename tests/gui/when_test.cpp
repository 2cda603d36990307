// SPDX-License-Identifier: Apache-2.0
// Times as people say them.
#include "gui/when.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

const base::LocalInstant now = base::parse_local("2026-01-12T08:30:00-07:00").value();

std::string printed(std::string_view text) {
    const auto when = parse_when(text, now);
    return when ? base::print_local(*when) : when.error().what;
}

TEST(When, IsATimeOfToday) {
    EXPECT_EQ(printed("8:15"), "2026-01-12T08:15:00-07:00");
    EXPECT_EQ(printed("08:15"), "2026-01-12T08:15:00-07:00");
}

TEST(When, IsATimeOfAnotherDay) {
    EXPECT_EQ(printed("2026-01-11 17:40"), "2026-01-11T17:40:00-07:00");
}

TEST(When, LiesNotAhead) {
    EXPECT_EQ(printed("8:31"), "that time is still to come");
}

TEST(When, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "8", "8:5", "24:00", "8:15 am", "yesterday", "2026-02-30 08:00"}) {
        EXPECT_FALSE(parse_when(text, now).has_value()) << text;
    }
}

TEST(When, IsLateAfterAQuarterOfAnHour) {
    EXPECT_FALSE(is_late(parse_when("8:15", now).value(), now));
    EXPECT_TRUE(is_late(parse_when("8:14", now).value(), now));
}

}  // namespace
}  // namespace vialog::gui
