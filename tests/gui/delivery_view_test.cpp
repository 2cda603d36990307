// SPDX-License-Identifier: Apache-2.0
// What stands on the screen before, during and after a delivery.
#include "gui/cartons_in_test.h"
#include "gui/delivery_presenter.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(DeliveryView, GivesAHintWhereNothingIsExpected) {
    StockedDesk clinic;
    DeliveryPresenter screen(clinic.desk());
    const ScreenView view = screen.view();
    EXPECT_EQ(view.table->rows->size(), 0);
    EXPECT_FALSE(view.table->empty_hint.empty());
    EXPECT_TRUE(view.fields.empty());
    EXPECT_TRUE(view.focus.empty());
}

TEST(DeliveryView, ListsTheExpectedShipments) {
    StockedDesk clinic;
    clinic.record(domain::ShipmentExpected{.party = clinic.supplier,
                                           .invoice = "INV-1",
                                           .lines = {{.product = clinic.vial, .containers = 10}},
                                           .due = {}},
                  false);
    DeliveryPresenter screen(clinic.desk());
    const Row row = screen.view().table->rows->row(0);
    EXPECT_EQ(row.cells[1], "Sample Supply");
    EXPECT_EQ(row.cells[4], "10");
    EXPECT_EQ(row.cells[5], "0");
}

TEST(DeliveryView, ShowsWhatWillBeSignedOnceItIsKnownWhoWitnesses) {
    StockedDesk clinic;
    DeliveryPresenter screen(clinic.desk());
    Typist typist(screen);
    typist.scans(ketamine_carton("LOT7", "S1"));
    EXPECT_TRUE(screen.view().sums.empty());
    typist.types("\n\n\n\n").scans("ada");
    ASSERT_EQ(screen.view().sums.size(), 1U);
    EXPECT_NE(screen.view().sums.front().find("as vials 1 to 10"), std::string::npos);
    EXPECT_NE(screen.view().signers[1].name.find("Ada"), std::string::npos);
}

TEST(DeliveryView, SaysOfEachActionWhyItCannotBeDoneNow) {
    StockedDesk clinic;
    DeliveryPresenter screen(clinic.desk());
    Typist typist(screen);
    typist.types("D");
    EXPECT_TRUE(screen.view().message.has_value());
    EXPECT_FALSE(screen.view().actions.front().why_not.empty());
}

}  // namespace
}  // namespace vialog::gui
