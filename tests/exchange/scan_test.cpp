// SPDX-License-Identifier: Apache-2.0
// What a scan is taken for, and what is not guessed.
#include "exchange/scan.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::exchange {
namespace {

base::Parsed<Scan> scan(std::string_view text) {
    return parse_scan(text, std::chrono::year(2026));
}

std::string kind(const base::Parsed<Scan>& scan) {
    if (!scan) {
        return "refused";
    }
    if (const auto* elements = std::get_if<ElementString>(&*scan)) {
        return "elements " + (elements->gtin ? elements->gtin->text() : std::string());
    }
    if (const auto* gtin = std::get_if<domain::Gtin>(&*scan)) {
        return "gtin " + gtin->text();
    }
    if (const auto* ndc = std::get_if<domain::Ndc>(&*scan)) {
        return "ndc " + ndc->text();
    }
    return "label " + std::get<ContainerCode>(*scan).text();
}

TEST(Scan, IsAnElementStringByItsSymbologyOrItsForm) {
    EXPECT_EQ(kind(scan("]d20100304092051057"
                        "17270930"
                        "10A")),
              "elements 00304092051057");
    EXPECT_EQ(kind(scan("]C110ABC")), "elements ");
    EXPECT_EQ(kind(scan("]e00100304092051057")), "elements 00304092051057");
    EXPECT_EQ(kind(scan("0100304092051057")), "elements 00304092051057");
    EXPECT_EQ(kind(scan("10A-7")), "elements ");
}

TEST(Scan, IsAGtinByItsNumberOfDigits) {
    EXPECT_EQ(kind(scan("304092051057")), "gtin 00304092051057");
    EXPECT_EQ(kind(scan("0304092051057")), "gtin 00304092051057");
    EXPECT_EQ(kind(scan("50304092051052")), "gtin 50304092051052");
    EXPECT_EQ(kind(scan("96385074")), "gtin 00000096385074");
    EXPECT_EQ(kind(scan("]E00304092051057")), "gtin 00304092051057");
    EXPECT_EQ(kind(scan("]E496385074")), "gtin 00000096385074");
}

TEST(Scan, IsAnNdcWhereItCanBeNothingElse) {
    EXPECT_EQ(kind(scan("0409-2051-05")), "ndc 0409-2051-05");
    EXPECT_EQ(kind(scan("000409-2051-05")), "ndc 000409-2051-05");
    EXPECT_EQ(kind(scan("0409205105")), "ndc 0409-2051-05");
    EXPECT_EQ(kind(scan("00409205105")), "ndc 00409-2051-05");
    EXPECT_EQ(kind(scan("]C00409205105")), "ndc 0409-2051-05");
}

TEST(Scan, IsALabelOfOurs) {
    EXPECT_EQ(kind(scan("VL1:0badcafe:17:75")), "label VL1:0badcafe:17:75");
    EXPECT_EQ(kind(scan("]Q1VL1:0badcafe:17:75")), "label VL1:0badcafe:17:75");
    EXPECT_EQ(kind(scan("]d1VL1:0badcafe:17:75")), "label VL1:0badcafe:17:75");
}

TEST(Scan, RefusesTenDigitsThatCouldBeTwoNdcs) {
    EXPECT_EQ(kind(scan("4202311310")), "refused");
}

TEST(Scan, RefusesTwelveDigitsWithoutACheckDigitThatFits) {
    EXPECT_EQ(kind(scan("304092051050")), "refused");
    EXPECT_EQ(kind(scan("042023011310")), "refused");
}

TEST(Scan, RefusesEightDigitsThatAreAGtinAndADateAsWell) {
    // By the GS1 rule 1727091 asks for the check digit 5, and 1727093 for 9.
    EXPECT_EQ(kind(scan("17270930")), "elements ");
    EXPECT_EQ(kind(scan("17270915")), "refused");
    EXPECT_EQ(kind(scan("]d217270915")), "elements ");
    EXPECT_EQ(kind(scan("]E417270915")), "gtin 00000017270915");
}

TEST(Scan, NoticesThatCapsLockIsOn) {
    for (const char* text : {"]D20100304092051057", "]c110abc", "vl1:0BADCAFE:17:75", "]q310a"}) {
        ASSERT_FALSE(scan(text)) << text;
        EXPECT_NE(scan(text).error().remedy.find("Caps Lock"), std::string::npos) << text;
    }
}

TEST(Scan, RefusesEverythingElse) {
    for (const char* text :
         {"", " ", "]", "]d2", "]C0", "]C0hello", "]d10100304092051057", "hello", "304092051057 ",
          "0409-2051", "VL1:", "VL1:0badcafe:17:76", "123456789", "]E0", "]1"}) {
        EXPECT_EQ(kind(scan(text)), "refused") << text;
    }
}

TEST(Scan, CountsOffsetsFromItsBeginning) {
    EXPECT_EQ(scan("]E00304092051050").error().offset, 15U);
    EXPECT_EQ(scan("]d20100304092051050").error().offset, 18U);
}

}  // namespace
}  // namespace vialog::exchange
