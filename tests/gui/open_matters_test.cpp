// SPDX-License-Identifier: Apache-2.0
// The promises of gui/open_matters.h, one at a time.
#include "gui/open_matters.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(OpenMatters, AreNoneWhereEverythingIsDone) {
    StockedDesk clinic;
    clinic.receive(clinic.vial, 1);
    EXPECT_TRUE(open_matters(clinic.desk()).empty());
}

TEST(OpenMatters, NameReceiptsCountsAndCasesWithTheirScreens) {
    StockedDesk clinic;
    domain::StockReceived receipt = clinic.delivery(clinic.vial, 10);
    receipt.awaiting = true;
    clinic.record(receipt, false);
    domain::CountStarted count;
    count.places = {domain::PlaceId::parse("safe").value()};
    clinic.record(count, false);
    clinic.record(domain::DiscrepancyOpened{.trouble = domain::Trouble::SealBroken,
                                            .about = {},
                                            .discovered = clinic.desk().now().instant,
                                            .product = {},
                                            .container = {},
                                            .amount = {},
                                            .concerns = {},
                                            .paper_container = {},
                                            .note = {}},
                  false);

    const auto matters = open_matters(clinic.desk());
    ASSERT_EQ(matters.size(), 3U);
    EXPECT_EQ(matters[0].screen, "receive");
    EXPECT_TRUE(matters[0].named_in_close);
    EXPECT_EQ(matters[1].screen, "count");
    EXPECT_EQ(matters[2].screen, "cases");
    EXPECT_EQ(matters[2].age, "1 min");
}

}  // namespace
}  // namespace vialog::gui
