// SPDX-License-Identifier: Apache-2.0
// Offsets of time zones; known from the IANA database.
#include "operations/clock.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace vialog::operations {
namespace {

base::UtcOffset offset(std::string_view zone, std::string_view instant) {
    return SystemClock::offset_at(domain::TimeZoneName::parse(zone).value(),
                                  base::parse_utc(instant).value());
}

TEST(SystemClock, KnowsTheOffsetInForce) {
    if (!std::filesystem::exists("/usr/share/zoneinfo/America/Denver")) {
        GTEST_SKIP() << "this machine has no time zone database";
    }
    EXPECT_EQ(offset("America/Denver", "2026-01-12T15:00:00.000Z"), base::UtcOffset(-420));
    EXPECT_EQ(offset("America/Denver", "2026-07-12T15:00:00.000Z"), base::UtcOffset(-360));
    // 8 March 2026, 2:00: one hour is left out.
    EXPECT_EQ(offset("America/Denver", "2026-03-08T08:59:59.000Z"), base::UtcOffset(-420));
    EXPECT_EQ(offset("America/Denver", "2026-03-08T09:00:00.000Z"), base::UtcOffset(-360));
    EXPECT_EQ(offset("Asia/Kathmandu", "2026-01-12T15:00:00.000Z"), base::UtcOffset(345));
}

TEST(SystemClock, LeavesTheProgramsOwnZoneAlone) {
    ASSERT_EQ(::setenv("TZ", "UTC", 1), 0);

    static_cast<void>(offset("America/Denver", "2026-01-12T15:00:00.000Z"));

    EXPECT_STREQ(std::getenv("TZ"), "UTC");
}

TEST(SystemClock, NamesAStartOfTheMachineByDigits) {
    SystemClock clock(domain::TimeZoneName::parse("UTC").value());

    const ClockReading first = clock.now();
    const ClockReading second = clock.now();

    EXPECT_EQ(first.boot.size(), 16U);
    EXPECT_TRUE(std::all_of(first.boot.begin(), first.boot.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }));
    EXPECT_EQ(second.boot, first.boot);
    EXPECT_GE(second.monotonic_ms, first.monotonic_ms);
}

}  // namespace
}  // namespace vialog::operations
