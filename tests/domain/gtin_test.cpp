// SPDX-License-Identifier: Apache-2.0
// Trade item numbers: check digits, one number in four lengths, and the NDC inside.
#include "domain/gtin.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>

namespace vialog::domain {
namespace {

Gtin gtin(std::string_view text) {
    return Gtin::parse(text).value();
}

Ndc ndc(std::string_view text) {
    return Ndc::parse(text).value();
}

// NDC, UPC-A, and the GTIN-14 with indicators 0, 1, 3 and 5, computed by hand from the GS1 rule.
struct Vector {
    const char* ndc;
    const char* upc;
    std::array<const char*, 4> gtins;
};
constexpr std::array<int, 4> indicators{0, 1, 3, 5};
constexpr std::array<Vector, 10> vectors{{
    {"0409-2051-05",
     "304092051057",
     {"00304092051057", "10304092051054", "30304092051058", "50304092051052"}},
    {"0409-2051-15",
     "304092051156",
     {"00304092051156", "10304092051153", "30304092051157", "50304092051151"}},
    {"42023-113-10",
     "342023113108",
     {"00342023113108", "10342023113105", "30342023113109", "50342023113103"}},
    {"55150-438-10",
     "355150438105",
     {"00355150438105", "10355150438102", "30355150438106", "50355150438100"}},
    {"65219-186-05",
     "365219186052",
     {"00365219186052", "10365219186059", "30365219186053", "50365219186057"}},
    {"65219-186-01",
     "365219186014",
     {"00365219186014", "10365219186011", "30365219186015", "50365219186019"}},
    {"25021-684-05",
     "325021684054",
     {"00325021684054", "10325021684051", "30325021684055", "50325021684059"}},
    {"71872-7296-1",
     "371872729611",
     {"00371872729611", "10371872729618", "30371872729612", "50371872729616"}},
    {"50458-028-02",
     "350458028027",
     {"00350458028027", "10350458028024", "30350458028028", "50350458028022"}},
    {"50458-028-03",
     "350458028034",
     {"00350458028034", "10350458028031", "30350458028035", "50350458028039"}},
}};

TEST(Gtin, IsMadeOfAnNdcAndAnIndicator) {
    for (const Vector& vector : vectors) {
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            EXPECT_EQ(Gtin::from_ndc(ndc(vector.ndc), indicators[i]).value().text(),
                      vector.gtins[i]);
        }
    }
}

TEST(Gtin, CarriesTheNdcItWasMadeOf) {
    for (const Vector& vector : vectors) {
        for (const char* text : vector.gtins) {
            EXPECT_TRUE(gtin(text).carries(ndc(vector.ndc))) << text;
            EXPECT_TRUE(gtin(text).carries(ndc(ndc(vector.ndc).canonical12()))) << text;
        }
    }
}

TEST(Gtin, IsTheSameItemAsUpcAndEan) {
    for (const Vector& vector : vectors) {
        EXPECT_EQ(gtin(vector.upc), gtin(vector.gtins[0]));
        EXPECT_EQ(gtin(std::string("0") + vector.upc), gtin(vector.gtins[0]));
    }
}

TEST(Gtin, TellsTheLevelOfThePackage) {
    EXPECT_EQ(gtin("304092051057").indicator(), 0);
    EXPECT_EQ(gtin("50304092051052").indicator(), 5);
    EXPECT_NE(gtin("00304092051057"), gtin("50304092051052"));
}

TEST(Gtin, DoesNotCarryAnotherNdc) {
    EXPECT_FALSE(gtin("00304092051057").carries(ndc("0409-2051-15")));
    EXPECT_FALSE(gtin("00342023113108").carries(ndc("42023-114-10")));
}

TEST(Gtin, LeavesOpenWhereTheHyphensStood) {
    EXPECT_EQ(gtin("00371872729611").possible_ndcs(),
              (std::vector<Ndc>{ndc("71872-729-61"), ndc("71872-7296-1")}));
    EXPECT_EQ(gtin("00304092051057").possible_ndcs(), std::vector<Ndc>{ndc("0409-2051-05")});
}

TEST(Gtin, CarriesNoNdcUnderAnotherPrefix) {
    // 4006381333931 is the EAN of a felt pen, 96385074 the example of an EAN-8: both often printed.
    EXPECT_TRUE(gtin("4006381333931").possible_ndcs().empty());
    EXPECT_TRUE(gtin("96385074").possible_ndcs().empty());
    EXPECT_EQ(gtin("96385074").text(), "00000096385074");
}

TEST(Gtin, RefusesAWrongCheckDigit) {
    for (const char* text : {"00304092051050", "00304092051075", "304092051056", "4006381333932",
                             "96385075", "10304092051057"}) {
        const auto refused = Gtin::parse(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().offset, std::string(text).size() - 1);
    }
}

TEST(Gtin, RefusesOtherLengthsAndCharacters) {
    for (const char* text :
         {"", "0", "3040920510", "30409205105", "000304092051057", "0304092-051057",
          "3 04092 05105 7", "30409205105X", "123456789", "00000000000000", "00000000"}) {
        EXPECT_FALSE(Gtin::parse(text)) << text;
    }
}

TEST(Gtin, IsNotMadeOfElevenOrTwelveDigits) {
    EXPECT_FALSE(Gtin::from_ndc(ndc("00409-2051-05"), 0));
    EXPECT_FALSE(Gtin::from_ndc(ndc("000409-2051-05"), 0));
}

TEST(Gtin, IsNotMadeWithAnIndicatorThatPackagesDoNotHave) {
    EXPECT_TRUE(Gtin::from_ndc(ndc("0409-2051-05"), 8));
    EXPECT_FALSE(Gtin::from_ndc(ndc("0409-2051-05"), 9));
    EXPECT_FALSE(Gtin::from_ndc(ndc("0409-2051-05"), -1));
}

TEST(Gs1CheckDigit, FollowsTheWorkedExample) {
    EXPECT_EQ(gs1_check_digit("0030409205105"), '7');
    // GS1 General Specifications, section 7.9.1: SSCC body 37610425002123456 has the check digit 9.
    EXPECT_EQ(gs1_check_digit("37610425002123456"), '9');
}

RC_GTEST_PROP(Gtin, ReadsBackWhatItPrintsAndFindsEveryWrongDigit, ()) {
    const auto body =
        *rc::gen::container<std::string>(13, rc::gen::inRange('0', static_cast<char>('9' + 1)));
    RC_PRE(body.find_first_not_of('0') != std::string::npos);
    const std::string text = body + gs1_check_digit(body);
    RC_ASSERT(Gtin::parse(text).value().text() == text);

    const auto at = *rc::gen::inRange<std::size_t>(0, 14);
    const auto step = *rc::gen::inRange(1, 10);
    std::string wrong = text;
    wrong[at] = static_cast<char>('0' + (wrong[at] - '0' + step) % 10);
    RC_ASSERT(!Gtin::parse(wrong));
}

}  // namespace
}  // namespace vialog::domain
