// SPDX-License-Identifier: Apache-2.0
// The promises of gui/stock_over_time.h, one at a time.
#include "gui/stock_over_time.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(StockOverTime, GoesBackFromTodaysStock) {
    DeskInTest test;
    auto& place = test.workplace();
    ASSERT_TRUE(operations::record(
        place.session(), place.stated(test_product(), {{domain::Role::Operator, "ben"}})));
    place.clock().pass(std::chrono::days(1));
    domain::StockReceived receipt;
    receipt.basis = domain::ReceiptBasis::InitialInventory;
    receipt.product = domain::ProductId(1);
    receipt.lot = domain::Lot::parse("A1").value();
    receipt.expires = domain::Expiry::parse("2027-02-01").value();
    receipt.containers = 3;
    receipt.each = domain::Quantity::microlitres(5000);
    receipt.place = domain::PlaceId::parse("safe").value();
    ASSERT_TRUE(operations::record(
        place.session(),
        place.stated(receipt, {{domain::Role::Operator, "ben"}, {domain::Role::Witness, "ada"}})));
    place.clock().pass(std::chrono::days(2));

    const auto plots = stock_plots(test.desk(), store::containers_on_hand(test.desk().store()));

    ASSERT_EQ(plots.size(), 1U);
    const auto& points = plots.front().points;
    ASSERT_EQ(points.size(), 30U);
    EXPECT_EQ(points[29].value, 15000);
    EXPECT_EQ(points[27].value, 15000);
    EXPECT_EQ(points[26].value, 0);
    EXPECT_FALSE(plots.front().sentence.empty());
}

TEST(StockOverTime, HasNothingToDrawWithoutProducts) {
    DeskInTest test;
    EXPECT_TRUE(stock_plots(test.desk(), {}).empty());
}

}  // namespace
}  // namespace vialog::gui
