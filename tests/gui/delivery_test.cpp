// SPDX-License-Identifier: Apache-2.0
// The promises of gui/delivery.h, one at a time.
#include "gui/delivery.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

const domain::ProductId vial(4);
const domain::ProductId kit(5);

Carton carton(domain::ProductId product, std::string_view lot, std::string_view serial) {
    Carton it{.barcode = "code of " + std::string(lot),
              .product = product,
              .containers = 10,
              .lot = domain::Lot::parse(lot).value(),
              .expires = domain::Expiry::parse("2027-09-30").value()};
    if (!serial.empty()) {
        it.serial = domain::SerialNumber::parse(serial).value();
    }
    return it;
}

store::OpenShipment expecting(domain::ProductId product, std::int64_t containers,
                              std::int64_t came) {
    store::OpenShipment shipment;
    shipment.shipment.lines = {{.product = product, .containers = containers}};
    shipment.received = {{.product = product, .containers = came}};
    return shipment;
}

TEST(Delivery, AddsCartonsOfOneLotUp) {
    Delivery delivery;
    EXPECT_EQ(delivery.add(carton(vial, "A", "1")), 0U);
    EXPECT_EQ(delivery.add(carton(vial, "A", "2")), 0U);
    EXPECT_EQ(delivery.add(carton(vial, "B", "3")), 1U);
    EXPECT_EQ(delivery.lines()[0].containers, 20);
    EXPECT_EQ(delivery.lines()[0].cartons, 2);
}

TEST(Delivery, KnowsACartonByItsSerialNumber) {
    Delivery delivery;
    delivery.add(carton(vial, "A", "1"));
    EXPECT_EQ(delivery.seen_before(carton(vial, "A", "1")), SeenBefore::SameCarton);
    EXPECT_EQ(delivery.seen_before(carton(vial, "A", "2")), SeenBefore::No);
}

TEST(Delivery, CannotTellCartonsWithoutSerialNumbersApart) {
    Delivery delivery;
    delivery.add(carton(vial, "A", ""));
    EXPECT_EQ(delivery.seen_before(carton(vial, "A", "")), SeenBefore::PerhapsAnother);
}

TEST(Delivery, ForgetsTheCartonsOfALineTakenAway) {
    Delivery delivery;
    delivery.add(carton(vial, "A", "1"));
    delivery.remove(0);
    EXPECT_TRUE(delivery.empty());
    EXPECT_EQ(delivery.seen_before(carton(vial, "A", "1")), SeenBefore::No);
}

TEST(Delivery, SaysHowMuchIsShort) {
    Delivery delivery;
    delivery.add(carton(vial, "A", "1"));
    const auto lines = compare(delivery, expecting(vial, 12, 0));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].words, "2 short");
    EXPECT_TRUE(lines[0].differs);
}

TEST(Delivery, ComparesLotsOfOneProductTogether) {
    Delivery delivery;
    delivery.add(carton(vial, "A", "1"));
    delivery.add(carton(vial, "B", "2"));
    const auto lines = compare(delivery, expecting(vial, 25, 5));
    EXPECT_EQ(lines[0].words, "as expected");
    EXPECT_EQ(lines[1].words, "as expected");
}

TEST(Delivery, ListsWhatDidNotComeAndWhatNobodyExpected) {
    Delivery delivery;
    delivery.add(carton(kit, "A", "1"));
    const auto lines = compare(delivery, expecting(vial, 10, 0));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].words, "not expected");
    EXPECT_EQ(lines[1].product, vial);
    EXPECT_EQ(lines[1].words, "10 short");
}

TEST(Delivery, FindsTheShipmentThatStillExpectsTheProduct) {
    const std::vector<store::OpenShipment> shipments{expecting(vial, 10, 10),
                                                     expecting(vial, 10, 4)};
    const auto found = shipment_with(shipments, vial);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->received.front().containers, 4);
    EXPECT_FALSE(shipment_with(shipments, kit));
}

}  // namespace
}  // namespace vialog::gui
