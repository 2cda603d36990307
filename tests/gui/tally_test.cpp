// SPDX-License-Identifier: Apache-2.0
// The promises of gui/tally.h, one at a time.
#include "gui/tally.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

const domain::PlaceId safe = domain::PlaceId::parse("safe").value();
const domain::PlaceId room = domain::PlaceId::parse("room").value();

CountedVial vial(std::int64_t number, const domain::PlaceId& place) {
    return {.container = domain::ContainerId(number),
            .product = domain::ProductId(4),
            .place = place,
            .amount = {}};
}

TEST(Tally, AddsUpSealedVialsByPlace) {
    Tally tally;
    tally.add(vial(1, safe));
    tally.add(vial(2, safe));
    tally.add(vial(3, room));

    const auto lines = tally.lines(domain::Method::Estimated);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].place, room);
    EXPECT_EQ(lines[0].sealed, 1);
    EXPECT_EQ(lines[1].sealed, 2);
}

TEST(Tally, ListsOpenedOnesByNumberWithTheirMethod) {
    Tally tally;
    CountedVial later = vial(9, safe);
    later.amount = domain::Quantity::microlitres(7500);
    CountedVial earlier = vial(3, safe);
    earlier.amount = domain::Quantity::microlitres(0);
    tally.add(later);
    tally.add(earlier);

    const auto lines = tally.lines(domain::Method::Measured);
    ASSERT_EQ(lines.size(), 1U);
    ASSERT_EQ(lines[0].opened.size(), 2U);
    EXPECT_EQ(lines[0].opened[0].container, domain::ContainerId(3));
    EXPECT_EQ(lines[0].opened[1].amount, domain::Quantity::microlitres(7500));
    EXPECT_EQ(lines[0].opened[1].method, domain::Method::Measured);
}

TEST(Tally, TakesEachVialOnce) {
    Tally tally;
    EXPECT_TRUE(tally.add(vial(1, safe)));
    EXPECT_FALSE(tally.add(vial(1, room)));
    tally.remove(domain::ContainerId(1));
    EXPECT_TRUE(tally.add(vial(1, room)));
}

}  // namespace
}  // namespace vialog::gui
