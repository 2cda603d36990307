// SPDX-License-Identifier: Apache-2.0
// The shipment screen, key by key.
#include "gui/shipment_presenter.h"

#include "gui/cartons_in_test.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(ShipmentScreen, RecordsWhatIsExpectedWithOnePin) {
    StockedDesk clinic;
    ShipmentPresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("1").types("INV-9\n").types("2026-01-20\n").types("1").types("20\n");
    typist.types("2").types("4\n").types("\n").types(pin_and_enter);

    ASSERT_TRUE(screen.done());
    const auto shipment = std::get<domain::ShipmentExpected>(clinic.newest().event);
    EXPECT_EQ(shipment.invoice, "INV-9");
    ASSERT_EQ(shipment.lines.size(), 2U);
    EXPECT_EQ(shipment.lines[0].product, clinic.vial);
    EXPECT_EQ(shipment.lines[0].containers, 20);
    EXPECT_EQ(base::print_date(*shipment.due), "2026-01-20");
}

TEST(ShipmentScreen, SignsNothingWithoutALine) {
    StockedDesk clinic;
    ShipmentPresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("1").types("INV-9\n").types("\n").types("\n");
    EXPECT_FALSE(field_of(screen.view(), "product").problem.empty());
}

TEST(ShipmentScreen, TakesTheProductFromAScan) {
    StockedDesk clinic;
    ShipmentPresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("1").types("INV-9\n").types("\n").scans(ketamine_carton("A", "1")).types("10\n");
    EXPECT_EQ(screen.view().table->rows->size(), 1);
}

TEST(ShipmentScreen, SaysWhatIsMissingInAHouseWithoutSuppliers) {
    DeskInTest test;
    test.sign_in("ben");
    ShipmentPresenter screen(test.desk());
    EXPECT_NE(screen.view().message->remedy.find("Ctrl+H"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
