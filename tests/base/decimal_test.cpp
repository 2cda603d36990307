// SPDX-License-Identifier: Apache-2.0
// Amounts as people type them: read exactly or refused, never rounded.
#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <limits>
#include <ostream>

namespace vialog::base {
namespace {

constexpr std::int64_t largest = 9'007'199'254'740'991;  // 2^53 - 1

struct Amount {
    std::string_view text;
    int places;
    std::int64_t units;
};

void PrintTo(const Amount& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class ReadAmount : public testing::TestWithParam<Amount> {};

TEST_P(ReadAmount, IsReadInSmallestUnits) {
    EXPECT_EQ(parse_decimal(GetParam().text, GetParam().places, Sign::Any), GetParam().units);
}

INSTANTIATE_TEST_SUITE_P(
    Amounts, ReadAmount,
    testing::Values(Amount{"0.570", 3, 570}, Amount{"0.57", 3, 570}, Amount{"0.5", 3, 500},
                    Amount{"10", 3, 10'000}, Amount{"0", 3, 0}, Amount{"0.000", 3, 0},
                    Amount{"100", 0, 100}, Amount{"-0.001", 3, -1}, Amount{"-12.5", 1, -125},
                    Amount{"9007199254740.991", 3, largest}, Amount{"9007199254740991", 0, largest},
                    Amount{"-9007199254740991", 0, -largest}, Amount{"0.000000000000001", 15, 1}));

struct Refusal {
    std::string_view text;
    std::size_t offset;
};

void PrintTo(const Refusal& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class RefusedAmount : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedAmount, IsNotRoundedOrGuessed) {
    const auto parsed = parse_decimal(GetParam().text, 3, Sign::Any);

    ASSERT_FALSE(parsed) << *parsed;
    EXPECT_EQ(parsed.error().offset, GetParam().offset);
    EXPECT_FALSE(parsed.error().what.empty());
    EXPECT_FALSE(parsed.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Sins, RefusedAmount,
    testing::Values(Refusal{"", 0}, Refusal{"-", 1}, Refusal{".", 0}, Refusal{"+1", 0},
                    Refusal{"--1", 1}, Refusal{".5", 0}, Refusal{"5.", 2}, Refusal{"-.5", 1},
                    Refusal{" 1", 0}, Refusal{"1 ", 1}, Refusal{"1\n", 1}, Refusal{"1 000", 1},
                    Refusal{"1,5", 1}, Refusal{"1,000.5", 1}, Refusal{"1.5.5", 3},
                    Refusal{"1.,5", 2}, Refusal{"007", 0}, Refusal{"00", 0}, Refusal{"00.5", 0},
                    Refusal{"-01", 1}, Refusal{"-0", 0}, Refusal{"-0.000", 0}, Refusal{"1e3", 1},
                    Refusal{"1E3", 1}, Refusal{"1.5e3", 3}, Refusal{"0x10", 1}, Refusal{"NaN", 0},
                    Refusal{"nan", 0}, Refusal{"inf", 0}, Refusal{"1'000", 1}, Refusal{"1_000", 1},
                    Refusal{"0.1234", 5}, Refusal{"0.1230", 5}, Refusal{"1.2 mL", 3},
                    Refusal{"\xEF\xBC\x91", 0},      // U+FF11, a full-width 1
                    Refusal{"\xD9\xA1", 0},          // U+0661, an Arabic-Indic 1
                    Refusal{"1\xC2\xA0", 1},         // U+00A0, a no-break space
                    Refusal{"\xE2\x88\x92\x31", 0},  // U+2212, a true minus sign
                    Refusal{std::string_view("1\0", 2), 1}));

TEST(Decimal, RefusesACommaForThePointInThoseWords) {
    const auto parsed = parse_decimal("0,57", 3, Sign::NonNegative);

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().what, "a comma stands in the number");
    EXPECT_EQ(parsed.error().remedy,
              "write the digits 0-9 with a point and at most 3 decimals, such as 0.57");
}

TEST(Decimal, RefusesASignWhereNoneMayStand) {
    EXPECT_FALSE(parse_decimal("-1", 3, Sign::NonNegative));
    EXPECT_FALSE(parse_decimal("-0.5", 3, Sign::NonNegative));
}

TEST(Decimal, RefusesAPointWhereWholeUnitsAreCounted) {
    EXPECT_FALSE(parse_decimal("1.0", 0, Sign::NonNegative));
    EXPECT_FALSE(parse_decimal("1.", 0, Sign::NonNegative));
}

TEST(Decimal, RefusesOneUnitMoreThanCanBeRecorded) {
    EXPECT_FALSE(parse_decimal("9007199254740992", 0, Sign::Any));
    EXPECT_FALSE(parse_decimal("-9007199254740992", 0, Sign::Any));
    EXPECT_FALSE(parse_decimal("9007199254740.992", 3, Sign::Any));
    EXPECT_FALSE(parse_decimal("9007199254741", 3, Sign::Any));
}

TEST(Decimal, RefusesNumbersThatWouldWrapAround) {
    EXPECT_FALSE(parse_decimal("18446744073709551617", 0, Sign::Any));  // 2^64 + 1
    EXPECT_FALSE(parse_decimal(std::string(400, '9'), 0, Sign::Any));
}

TEST(Decimal, IsPrintedWithAllItsPlaces) {
    EXPECT_EQ(print_decimal(570, 3), "0.570");
    EXPECT_EQ(print_decimal(0, 3), "0.000");
    EXPECT_EQ(print_decimal(10'000, 3), "10.000");
    EXPECT_EQ(print_decimal(-1, 3), "-0.001");
    EXPECT_EQ(print_decimal(-12'500, 3), "-12.500");
    EXPECT_EQ(print_decimal(7, 0), "7");
    EXPECT_EQ(print_decimal(0, 0), "0");
    EXPECT_EQ(print_decimal(125, 1), "12.5");
}

TEST(Decimal, IsPrintedAtTheEndsOfTheRange) {
    EXPECT_EQ(print_decimal(std::numeric_limits<std::int64_t>::max(), 3), "9223372036854775.807");
    EXPECT_EQ(print_decimal(std::numeric_limits<std::int64_t>::min(), 3), "-9223372036854775.808");
    EXPECT_EQ(print_decimal(std::numeric_limits<std::int64_t>::min(), 0), "-9223372036854775808");
}

TEST(DecimalDeathTest, HasNoNegativeNumberOfPlaces) {
    EXPECT_DEATH(static_cast<void>(print_decimal(1, -1)), "a decimal has 0 to 15 places");
    EXPECT_DEATH(static_cast<void>(parse_decimal("1", 16, Sign::Any)), "0 to 15 places");
}

TEST(Digits, ReadAFieldOfFixedWidth) {
    EXPECT_EQ(parse_digits("007", 3), 7);
    EXPECT_EQ(parse_digits("0", 1), 0);
    EXPECT_EQ(parse_digits("999999999999999999", 18), 999'999'999'999'999'999);
}

TEST(Digits, RefuseAnotherWidth) {
    EXPECT_FALSE(parse_digits("", 3));
    EXPECT_FALSE(parse_digits("07", 3));
    EXPECT_FALSE(parse_digits("0007", 3));
}

TEST(Digits, RefuseEverythingElse) {
    EXPECT_FALSE(parse_digits("-07", 3));
    EXPECT_FALSE(parse_digits("+07", 3));
    EXPECT_FALSE(parse_digits(" 07", 3));
    EXPECT_FALSE(parse_digits("0.7", 3));
    EXPECT_FALSE(parse_digits("0x7", 3));
    EXPECT_FALSE(parse_digits("\xEF\xBC\x91", 3));
}

TEST(Digits, NameTheCharacterAtWhichReadingStopped) {
    const auto parsed = parse_digits("12a4", 4);

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().offset, 2U);
}

RC_GTEST_PROP(Decimal, ReadsBackWhatItPrinted, ()) {
    const auto units = *rc::gen::inRange<std::int64_t>(-largest, largest + 1);
    const auto places = *rc::gen::inRange(0, 16);
    RC_ASSERT(parse_decimal(print_decimal(units, places), places, Sign::Any) == units);
}

RC_GTEST_PROP(Decimal, ReadsNothingThatIsNotMadeOfDigitsPointAndSign, ()) {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789.-+,e x")));
    const auto parsed = parse_decimal(text, 3, Sign::Any);
    RC_CLASSIFY(parsed.has_value(), "read");
    // What was read differs from its full form by nothing but the decimals that were left out.
    if (parsed) {
        const std::string full = print_decimal(*parsed, 3);
        RC_ASSERT(full.starts_with(text));
        RC_ASSERT(full.substr(text.size()).find_first_not_of(".0") == std::string::npos);
    }
}

}  // namespace
}  // namespace vialog::base
