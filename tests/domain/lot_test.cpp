// SPDX-License-Identifier: Apache-2.0
// Lots, serial numbers and expiry dates: the characters GS1 allows, and the days that a date of six
// digits means.
#include "domain/lot.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vialog::domain {
namespace {

using std::chrono::year;

// GS1 General Specifications, figure 7.11-1, in its order.
constexpr std::string_view set_82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

std::string expiry_of(std::string_view text, int current_year) {
    const auto expiry = Expiry::parse_yymmdd(text, year(current_year));
    return expiry ? expiry->text() : "refused: " + expiry.error().what;
}

TEST(Gs1Character, IsOneOfEightyTwo) {
    int allowed = 0;
    for (int code = 0; code < 256; ++code) {
        const char c = static_cast<char>(code);
        const bool expected = code != 0 && set_82.find(c) != std::string_view::npos;
        EXPECT_EQ(is_gs1_character(c), expected) << code;
        allowed += expected ? 1 : 0;
    }
    EXPECT_EQ(allowed, 82);
}

TEST(Lot, IsKeptAsWritten) {
    for (const char* text : {"E73510X", "12345AB", "1", "ABCDEFGHIJ0123456789", "a/b-c_d.e", "%"}) {
        EXPECT_EQ(Lot::parse(text).value().text(), text);
    }
}

TEST(Lot, DistinguishesCapitalsFromSmallLetters) {
    EXPECT_NE(Lot::parse("e73510x").value(), Lot::parse("E73510X").value());
}

TEST(Lot, RefusesWhatGs1DoesNotAllow) {
    for (const char* text :
         {"", " ", "E73 510X", "E73510X ", "LOT#1", "A$B", "A@B", "A[B", "A^B", "A`B", "A{B", "A~B",
          "A\x1D"
          "B",
          "A\nB", "\xC3\xA9"}) {
        EXPECT_FALSE(Lot::parse(text)) << text;
    }
    EXPECT_EQ(Lot::parse("E73 510X").error().offset, 3U);
}

TEST(Lot, RefusesMoreThanTwentyCharacters) {
    EXPECT_TRUE(Lot::parse(std::string(20, 'A')));
    EXPECT_EQ(Lot::parse(std::string(21, 'A')).error().offset, 20U);
}

TEST(SerialNumber, HasTheRuleOfALotAndATypeOfItsOwn) {
    EXPECT_EQ(SerialNumber::parse("A1B2C3D4E5").value().text(), "A1B2C3D4E5");
    EXPECT_FALSE(SerialNumber::parse("A1B2C3D4E5172709301012345AB"));
    EXPECT_FALSE(SerialNumber::parse(""));
    EXPECT_FALSE((std::is_convertible_v<SerialNumber, Lot>));
}

TEST(Expiry, ReadsADay) {
    EXPECT_EQ(Expiry::parse("2027-09-30").value().text(), "2027-09-30");
    EXPECT_EQ(Expiry::parse("2028-02-29").value().text(), "2028-02-29");
}

TEST(Expiry, ReadsAMonthAsItsLastDay) {
    EXPECT_EQ(Expiry::parse("2027-09").value().text(), "2027-09-30");
    EXPECT_EQ(Expiry::parse("2027-02").value().text(), "2027-02-28");
    EXPECT_EQ(Expiry::parse("2028-02").value().text(), "2028-02-29");
    EXPECT_EQ(Expiry::parse("2027-12").value().text(), "2027-12-31");
}

TEST(Expiry, RefusesOtherTexts) {
    for (const char* text : {"", "2027", "2027-9", "2027-09-31", "2027-02-29", "2027-13", "2027-00",
                             "2027-09-00", "09/2027", "09/30/2027", "2027-09-30 ", "EXP 2027-09",
                             "270930", "2027/09", "20270930", "2027-0-1"}) {
        EXPECT_FALSE(Expiry::parse(text)) << text;
    }
}

TEST(Expiry, ReadsSixDigitsOfAnElementString) {
    EXPECT_EQ(expiry_of("270930", 2026), "2027-09-30");
    EXPECT_EQ(expiry_of("270731", 2026), "2027-07-31");
    EXPECT_EQ(expiry_of("280229", 2026), "2028-02-29");
}

TEST(Expiry, ReadsDayZeroAsTheLastOfTheMonth) {
    EXPECT_EQ(expiry_of("270900", 2026), "2027-09-30");
    EXPECT_EQ(expiry_of("270200", 2026), "2027-02-28");
    EXPECT_EQ(expiry_of("280200", 2026), "2028-02-29");
    EXPECT_EQ(expiry_of("271200", 2026), "2027-12-31");
}

TEST(Expiry, LiesBetweenFortyNineYearsBeforeAndFiftyAfter) {
    EXPECT_EQ(expiry_of("760101", 2026), "2076-01-01");
    EXPECT_EQ(expiry_of("770101", 2026), "1977-01-01");
    EXPECT_EQ(expiry_of("000101", 2026), "2000-01-01");
    EXPECT_EQ(expiry_of("990101", 2051), "2099-01-01");
    EXPECT_EQ(expiry_of("000101", 2051), "2100-01-01");
    EXPECT_EQ(expiry_of("020101", 2051), "2002-01-01");
    EXPECT_EQ(expiry_of("010101", 2051), "2101-01-01");
    EXPECT_EQ(expiry_of("980101", 2000), "1998-01-01");
    EXPECT_EQ(expiry_of("500101", 2000), "2050-01-01");
    EXPECT_EQ(expiry_of("510101", 2000), "1951-01-01");
}

TEST(Expiry, RefusesSixDigitsThatAreNoDate) {
    for (const char* text : {"271300", "270031", "270931", "270229", "270932", "27093", "2709300",
                             "27093O", "27-930", "+27093", ""}) {
        EXPECT_FALSE(Expiry::parse_yymmdd(text, year(2026))) << text;
    }
}

TEST(Expiry, CountsTheLastDayAsUsable) {
    const Expiry expiry = Expiry::parse("2027-09").value();

    EXPECT_FALSE(expiry.is_past_on(base::parse_date("2027-09-30").value()));
    EXPECT_TRUE(expiry.is_past_on(base::parse_date("2027-10-01").value()));
}

TEST(ExpiryDeathTest, StopsOnADayThatDoesNotExist) {
    const base::CivilDate no_day{year(2027), std::chrono::month(2), std::chrono::day(29)};

    EXPECT_DEATH(static_cast<void>(Expiry::on(no_day)), "expiry");
}

RC_GTEST_PROP(Lot, ReadsBackWhatItPrints, ()) {
    const auto length = *rc::gen::inRange<std::size_t>(1, 21);
    const auto text =
        *rc::gen::container<std::string>(length, rc::gen::elementOf(std::string(set_82)));

    RC_ASSERT(Lot::parse(Lot::parse(text).value().text()).value().text() == text);
    RC_ASSERT(SerialNumber::parse(text).value().text() == text);
}

RC_GTEST_PROP(Expiry, ReadsBackWhatItPrints, ()) {
    const auto days = *rc::gen::inRange(-25'000, 2'900'000);  // from 1901 to 9909
    const Expiry expiry = Expiry::on(std::chrono::sys_days(std::chrono::days(days)));

    RC_ASSERT(Expiry::parse(expiry.text()).value() == expiry);
}

}  // namespace
}  // namespace vialog::domain
