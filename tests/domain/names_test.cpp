// SPDX-License-Identifier: Apache-2.0
// Short codes, names of journals and of time zones: what their patterns take and what not.
#include "domain/names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <type_traits>

namespace vialog::domain {
namespace {

static_assert(!std::is_convertible_v<PersonId, PlaceId>);
static_assert(!std::is_constructible_v<PersonId, std::string>);

TEST(PersonId, IsKeptAsWritten) {
    for (const char* text : {"rn2", "md1", "u07", "A", "9", "a.b_c-d", "RN.Whitcomb"}) {
        EXPECT_EQ(PersonId::parse(text).value().text(), text);
    }
}

TEST(PersonId, CountsCase) {
    EXPECT_NE(PersonId::parse("rn2").value(), PersonId::parse("RN2").value());
}

TEST(PersonId, HasUpToThirtyTwoCharacters) {
    EXPECT_TRUE(PersonId::parse(std::string(32, 'a')));
    EXPECT_EQ(PersonId::parse(std::string(33, 'a')).error().offset, 32U);
}

TEST(PersonId, RefusesWhatCouldNotStandInAFileName) {
    for (const char* text : {"", " ", "rn 2", "rn2 ", ".rn2", "-rn2", "_rn2", "..", "rn/2", "rn\\2",
                             "rn+2", "rn:2", "rn\n", "r\xC3\xA9n", "rn2\x1D"}) {
        EXPECT_FALSE(PersonId::parse(text)) << text;
    }
    EXPECT_FALSE(PersonId::parse(std::string_view("rn\0002", 4)));
}

TEST(ShortCodes, NameWhatTheyStandForInTheirRefusals) {
    EXPECT_NE(PersonId::parse("").error().what.find("person"), std::string::npos);
    EXPECT_NE(PlaceId::parse("").error().what.find("place"), std::string::npos);
    EXPECT_NE(StationId::parse("").error().what.find("workstation"), std::string::npos);
    EXPECT_EQ(PlaceId::parse("safe 1").error().offset, 4U);
    EXPECT_EQ(StationId::parse("desk-1").value().text(), "desk-1");
}

TEST(Origin, HasAHostAndOneToFourParts) {
    for (const char* text : {"clinic-042.example/ket/room2", "clinic-042.example/ket", "a/b",
                             "a/b/c/d/e", "-/.", "foothill.example/Safe_1", "vialog.example/a",
                             "vialogs/a", "cosignatures/a", "a/vialog/b"}) {
        EXPECT_EQ(Origin::parse(text).value().text(), text);
    }
}

TEST(Origin, RefusesNamesKeptForOtherSignedTexts) {
    EXPECT_FALSE(Origin::parse("vialog/entry"));
    EXPECT_FALSE(Origin::parse("vialog/a/b"));
    EXPECT_FALSE(Origin::parse("cosignature/v1"));
}

TEST(Origin, RefusesOtherTexts) {
    for (const char* text :
         {"", "clinic", "/", "clinic/", "/ket", "clinic//ket", "a/b/c/d/e/f", "Clinic/ket",
          "clinic_042/ket", "clinic/ket room", "clinic/k+t", "clinic/ket\n",
          "clinic.example:8080/ket", "clinic/k\xC3\xA9t", "https://clinic/ket"}) {
        EXPECT_FALSE(Origin::parse(text)) << text;
    }
}

TEST(Origin, LimitsTheLengthOfItsParts) {
    EXPECT_TRUE(Origin::parse(std::string(64, 'h') + "/" + std::string(32, 'P')));
    EXPECT_EQ(Origin::parse(std::string(65, 'h') + "/a").error().offset, 64U);
    EXPECT_EQ(Origin::parse("h/" + std::string(33, 'P')).error().offset, 34U);
}

TEST(TimeZoneName, HasTheFormOfTheIanaDatabase) {
    for (const char* text : {"America/Denver", "America/Port-au-Prince", "Etc/GMT+7", "UTC",
                             "America/Indiana/Indianapolis", "America/New_York", "EST5EDT",
                             "America/Argentina/ComodRivadavia", "Pacific/Honolulu"}) {
        EXPECT_EQ(TimeZoneName::parse(text).value().text(), text);
    }
}

TEST(TimeZoneName, RefusesOtherTexts) {
    for (const char* text : {"", "/", "America/", "/Denver", "America//Denver", "America/Denver ",
                             "Mountain Time", "America/../etc", "../America/Denver", "-07:00", "+7",
                             "America.Denver", "a/b/c/d", "America/De\xC3\xB1ver"}) {
        EXPECT_FALSE(TimeZoneName::parse(text)) << text;
    }
    EXPECT_FALSE(TimeZoneName::parse("America/" + std::string(33, 'd')));
}

RC_GTEST_PROP(PersonId, ReadsBackWhatItPrints, ()) {
    const std::string first = "ABCXYZabcxyz0189";
    const auto head = *rc::gen::elementOf(first);
    const auto length = *rc::gen::inRange<std::size_t>(0, 32);
    const auto tail = *rc::gen::container<std::string>(length, rc::gen::elementOf(first + "._-"));
    const std::string text = head + tail;

    RC_ASSERT(PersonId::parse(text).value().text() == text);
    RC_ASSERT(PlaceId::parse(text).value().text() == text);
    RC_ASSERT(StationId::parse(text).value().text() == text);
}

RC_GTEST_PROP(PersonId, RefusesEveryOtherByte, ()) {
    const auto byte = *rc::gen::arbitrary<char>();
    const std::string allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    RC_PRE(allowed.find(byte) == std::string::npos);

    RC_ASSERT(!PersonId::parse(std::string("rn") + byte));
}

RC_GTEST_PROP(Origin, ReadsBackWhatItPrints, ()) {
    const auto host_length = *rc::gen::inRange<std::size_t>(1, 65);
    std::string text = *rc::gen::container<std::string>(
        host_length, rc::gen::elementOf(std::string("abcxyz0189.-")));
    const auto parts = *rc::gen::inRange(1, 5);
    for (int i = 0; i < parts; ++i) {
        const auto length = *rc::gen::inRange<std::size_t>(1, 33);
        text += "/" + *rc::gen::container<std::string>(
                          length, rc::gen::elementOf(std::string("ABCxyz0189._-")));
    }

    RC_ASSERT(Origin::parse(text).value().text() == text);
}

}  // namespace
}  // namespace vialog::domain
