// SPDX-License-Identifier: Apache-2.0
// Amounts: exact, of one unit, never negative, never too large; text and back; mass by integers
// alone.
#include "domain/quantity.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

namespace vialog::domain {
namespace {

constexpr std::int64_t largest = 9007199254740991;  // 2^53 - 1

static_assert(Quantity::microlitres(250).amount() == 250);
static_assert(Quantity::pieces(2).unit() == Unit::Piece);
static_assert(Quantity().is_zero());

Strength strength(std::string_view text) {
    return Strength::parse(text).value();
}

TEST(Unit, HasTheWordsOfTheJournal) {
    EXPECT_EQ(word_of(Unit::Microlitre), "ul");
    EXPECT_EQ(word_of(Unit::Piece), "units");
    EXPECT_EQ(parse_word<Unit>("units"), Unit::Piece);
    EXPECT_FALSE(parse_word<Unit>("mL"));
}

TEST(Quantity, ReadsMillilitresAsMicrolitres) {
    EXPECT_EQ(Quantity::parse("2.500 mL").value(), Quantity::microlitres(2500));
    EXPECT_EQ(Quantity::parse("2.5 mL").value(), Quantity::microlitres(2500));
    EXPECT_EQ(Quantity::parse("0.001 mL").value(), Quantity::microlitres(1));
    EXPECT_EQ(Quantity::parse("0 mL").value(), Quantity::microlitres(0));
}

TEST(Quantity, ReadsPieces) {
    EXPECT_EQ(Quantity::parse("3 units").value(), Quantity::pieces(3));
    EXPECT_EQ(Quantity::parse("1 unit").value(), Quantity::pieces(1));
}

TEST(Quantity, PrintsAllDecimalsAndTheUnit) {
    EXPECT_EQ(Quantity::microlitres(2500).text(), "2.500 mL");
    EXPECT_EQ(Quantity::microlitres(0).text(), "0.000 mL");
    EXPECT_EQ(Quantity::pieces(1).text(), "1 unit");
    EXPECT_EQ(Quantity::pieces(2).text(), "2 units");
}

TEST(Quantity, RefusesATextWithoutUnitOrWithAnother) {
    for (const char* text : {"", "2.5", "2.5mL", "2.5 ml", "2.5 ML", "2.5 L", "2500 uL", "2.5 mL ",
                             " 2.5 mL", "2.5  mL", "2.5\tmL", "3 pieces", "mL", " mL"}) {
        EXPECT_FALSE(Quantity::parse(text)) << text;
    }
}

TEST(Quantity, RefusesANumberThatItWouldHaveToChange) {
    for (const char* text : {"2.5000 mL", "2,5 mL", "-2.5 mL", "+2.5 mL", "1e3 mL", "nan mL",
                             ".5 mL", "2. mL", "02.5 mL", "1.5 units", "9007199254740.992 mL"}) {
        EXPECT_FALSE(Quantity::parse(text)) << text;
    }
}

TEST(Quantity, TakesFromOutsideOnlyWhatTheJournalCanCarry) {
    EXPECT_EQ(Quantity::of(Unit::Microlitre, largest).value().amount(), largest);
    EXPECT_EQ(Quantity::of(Unit::Microlitre, largest + 1).error(), QuantityError::Overflow);
    EXPECT_EQ(Quantity::of(Unit::Piece, -1).error(), QuantityError::Negative);
}

TEST(Quantity, AddsAndSubtractsWithinOneUnit) {
    EXPECT_EQ(add(Quantity::microlitres(250), Quantity::microlitres(320)).value(),
              Quantity::microlitres(570));
    EXPECT_EQ(subtract(Quantity::microlitres(570), Quantity::microlitres(570)).value(),
              Quantity::microlitres(0));
}

TEST(Quantity, HasNoSumOrDifferenceThatIsNoAmount) {
    EXPECT_EQ(add(Quantity::microlitres(largest), Quantity::microlitres(1)).error(),
              QuantityError::Overflow);
    EXPECT_EQ(subtract(Quantity::microlitres(1), Quantity::microlitres(2)).error(),
              QuantityError::Negative);
    EXPECT_EQ(add(Quantity::microlitres(1), Quantity::pieces(1)).error(),
              QuantityError::UnitDiffers);
    EXPECT_EQ(subtract(Quantity::pieces(1), Quantity::microlitres(1)).error(),
              QuantityError::UnitDiffers);
}

TEST(QuantityDeathTest, StopsOnAnAmountThatOurOwnCodeMustNotMake) {
    EXPECT_DEATH(static_cast<void>(Quantity::microlitres(-1)), "quantity");
    EXPECT_DEATH(static_cast<void>(Quantity::pieces(largest + 1)), "quantity");
}

TEST(Volume, ReadsAColumnOfMillilitres) {
    EXPECT_EQ(parse_volume_ml("0.570", base::Sign::NonNegative).value(), Volume(570));
    EXPECT_EQ(parse_volume_ml("-0.070", base::Sign::Any).value(), Volume(-70));
    EXPECT_FALSE(parse_volume_ml("-0.070", base::Sign::NonNegative));
    EXPECT_FALSE(parse_volume_ml("0.5700", base::Sign::NonNegative));
    EXPECT_FALSE(parse_volume_ml("", base::Sign::NonNegative));
}

TEST(Volume, ReadsAndPrintsWithItsUnit) {
    EXPECT_EQ(parse_volume("2.5 mL").value(), Volume(2500));
    EXPECT_EQ(print_volume(Volume(2500)), "2.500 mL");
    EXPECT_EQ(print_volume(Volume(-500)), "-0.500 mL");
    EXPECT_FALSE(parse_volume("2.5"));
    EXPECT_FALSE(parse_volume("3 units"));
}

TEST(Volume, SaysAtWhichByteTheUnitIsWrong) {
    EXPECT_EQ(parse_volume("2.5 L").error().offset, 4U);
    EXPECT_EQ(parse_volume("2.5").error().offset, 3U);
}

TEST(PieceCount, IsAWholeNumber) {
    EXPECT_EQ(parse_count("40").value(), PieceCount(40));
    EXPECT_EQ(print_count(PieceCount(40)), "40");
    EXPECT_FALSE(parse_count("40.0"));
    EXPECT_FALSE(parse_count("-1"));
}

TEST(Strength, ReadsMilligramsPerMillilitreOrUnit) {
    EXPECT_EQ(strength("100 mg/mL").micrograms(), 100'000);
    EXPECT_EQ(strength("0.5 mg/mL").micrograms(), 500);
    EXPECT_EQ(strength("28 mg/unit").unit(), Unit::Piece);
    EXPECT_EQ(Strength::from_milligrams("100", Unit::Microlitre).value(), strength("100 mg/mL"));
}

TEST(Strength, PrintsWithoutZerosAtTheEnd) {
    EXPECT_EQ(strength("100.000 mg/mL").text(), "100 mg/mL");
    EXPECT_EQ(strength("0.50 mg/mL").text(), "0.5 mg/mL");
    EXPECT_EQ(strength("28 mg/unit").text(), "28 mg/unit");
}

TEST(Strength, IsNeverNothing) {
    EXPECT_FALSE(Strength::from_milligrams("0", Unit::Microlitre));
    EXPECT_FALSE(Strength::from_milligrams("0.000", Unit::Piece));
    EXPECT_FALSE(Strength::from_micrograms(-1, Unit::Piece));
    EXPECT_FALSE(Strength::from_micrograms(largest + 1, Unit::Piece));
}

TEST(Strength, RefusesOtherUnits) {
    for (const char* text :
         {"100", "100 mg", "100 mg/ml", "10 %", "100mg/mL", "100 mcg/mL", "0.0001 mg/mL", ""}) {
        EXPECT_FALSE(Strength::parse(text)) << text;
    }
}

TEST(Mass, FollowsExactlyFromVolumeAndStrength) {
    // regulation: a 10 mL vial of 50 mg/mL is 500 mg; 0.70 mL of it is 35 mg.
    EXPECT_EQ(mass_of(Quantity::microlitres(10'000), strength("50 mg/mL")).value(),
              Mass(500'000'000));
    EXPECT_EQ(mass_of(Quantity::microlitres(700), strength("50 mg/mL")).value(), Mass(35'000'000));
    EXPECT_EQ(mass_of(Quantity::microlitres(1), strength("0.001 mg/mL")).value(), Mass(1));
}

TEST(Mass, FollowsExactlyFromPiecesAndStrength) {
    // Esketamine: two devices of 28 mg are a dose of 56 mg.
    EXPECT_EQ(mass_of(Quantity::pieces(2), strength("28 mg/unit")).value(), Mass(56'000'000));
}

TEST(Mass, OfABalanceMayBeNegative) {
    EXPECT_EQ(mass_of_balance(-70, strength("10 mg/mL")).value(), Mass(-700'000));
    EXPECT_EQ(
        mass_of_balance(std::numeric_limits<std::int64_t>::min(), strength("10 mg/mL")).error(),
        QuantityError::Overflow);
}

TEST(Mass, DoesNotMixUnitsOrOverflow) {
    EXPECT_EQ(mass_of(Quantity::pieces(2), strength("28 mg/mL")).error(),
              QuantityError::UnitDiffers);
    EXPECT_EQ(mass_of(Quantity::microlitres(2), strength("28 mg/unit")).error(),
              QuantityError::UnitDiffers);
    EXPECT_EQ(mass_of(Quantity::microlitres(largest), strength("100 mg/mL")).error(),
              QuantityError::Overflow);
    EXPECT_EQ(mass_of(Quantity::pieces(largest), strength("1 mg/unit")).error(),
              QuantityError::Overflow);
}

TEST(Mass, PrintsMilligramsExactly) {
    EXPECT_EQ(print_mass_mg(Mass(57'050'000)), "57.050000");
    EXPECT_EQ(print_mass_mg(Mass(1)), "0.000001");
    EXPECT_EQ(print_mass_mg(Mass(-700'000)), "-0.700000");
}

TEST(Mass, RoundsAHalfToTheEvenNeighbour) {
    EXPECT_EQ(print_mass_mg_half_even(Mass(500)), "0.000");
    EXPECT_EQ(print_mass_mg_half_even(Mass(501)), "0.001");
    EXPECT_EQ(print_mass_mg_half_even(Mass(1500)), "0.002");
    EXPECT_EQ(print_mass_mg_half_even(Mass(2500)), "0.002");
    EXPECT_EQ(print_mass_mg_half_even(Mass(2499)), "0.002");
    EXPECT_EQ(print_mass_mg_half_even(Mass(-500)), "0.000");
    EXPECT_EQ(print_mass_mg_half_even(Mass(-1500)), "-0.002");
    EXPECT_EQ(print_mass_mg_half_even(Mass(-2501)), "-0.003");
    EXPECT_EQ(print_mass_mg_half_even(Mass(57'050'000)), "57.050");
}

TEST(Dose, IsReadInMilligramsAndKeptInMicrograms) {
    EXPECT_EQ(parse_dose_mg("57.050").value(), Dose(57'050));
    EXPECT_EQ(parse_dose_mg("35").value(), Dose(35'000));
    EXPECT_EQ(print_dose_mg(Dose(57'050)), "57.050");
}

TEST(Dose, RefusesNothingAndWhatIsNoNumber) {
    for (const char* text : {"0", "0.000", "-35", "35 mg", "35,5", "", "35.0001"}) {
        EXPECT_FALSE(parse_dose_mg(text)) << text;
    }
}

TEST(Weight, IsReadInKilogramsAndKeptInGrams) {
    EXPECT_EQ(parse_weight_kg("114.1").value(), Weight(114'100));
    EXPECT_EQ(print_weight_kg(Weight(114'100)), "114.100");
    EXPECT_FALSE(parse_weight_kg("0"));
    EXPECT_FALSE(parse_weight_kg("-70"));
    EXPECT_FALSE(parse_weight_kg("154 lb"));
}

RC_GTEST_PROP(Quantity, ReadsBackWhatItPrints, ()) {
    const auto unit = *rc::gen::element(Unit::Microlitre, Unit::Piece);
    const auto amount = *rc::gen::inRange<std::int64_t>(0, largest);
    const Quantity quantity = Quantity::of(unit, amount).value();

    RC_ASSERT(Quantity::parse(quantity.text()).value() == quantity);
}

RC_GTEST_PROP(Volume, ReadsBackWhatItPrints, ()) {
    const Volume volume(*rc::gen::inRange<std::int64_t>(-largest, largest));

    RC_ASSERT(parse_volume(print_volume(volume)).value() == volume);
}

RC_GTEST_PROP(Strength, ReadsBackWhatItPrints, ()) {
    const auto unit = *rc::gen::element(Unit::Microlitre, Unit::Piece);
    const auto micrograms = *rc::gen::inRange<std::int64_t>(1, largest);
    const Strength written = Strength::from_micrograms(micrograms, unit).value();

    RC_ASSERT(Strength::parse(written.text()).value() == written);
}

RC_GTEST_PROP(Quantity, SubtractsWhatItAdded, ()) {
    const Quantity a = Quantity::microlitres(*rc::gen::inRange<std::int64_t>(0, largest / 2));
    const Quantity b = Quantity::microlitres(*rc::gen::inRange<std::int64_t>(0, largest / 2));

    RC_ASSERT(subtract(add(a, b).value(), b).value() == a);
}

}  // namespace
}  // namespace vialog::domain
