// SPDX-License-Identifier: Apache-2.0
// Beyond-use dates: hours from opening, cut off by the expiry's last instant where the container
// is.
#include "domain/beyond_use.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::domain {
namespace {

using std::chrono::hours;

// 28 days, as USP <797> has it for a multiple-dose container.
constexpr hours multiple_dose{672};

BeyondUse of(std::string_view opened, hours in_use, std::string_view expiry) {
    return beyond_use(base::parse_local(opened).value(), in_use, Expiry::parse(expiry).value());
}

std::string until(const BeyondUse& beyond_use) {
    return base::print_utc(beyond_use.until);
}

TEST(BeyondUse, IsTwentyEightDaysAfterOpening) {
    const BeyondUse end = of("2026-01-12T08:28:00-07:00", multiple_dose, "2027-07-31");

    EXPECT_EQ(until(end), "2026-02-09T15:28:00.000Z");
    EXPECT_EQ(end.limit, BeyondUseLimit::InUseTime);
}

TEST(BeyondUse, CountsHoursAcrossTheChangeToSummerTime) {
    const BeyondUse end = of("2026-03-07T20:00:00-07:00", hours(12), "2027-07-31");

    EXPECT_EQ(until(end), "2026-03-08T15:00:00.000Z");
}

TEST(BeyondUse, EndsWithTheExpirysLastInstantAtThePlace) {
    const BeyondUse west = of("2026-01-12T08:28:00-07:00", multiple_dose, "2026-01-31");
    const BeyondUse east = of("2026-01-12T08:28:00+09:30", multiple_dose, "2026-01-31");

    EXPECT_EQ(until(west), "2026-02-01T06:59:59.999Z");
    EXPECT_EQ(west.limit, BeyondUseLimit::Expiry);
    EXPECT_EQ(until(east), "2026-01-31T14:29:59.999Z");
}

TEST(BeyondUse, EndsWithTheMonthWhereNoDayIsPrinted) {
    EXPECT_EQ(until(of("2026-02-20T10:00:00Z", multiple_dose, "2026-02")),
              "2026-02-28T23:59:59.999Z");
}

TEST(BeyondUse, IsCutOffByTheExpiryOnlyWhereThatIsSooner) {
    const BeyondUse last_hour = of("2026-01-31T18:00:00Z", hours(6), "2026-01-31");
    const BeyondUse hour_before = of("2026-01-31T17:00:00Z", hours(6), "2026-01-31");

    EXPECT_EQ(until(last_hour), "2026-01-31T23:59:59.999Z");
    EXPECT_EQ(until(hour_before), "2026-01-31T23:00:00.000Z");
}

TEST(BeyondUse, LiesBeforeTheOpeningOfAnExpiredContainer) {
    const base::LocalInstant opened = base::parse_local("2026-02-01T00:00:00-07:00").value();

    const BeyondUse end = beyond_use(opened, multiple_dose, Expiry::parse("2026-01-31").value());

    EXPECT_LT(end.until, opened.instant);
    EXPECT_EQ(end.limit, BeyondUseLimit::Expiry);
}

TEST(BeyondUseDeathTest, StopsOnAnInUseTimeThatNoPolicyHas) {
    EXPECT_DEATH(static_cast<void>(of("2026-01-12T08:28:00Z", hours(0), "2027-07-31")), "in-use");
    EXPECT_DEATH(static_cast<void>(of("2026-01-12T08:28:00Z", hours(9000), "2027-07-31")),
                 "in-use");
}

}  // namespace
}  // namespace vialog::domain
