// SPDX-License-Identifier: Apache-2.0
// Milligrams, millilitres, milligrams by the kilogram: each gives the others.
#include "gui/dose.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using domain::Dose;
using domain::Quantity;
using domain::Route;
using domain::Weight;

domain::ProductRecorded product(std::string_view strength, Quantity size) {
    domain::ProductRecorded product;
    product.strength = domain::Strength::parse(strength).value();
    product.container_size = size;
    return product;
}
const domain::ProductRecorded vial = product("50 mg/mL", Quantity::microlitres(10000));
const domain::ProductRecorded device = product("28 mg/unit", Quantity::pieces(1));
constexpr Weight eighty(80000);

Dosed dosed_of(std::string_view text, std::optional<Weight> weight) {
    return dosed(vial, parse_dose(vial, text).value(), weight).value();
}

TEST(Dose, IsMilligramsWhereNoUnitIsTyped) {
    const Dosed dose = dosed_of("40", {});
    EXPECT_EQ(dose.drawn, Quantity::microlitres(800));
    EXPECT_EQ(dose.ordered, Dose(40000));
    EXPECT_TRUE(dose.exact);
}

TEST(Dose, IsWhatIsMeasuredInMillilitres) {
    const Dosed dose = dosed_of("0.8 mL", {});
    EXPECT_EQ(dose.drawn, Quantity::microlitres(800));
    EXPECT_FALSE(dose.ordered.has_value());
}

TEST(Dose, GoesByTheKilogram) {
    EXPECT_EQ(dosed_of("0.5/kg", eighty).ordered, Dose(40000));
    EXPECT_EQ(dosed_of("0.5 mg/kg", eighty).drawn, Quantity::microlitres(800));
    EXPECT_FALSE(dosed(vial, parse_dose(vial, "0.5/kg").value(), {}).has_value());
}

TEST(Dose, SaysWhereItIsNoWholeMicrolitre) {
    const Dosed dose = dosed_of("0.5/kg", Weight(71350));  // 35.675 mg
    EXPECT_FALSE(dose.exact);
    EXPECT_EQ(dose.drawn, Quantity::microlitres(714));
    EXPECT_EQ(dose_words(vial, dose, {}), "35.675 mg ordered; nearest is 0.714 mL = 35.7 mg");
}

TEST(Dose, IsToldWithTheWeight) {
    EXPECT_EQ(dose_words(vial, dosed_of("40", {}), eighty),
              "0.800 mL = 40 mg = 0.5 mg/kg at 80 kg");
    EXPECT_EQ(dose_words(vial, dosed_of("40", {}), Weight(70000)),
              "0.800 mL = 40 mg = about 0.571 mg/kg at 70 kg");
}

TEST(Dose, CountsDevices) {
    EXPECT_EQ(parse_dose(device, "2").value().measured, Quantity::pieces(2));
    EXPECT_EQ(dosed(device, parse_dose(device, "56 mg").value(), {})->drawn, Quantity::pieces(2));
}

TEST(Dose, IsRefusedWhereItIsNone) {
    for (const char* text : {"", "0", "0 mL", "x", "0.5/lb", "0.5 mL/kg", "/kg", "-4"}) {
        EXPECT_FALSE(parse_dose(vial, text).has_value()) << text;
    }
}

TEST(Dose, RaisesNoDoubtWhereItIsUsual) {
    EXPECT_EQ(dose_doubt(vial, Route::Intravenous, Quantity::microlitres(800), eighty), "");
    EXPECT_EQ(dose_doubt(vial, Route::Intravenous, Quantity::microlitres(3000), eighty), "");
    EXPECT_EQ(dose_doubt(device, Route::Intranasal, Quantity::pieces(3), {}), "");
}

TEST(Dose, RaisesADoubtWhereAPointHasSlipped) {
    EXPECT_NE(dose_doubt(vial, Route::Intravenous, Quantity::microlitres(8000), {}), "");
    EXPECT_NE(dose_doubt(vial, Route::Intravenous, Quantity::microlitres(80), {}), "");
    EXPECT_NE(dose_doubt(vial, Route::Intravenous, Quantity::microlitres(2400), Weight(50000)), "");
}

}  // namespace
}  // namespace vialog::gui
