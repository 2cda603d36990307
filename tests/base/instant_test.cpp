// SPDX-License-Identifier: Apache-2.0
// Instants and dates in their one text form; the milliseconds come from Python's datetime.
#include "base/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

namespace vialog::base {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;

constexpr std::int64_t last_millisecond = 253'402'300'799'999;  // of the year 9999

UtcInstant at(std::int64_t milliseconds) {
    return UtcInstant(Milliseconds(milliseconds));
}

struct UtcText {
    std::string_view text;
    std::int64_t milliseconds;
};

void PrintTo(const UtcText& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class Utc : public testing::TestWithParam<UtcText> {};

TEST_P(Utc, IsRead) {
    EXPECT_EQ(parse_utc(GetParam().text), at(GetParam().milliseconds));
}

TEST_P(Utc, IsPrinted) {
    EXPECT_EQ(print_utc(at(GetParam().milliseconds)), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Instants, Utc,
                         testing::Values(UtcText{"1970-01-01T00:00:00.000Z", 0},
                                         UtcText{"1985-04-12T23:20:50.520Z", 482'196'050'520},
                                         UtcText{"2000-02-29T00:00:00.000Z", 951'782'400'000},
                                         UtcText{"2024-02-29T23:59:59.999Z", 1'709'251'199'999},
                                         UtcText{"2026-01-12T15:30:00.000Z", 1'768'231'800'000},
                                         UtcText{"9999-12-31T23:59:59.999Z", last_millisecond}));

class RefusedUtc : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedUtc, IsNotRead) {
    EXPECT_FALSE(parse_utc(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Sins, RefusedUtc,
    testing::Values(
        "", "2026-01-12", "2026-01-12T15:30:00Z", "2026-01-12T15:30:00.00Z",
        "2026-01-12T15:30:00.0000Z", "2026-01-12T15:30:00.000", "2026-01-12T15:30:00.000z",
        "2026-01-12t15:30:00.000Z", "2026-01-12 15:30:00.000Z", "2026-01-12T15:30:00,000Z",
        "2026-01-12T15:30:00.000+00:00", "2026-01-12T15:30:60.000Z", "2016-12-31T23:59:60.000Z",
        "2026-01-12T15:60:00.000Z", "2026-01-12T24:00:00.000Z", "2026-02-30T15:30:00.000Z",
        "2025-02-29T15:30:00.000Z", "1900-02-29T00:00:00.000Z", "2026-13-01T15:30:00.000Z",
        "2026-00-12T15:30:00.000Z", "2026-01-00T15:30:00.000Z", "2026-01-32T15:30:00.000Z",
        "1969-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z", "-026-01-12T15:30:00.000Z",
        "12026-01-12T15:30:00.000Z", "2026-1-12T15:30:00.000Z", "2026-01-12T15:30:00.000Z ",
        " 2026-01-12T15:30:00.000Z", "2026-01-12T15:30:00.000Z\n", "2026-01-12T+5:30:00.000Z",
        "20260112T153000.000Z", "2026-01-12T15-30-00.000Z",
        "\xEF\xBC\x92"
        "026-01-12T15:30:00.000Z"));

TEST(Utc, NamesThePlaceAtWhichReadingStopped) {
    const auto parsed = parse_utc("2026-01-12T15:61:00.000Z");

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().offset, 14U);
    EXPECT_EQ(parsed.error().what, "there is no such minute");
    EXPECT_EQ(parsed.error().remedy, "write it like 2026-01-12T15:30:00.000Z");
}

TEST(UtcDeathTest, HasNoTextOutsideTheYearsThatCanBeRecorded) {
    EXPECT_DEATH(static_cast<void>(print_utc(at(-1))), "years 1970 to 9999");
    EXPECT_DEATH(static_cast<void>(print_utc(at(last_millisecond + 1))), "years 1970 to 9999");
}

struct LocalText {
    std::string_view text;
    std::int64_t milliseconds;
    int offset;
};

void PrintTo(const LocalText& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class Local : public testing::TestWithParam<LocalText> {};

TEST_P(Local, IsReadWithItsOffset) {
    const auto parsed = parse_local(GetParam().text);

    ASSERT_TRUE(parsed) << parsed.error().what;
    EXPECT_EQ(parsed->instant, at(GetParam().milliseconds));
    EXPECT_EQ(parsed->offset, minutes(GetParam().offset));
}

TEST_P(Local, IsPrintedAsItWasStated) {
    EXPECT_EQ(
        print_local({.instant = at(GetParam().milliseconds), .offset = minutes(GetParam().offset)}),
        GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Instants, Local,
    testing::Values(LocalText{"2026-01-12T08:30:00-07:00", 1'768'231'800'000, -420},
                    LocalText{"1996-12-19T16:39:57-08:00", 851'042'397'000, -480},  // RFC 3339
                    // The hour that happens twice: the offset says which one it was.
                    LocalText{"2026-11-01T01:30:00-06:00", 1'793'518'200'000, -360},
                    LocalText{"2026-11-01T01:30:00-07:00", 1'793'521'800'000, -420},
                    LocalText{"2026-07-01T00:15:00.250+05:45", 1'782'844'200'250, 345},
                    LocalText{"2026-01-12T15:30:00Z", 1'768'231'800'000, 0},
                    LocalText{"1970-01-01T14:00:00+14:00", 0, 840},
                    LocalText{"9999-12-31T23:59:59.999Z", last_millisecond, 0}));

TEST(Local, ReadsOneToThreeDecimalsOfASecond) {
    EXPECT_EQ(parse_local("1970-01-01T00:00:00.5Z")->instant, at(500));
    EXPECT_EQ(parse_local("1970-01-01T00:00:00.05Z")->instant, at(50));
    EXPECT_EQ(parse_local("1970-01-01T00:00:00.005Z")->instant, at(5));
    EXPECT_EQ(parse_local("1970-01-01T00:00:00+00:00")->instant, at(0));
}

class RefusedLocal : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedLocal, IsNotRead) {
    EXPECT_FALSE(parse_local(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Sins, RefusedLocal,
                         testing::Values("", "2026-01-12T08:30:00", "2026-01-12T08:30:00z",
                                         "2026-01-12T08:30-07:00", "2026-01-12T08:30:00-07",
                                         "2026-01-12T08:30:00-0700", "2026-01-12T08:30:00-7:00",
                                         "2026-01-12T08:30:00+14:01", "2026-01-12T08:30:00-14:01",
                                         "2026-01-12T08:30:00+15:00", "2026-01-12T08:30:00+13:60",
                                         "2026-01-12T08:30:00-00:00", "2026-01-12T08:30:00.-07:00",
                                         "2026-01-12T08:30:00.1234-07:00",
                                         "2026-01-12T08:30:00,5-07:00", "2026-01-12T08:30:60-07:00",
                                         "2026-02-30T08:30:00-07:00", "2026-01-12T24:00:00-07:00",
                                         "2026-01-12 08:30:00-07:00", "2026-01-12T8:30:00-07:00",
                                         "2026-01-12T08:30:00 -07:00",
                                         "2026-01-12T08:30:00-07:00[America/Denver]",
                                         "2026-01-12T08:30:00Z+00:00", "2026-01-12T08:30:00-07:00 ",
                                         "2026-01-12T08:30:00\xE2\x88\x92"
                                         "07:00",
                                         "1969-12-31T23:59:59Z",
                                         "1970-01-01T13:59:59+14:00",    // 1969 in UTC
                                         "9999-12-31T23:00:00-01:00"));  // 10000 in UTC

TEST(Local, CanBeShownThoughItsLocalYearCouldNotBeStated) {
    EXPECT_EQ(print_local({.instant = at(0), .offset = minutes(-60)}), "1969-12-31T23:00:00-01:00");
    EXPECT_EQ(print_local({.instant = at(last_millisecond), .offset = minutes(1)}),
              "10000-01-01T00:00:59.999+00:01");
}

TEST(LocalDeathTest, HasNoTextForAnOffsetThatNoPlaceHas) {
    EXPECT_DEATH(static_cast<void>(print_local({.instant = at(0), .offset = minutes(841)})),
                 "at most 14 hours");
}

TEST(Date, IsReadAndPrinted) {
    EXPECT_EQ(parse_date("2027-07-31"), year(2027) / 7 / 31);
    EXPECT_EQ(parse_date("2024-02-29"), year(2024) / 2 / 29);
    EXPECT_EQ(parse_date("1900-01-01"), year(1900) / 1 / 1);
    EXPECT_EQ(parse_date("9999-12-31"), year(9999) / 12 / 31);
    EXPECT_EQ(print_date(year(2027) / 7 / 31), "2027-07-31");
    EXPECT_EQ(print_date(year(1900) / 1 / 1), "1900-01-01");
}

class RefusedDate : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedDate, IsNotRead) {
    EXPECT_FALSE(parse_date(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Sins, RefusedDate,
                         testing::Values("", "2027-07", "20270731", "2027/07/31", "31.07.2027",
                                         "07-31-2027", "2027-7-31", "2027-07-1", "2027-02-29",
                                         "2026-02-30", "2026-04-31", "2100-02-29", "2027-00-31",
                                         "2027-13-31", "2027-07-00", "2027-07-32", "1899-12-31",
                                         "27-07-31", "12027-07-31", "2027-07-31 ", " 2027-07-31",
                                         "2027-07-31T00:00:00Z", "2027-07--1", "+027-07-31"));

TEST(DateDeathTest, HasNoTextIfItDoesNotExist) {
    EXPECT_DEATH(static_cast<void>(print_date(year(2026) / 2 / 30)), "a date that exists");
    EXPECT_DEATH(static_cast<void>(start_of_day(year(2026) / 2 / 30, minutes(0))), "exists");
}

TEST(Date, IsThatOfThePlaceWhoseOffsetItIs) {
    const UtcInstant evening = *parse_utc("2026-01-13T05:30:00.000Z");

    EXPECT_EQ(local_date({.instant = evening, .offset = hours(-7)}), year(2026) / 1 / 12);
    EXPECT_EQ(local_date({.instant = evening, .offset = hours(0)}), year(2026) / 1 / 13);
    EXPECT_EQ(local_date({.instant = at(0), .offset = minutes(-1)}), year(1969) / 12 / 31);
}

TEST(Date, BeginsAtMidnightOfItsPlace) {
    EXPECT_EQ(start_of_day(year(2026) / 1 / 12, hours(-7)), parse_utc("2026-01-12T07:00:00.000Z"));
    EXPECT_EQ(start_of_day(year(2026) / 1 / 12, hours(9)), parse_utc("2026-01-11T15:00:00.000Z"));
}

TEST(Date, IsTheLastOfItsMonth) {
    EXPECT_EQ(last_day_of_month(year(2024) / 2), year(2024) / 2 / 29);
    EXPECT_EQ(last_day_of_month(year(2027) / 2), year(2027) / 2 / 28);
    EXPECT_EQ(last_day_of_month(year(2027) / 7), year(2027) / 7 / 31);
    EXPECT_EQ(last_day_of_month(year(2100) / 2), year(2100) / 2 / 28);
}

RC_GTEST_PROP(Utc, ReadsBackWhatItPrinted, ()) {
    const auto instant = at(*rc::gen::inRange<std::int64_t>(0, last_millisecond + 1));
    RC_ASSERT(print_utc(instant).size() == 24U);
    RC_ASSERT(parse_utc(print_utc(instant)) == instant);
}

RC_GTEST_PROP(Local, ReadsBackWhatItPrinted, ()) {
    constexpr std::int64_t a_day = 86'400'000;
    const LocalInstant local{
        .instant = at(*rc::gen::inRange<std::int64_t>(a_day, last_millisecond - a_day)),
        .offset = minutes(*rc::gen::inRange(-840, 841))};
    RC_ASSERT(parse_local(print_local(local)) == local);
}

RC_GTEST_PROP(Date, ReadsBackWhatItPrinted, ()) {
    const CivilDate date{std::chrono::sys_days(
        std::chrono::days(*rc::gen::inRange(-25'567, 2'932'897)))};  // 1900-01-01 to 9999-12-31
    RC_ASSERT(parse_date(print_date(date)) == date);
}

}  // namespace
}  // namespace vialog::base
