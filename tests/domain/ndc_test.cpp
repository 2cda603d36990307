// SPDX-License-Identifier: Apache-2.0
// National Drug Codes: the layouts that are read, those that are not, and which texts name one
// package.
#include "domain/ndc.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>
#include <tuple>

namespace vialog::domain {
namespace {

Ndc ndc(std::string_view text) {
    return Ndc::parse(text).value();
}

TEST(Ndc, KeepsItsSegmentsApart) {
    const Ndc ketamine = ndc("0409-2051-05");

    EXPECT_EQ(ketamine.labeler(), "0409");
    EXPECT_EQ(ketamine.product(), "2051");
    EXPECT_EQ(ketamine.package(), "05");
    EXPECT_EQ(ketamine.text(), "0409-2051-05");
}

TEST(Ndc, ReadsTheLayoutsOfTenElevenAndTwelveDigits) {
    for (const char* text :
         {"0409-2051-05", "42023-113-10", "71872-7296-1", "00409-2051-05", "000409-2051-05"}) {
        EXPECT_EQ(ndc(text).text(), text);
    }
    EXPECT_EQ(ndc("71872-7296-1").digits(), 10U);
    EXPECT_EQ(ndc("71872-7296-01").digits(), 11U);
    EXPECT_EQ(ndc("071872-7296-01").digits(), 12U);
}

TEST(Ndc, ReadsElevenAndTwelveDigitsWithoutHyphens) {
    EXPECT_EQ(ndc("00409205105").text(), "00409-2051-05");
    EXPECT_EQ(ndc("000409205105").text(), "000409-2051-05");
}

TEST(Ndc, ReadsTenDigitsWithoutHyphensOnlyWhereTheyBeginWithZero) {
    EXPECT_EQ(ndc("0409205105").text(), "0409-2051-05");

    const auto refused = Ndc::parse("4202311310");

    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().remedy.find("hyphens"), std::string::npos);
}

TEST(Ndc, NamesOnePackageInElevenAndTwelveDigits) {
    // The zero goes before the labeler of 4-4-2, the product of 5-3-2, the package of 5-4-1.
    const std::array<std::array<const char*, 3>, 3> forms{{
        {"0409-2051-05", "00409-2051-05", "000409-2051-05"},
        {"42023-113-10", "42023-0113-10", "042023-0113-10"},
        {"71872-7296-1", "71872-7296-01", "071872-7296-01"},
    }};
    for (const auto& [ten, eleven, twelve] : forms) {
        EXPECT_TRUE(same_package(ndc(ten), ndc(eleven))) << ten;
        EXPECT_TRUE(same_package(ndc(ten), ndc(twelve))) << ten;
        EXPECT_TRUE(same_package(ndc(eleven), ndc(twelve))) << ten;
        EXPECT_EQ(ndc(ten).canonical12(), twelve);
    }
}

TEST(Ndc, TellsTheCartonFromTheVial) {
    EXPECT_FALSE(same_package(ndc("0409-2051-05"), ndc("0409-2051-15")));
    EXPECT_FALSE(same_package(ndc("65219-186-05"), ndc("65219-186-01")));
}

TEST(Ndc, ComparesWhatIsWrittenAndNotThePackage) {
    EXPECT_NE(ndc("0409-2051-05"), ndc("00409-2051-05"));
    EXPECT_EQ(ndc("0409-2051-05"), ndc("0409205105"));
}

TEST(Ndc, DoesNotMistakeOneLayoutForAnother) {
    EXPECT_FALSE(same_package(ndc("42023-113-10"), ndc("42023-1131-0")));
}

TEST(Ndc, RefusesOtherLayouts) {
    for (const char* text :
         {"4-4-2", "0409-205-105", "409-2051-05", "0409-2051-5", "42023-113-1", "42023-11-310",
          "6-4-1", "123456-123-12", "123456-1234-1", "1234567-1234-12", "0409-2051-05-1"}) {
        EXPECT_FALSE(Ndc::parse(text)) << text;
    }
}

TEST(Ndc, RefusesWhatIsNoNdcAtAll) {
    for (const char* text : {"", "-", "--", "0409-205105", "0409 2051 05", "0409-2051-05 ",
                             " 0409-2051-05", "O409-2051-05",
                             "0409\xE2\x80\x93"
                             "2051\xE2\x80\x93"
                             "05",
                             "040920510", "0004092051056", "0409-2051-0a", "NDC 0409-2051-05"}) {
        EXPECT_FALSE(Ndc::parse(text)) << text;
    }
}

TEST(Ndc, RefusesSegmentsWithHyphensOrBlanks) {
    EXPECT_TRUE(Ndc::from_segments("0409", "2051", "05"));
    EXPECT_FALSE(Ndc::from_segments("04-9", "2051", "05"));
    EXPECT_FALSE(Ndc::from_segments("0409", "2051", ""));
    EXPECT_FALSE(Ndc::from_segments("", "", ""));
}

TEST(Ndc, SaysWhichCharacterIsWrong) {
    EXPECT_EQ(Ndc::parse("0409.2051.05").error().offset, 4U);
}

TEST(PossibleNdcs, AreTwoUnlessTheLabelerHasFourDigits) {
    EXPECT_EQ(possible_ndcs("0409205105"), std::vector<Ndc>{ndc("0409-2051-05")});
    EXPECT_EQ(possible_ndcs("4202311310"),
              (std::vector<Ndc>{ndc("42023-113-10"), ndc("42023-1131-0")}));
}

RC_GTEST_PROP(Ndc, ReadsBackWhatItPrints, ()) {
    const auto digits = [](int count) {
        return rc::gen::container<std::string>(static_cast<std::size_t>(count),
                                               rc::gen::inRange('0', static_cast<char>('9' + 1)));
    };
    const auto [labeler, product, package] =
        *rc::gen::element(std::tuple{4, 4, 2}, std::tuple{5, 3, 2}, std::tuple{5, 4, 1},
                          std::tuple{5, 4, 2}, std::tuple{6, 4, 2});
    const Ndc written =
        Ndc::from_segments(*digits(labeler), *digits(product), *digits(package)).value();

    RC_ASSERT(Ndc::parse(written.text()).value() == written);
    RC_ASSERT(same_package(Ndc::parse(written.canonical12()).value(), written));
}

}  // namespace
}  // namespace vialog::domain
