// SPDX-License-Identifier: Apache-2.0
// The promises of gui/carton.h, one at a time.
#include "gui/carton.h"

#include "gui/cartons_in_test.h"
#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(Carton, IsReadFromItsDataMatrix) {
    StockedDesk clinic;
    const auto carton = read_carton(clinic.desk(), ketamine_carton("LOT7", "S1"), {});
    ASSERT_TRUE(carton) << carton.error().what;
    EXPECT_EQ(carton->product, clinic.vial);
    EXPECT_EQ(carton->containers, 10);
    EXPECT_EQ(carton->lot->text(), "LOT7");
    EXPECT_EQ(carton->expires->text(), "2027-09-30");
    EXPECT_EQ(carton->serial->text(), "S1");
    EXPECT_FALSE(carton->may_have_lost_separator);
    EXPECT_NE(carton->barcode.find("\xe2\x90\x9d"), std::string::npos);
}

TEST(Carton, IsReadWithTheStandInOfTheScanner) {
    StockedDesk clinic;
    const auto carton = read_carton(clinic.desk(), carton_code(ketamine_ndc, "LOT7", "S1", "^"),
                                    {.separator = "^"});
    ASSERT_TRUE(carton) << carton.error().what;
    EXPECT_EQ(carton->serial->text(), "S1");
}

TEST(Carton, TellsThatASeparatorMayBeLost) {
    StockedDesk clinic;
    const auto carton = read_carton(clinic.desk(), carton_code(ketamine_ndc, "LOT7", "S1", ""), {});
    ASSERT_TRUE(carton) << carton.error().what;
    EXPECT_TRUE(carton->may_have_lost_separator);
}

TEST(Carton, IsKnownByItsUpcAndItsNdc) {
    StockedDesk clinic;
    for (const std::string& code : {gtin_of(ketamine_ndc).substr(2), std::string(ketamine_ndc)}) {
        const auto carton = read_carton(clinic.desk(), code, {});
        ASSERT_TRUE(carton) << code << ": " << carton.error().what;
        EXPECT_EQ(carton->product, clinic.vial);
        EXPECT_FALSE(carton->lot);
    }
}

TEST(Carton, OfAnUnknownProductIsRefusedWithWhatWasReadAndWhatToDo) {
    StockedDesk clinic;
    const auto carton =
        read_carton(clinic.desk(), carton_code("0641-6138-25", "LOT7", "S1", gs), {});
    ASSERT_FALSE(carton);
    EXPECT_NE(carton.error().what.find(gtin_of("0641-6138-25")), std::string::npos);
    EXPECT_NE(carton.error().remedy.find("Ctrl+H"), std::string::npos);
}

TEST(Carton, IsNoVialOfOurs) {
    StockedDesk clinic;
    const auto first = clinic.receive(clinic.vial, 1);
    const auto carton = read_carton(clinic.desk(), clinic.label(first), {});
    ASSERT_FALSE(carton);
    EXPECT_NE(carton.error().what.find("of ours"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
