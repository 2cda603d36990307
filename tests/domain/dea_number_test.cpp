// SPDX-License-Identifier: Apache-2.0
// DEA registration numbers: form, check digit, suffix, and the limits of the check.
#include "domain/dea_number.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vialog::domain {
namespace {

using Warnings = std::vector<DeaNumberWarning>;

TEST(DeaNumber, AcceptsNumbersWhoseLastDigitFits) {
    for (const char* text : {"BH1234563", "AT5836727", "BT5050000", "FK9012345", "F91234563",
                             "MR1000001", "FK6968537", "RM9885988", "BF9412355"}) {
        ASSERT_TRUE(DeaNumber::parse(text)) << text;
        EXPECT_EQ(DeaNumber::parse(text)->text(), text);
        EXPECT_EQ(DeaNumber::parse(text)->suffix(), "");
    }
}

TEST(DeaNumber, FindsTwoSwappedNeighbours) {
    const auto refused = DeaNumber::parse("BH1234653");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().offset, 8U);
    EXPECT_NE(refused.error().what.find("swapped"), std::string::npos);
}

TEST(DeaNumber, CannotFindASwapOfTheFirstAndThirdDigit) {
    EXPECT_TRUE(DeaNumber::parse("BH3214563"));
}

TEST(DeaNumber, KeepsTheSuffixOfAnInstitutionApart) {
    const DeaNumber number = DeaNumber::parse("AB1234563-012").value();

    EXPECT_EQ(number.registration(), "AB1234563");
    EXPECT_EQ(number.suffix(), "012");
    EXPECT_EQ(number.text(), "AB1234563-012");
    EXPECT_EQ(DeaNumber::parse("AB1234563-A12")->suffix(), "A12");
}

TEST(DeaNumber, ChecksTheRegistrationBeforeASuffix) {
    EXPECT_FALSE(DeaNumber::parse("BH1234653-012"));
}

TEST(DeaNumber, RefusesASuffixThatIsNone) {
    for (const char* text : {"AB1234563-", "AB1234563-0 1", "AB1234563--1", "AB1234563-01-2",
                             "AB1234563-12345678901234567", "AB1234563 012", "AB1234563012"}) {
        EXPECT_FALSE(DeaNumber::parse(text)) << text;
    }
}

TEST(DeaNumber, RefusesAnotherForm) {
    for (const char* text :
         {"", "B", "BH123456", "BH12345633", "bh1234563", "Bh1234563", "1H1234563", "9H1234563",
          "B81234563", "B-1234563", "BH12345E3", "BHI234563", " BH1234563", "BH1234563 ",
          "BH 1234563", "\xC3\x84H1234563"}) {
        EXPECT_FALSE(DeaNumber::parse(text)) << text;
    }
}

TEST(DeaNumber, SaysWhichCharacterIsWrong) {
    EXPECT_EQ(DeaNumber::parse("bH1234563").error().offset, 0U);
    EXPECT_EQ(DeaNumber::parse("Bh1234563").error().offset, 1U);
    EXPECT_EQ(DeaNumber::parse("BH12E4563").error().offset, 4U);
    EXPECT_EQ(DeaNumber::parse("BH123456").error().offset, 8U);
}

TEST(DeaNumber, WarnsOfFirstLettersThatNoClassOfRegistrantsHas) {
    EXPECT_EQ(DeaNumber::parse("ZH1234563")->warnings(),
              Warnings{DeaNumberWarning::UnknownFirstLetter});
    EXPECT_EQ(DeaNumber::parse("XH1234563")->warnings(), Warnings{DeaNumberWarning::WaiverNumber});
}

TEST(DeaNumber, DoesNotWarnOfLettersInUse) {
    for (const char* text : {"AT5836727", "BH1234563", "FK9012345", "GK9012345", "MR1000001",
                             "PK9012345", "RM9885988"}) {
        EXPECT_EQ(DeaNumber::parse(text)->warnings(), Warnings{}) << text;
    }
}

// Six digits, the check digit they ask for behind them.
std::string with_check_digit(std::string digits) {
    const auto at = [&digits](std::size_t i) { return digits[i] - '0'; };
    const int sum = at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5));
    return digits + static_cast<char>('0' + sum % 10);
}

RC_GTEST_PROP(DeaNumber, ReadsBackWhatItPrints, ()) {
    const auto digits =
        *rc::gen::container<std::string>(6, rc::gen::inRange('0', static_cast<char>('9' + 1)));
    const auto letter = *rc::gen::inRange('A', static_cast<char>('Z' + 1));
    const auto suffix = *rc::gen::element<std::string>("", "-1", "-A12", "-0123456789abcdeF");
    const std::string text = std::string(1, letter) + "9" + with_check_digit(digits) + suffix;

    RC_ASSERT(DeaNumber::parse(text).value().text() == text);
}

// The first, third and fifth digit weigh 1: any other digit there changes the sum's last digit.
RC_GTEST_PROP(DeaNumber, FindsEveryWrongDigitInAnOddPlace, ()) {
    const auto digits =
        *rc::gen::container<std::string>(6, rc::gen::inRange('0', static_cast<char>('9' + 1)));
    std::string text = "BH" + with_check_digit(digits);
    const auto place = *rc::gen::element<std::size_t>(2, 4, 6, 8);
    const auto step = *rc::gen::inRange(1, 10);
    text[place] = static_cast<char>('0' + (text[place] - '0' + step) % 10);

    RC_ASSERT(!DeaNumber::parse(text));
}

RC_GTEST_PROP(DeaNumber, FindsEverySwapOfDifferentNeighbours, ()) {
    const auto digits =
        *rc::gen::container<std::string>(6, rc::gen::inRange('0', static_cast<char>('9' + 1)));
    std::string text = "BH" + with_check_digit(digits);
    const auto place = *rc::gen::inRange<std::size_t>(2, 7);
    RC_PRE(text[place] != text[place + 1]);
    std::swap(text[place], text[place + 1]);

    RC_ASSERT(!DeaNumber::parse(text));
}

}  // namespace
}  // namespace vialog::domain
