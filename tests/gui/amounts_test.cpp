// SPDX-License-Identifier: Apache-2.0
// Amounts read and printed exactly, or refused with what is accepted.
#include "gui/amounts.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using domain::Quantity;

domain::ProductRecorded product(std::string_view strength, Quantity size) {
    domain::ProductRecorded product;
    product.drug = "Ketamine";
    product.strength = domain::Strength::parse(strength).value();
    product.container_size = size;
    return product;
}
const domain::ProductRecorded vial = product("50 mg/mL", Quantity::microlitres(10000));
const domain::ProductRecorded device = product("28 mg/unit", Quantity::pieces(1));

TEST(Amounts, ReadANumberByItsFieldsUnit) {
    EXPECT_EQ(parse_amount(vial, "40", Bare::Milligrams), Quantity::microlitres(800));
    EXPECT_EQ(parse_amount(vial, "0.8", Bare::Millilitres), Quantity::microlitres(800));
    EXPECT_EQ(parse_amount(device, "2", Bare::Milligrams), Quantity::pieces(2));
}

TEST(Amounts, ReadAUnitThatIsTyped) {
    EXPECT_EQ(parse_amount(vial, "0.8 mL", Bare::Milligrams), Quantity::microlitres(800));
    EXPECT_EQ(parse_amount(vial, "0.8ml", Bare::Milligrams), Quantity::microlitres(800));
    EXPECT_EQ(parse_amount(vial, "40 mg", Bare::Millilitres), Quantity::microlitres(800));
    EXPECT_EQ(parse_amount(device, "56 mg", Bare::Milligrams), Quantity::pieces(2));
}

TEST(Amounts, ReadNothingAsAnAmount) {
    EXPECT_EQ(parse_amount(vial, "0", Bare::Milligrams), Quantity::microlitres(0));
}

TEST(Amounts, RefuseWhatWouldHaveToBeRoundedAndNameTheNearest) {
    const auto amount = parse_amount(vial, "40.01", Bare::Milligrams);
    ASSERT_FALSE(amount.has_value());
    EXPECT_NE(amount.error().remedy.find("0.800 mL = 40 mg"), std::string::npos);
}

TEST(Amounts, RefuseWhatIsNone) {
    for (const char* text : {"", "forty", "0,8", "-1", "1e3", "40 ml mg", "3 L", "+4"}) {
        EXPECT_FALSE(parse_amount(vial, text, Bare::Milligrams).has_value()) << text;
    }
    EXPECT_FALSE(parse_amount(device, "0.5", Bare::Milligrams).has_value());
    EXPECT_FALSE(parse_amount(device, "1 mL", Bare::Milligrams).has_value());
}

TEST(Amounts, ArePrintedExactly) {
    EXPECT_EQ(print_both(vial, 800), "0.800 mL = 40 mg");
    EXPECT_EQ(print_both(vial, 1141), "1.141 mL = 57.05 mg");
    EXPECT_EQ(print_both(vial, -300), "-0.300 mL = -15 mg");
    EXPECT_EQ(print_both(device, 1), "1 unit = 28 mg");
    EXPECT_EQ(print_amount(device, 2), "2 units");
    EXPECT_EQ(print_dose(domain::Dose(35650)), "35.65 mg");
}

TEST(Amounts, TakeTheNearestHalfUp) {
    EXPECT_EQ(nearest_amount(vial, domain::Dose(40000))->amount, Quantity::microlitres(800));
    EXPECT_TRUE(nearest_amount(vial, domain::Dose(40000))->exact);
    EXPECT_EQ(nearest_amount(vial, domain::Dose(40025))->amount, Quantity::microlitres(801));
    EXPECT_FALSE(nearest_amount(vial, domain::Dose(40025))->exact);
    EXPECT_FALSE(nearest_amount(vial, domain::Dose(INT64_MAX)).has_value());
}

}  // namespace
}  // namespace vialog::gui
