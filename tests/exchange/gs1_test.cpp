// SPDX-License-Identifier: Apache-2.0
// Element strings as scanners send them and as paper has them; above all what is refused rather
// than guessed.
#include "exchange/gs1.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace vialog::exchange {
namespace {

constexpr std::chrono::year this_year{2026};

base::Parsed<ElementString> scan(std::string_view text) {
    return parse_element_string(text, SeparatorForm::ControlByte, this_year);
}

base::Parsed<ElementString> paper(std::string_view text) {
    return parse_element_string(text, SeparatorForm::PrintedEscape, this_year);
}

// "<gtin>|<expiry>|<lot>|<serial>", a missing one empty.
std::string summary(const base::Parsed<ElementString>& elements) {
    if (!elements) {
        return "refused: " + elements.error().what;
    }
    return (elements->gtin ? elements->gtin->text() : "") + "|" +
           (elements->expiry ? elements->expiry->text() : "") + "|" +
           (elements->lot ? elements->lot->text() : "") + "|" +
           (elements->serial ? elements->serial->text() : "");
}

// The example of the field sheet: GTIN, serial, GS, expiry, lot.
constexpr const char* worked_example =
    "]d2"
    "0100304092051057"
    "21A1B2C3D4E5"
    "\x1D"
    "17270930"
    "1012345AB";
constexpr const char* worked_summary = "00304092051057|2027-09-30|12345AB|A1B2C3D4E5";

TEST(ElementString, ReadsTheWorkedExample) {
    EXPECT_EQ(summary(scan(worked_example)), worked_summary);
    EXPECT_FALSE(scan(worked_example)->may_have_lost_separator);
}

TEST(ElementString, ReadsEachSymbologyOfGs1AndNone) {
    const std::string elements = std::string(worked_example).substr(3);
    for (const char* symbology : {"]d2", "]C1", "]e0", "]Q3", ""}) {
        EXPECT_EQ(summary(scan(symbology + elements)), worked_summary) << symbology;
        EXPECT_EQ(summary(scan(std::string(symbology) + "\x1D" + elements)), worked_summary)
            << symbology;
    }
}

TEST(ElementString, ReadsFieldsInAnyOrder) {
    std::array<std::string, 4> fields{"0100304092051057\x1D", "17270930\x1D", "1012345AB\x1D",
                                      "21A1B2C3D4E5\x1D"};
    std::sort(fields.begin(), fields.end());
    do {
        EXPECT_EQ(summary(scan(fields[0] + fields[1] + fields[2] + fields[3])), worked_summary);
    } while (std::next_permutation(fields.begin(), fields.end()));
}

TEST(ElementString, ReadsCartonsAsPaperHasThem) {
    EXPECT_EQ(summary(paper("01003040920510571727073121496180193<GS>10E73510X")),
              "00304092051057|2027-07-31|E73510X|496180193");
    EXPECT_EQ(summary(paper("01003420231131081727093021496480772<GS>10F39139Y")),
              "00342023113108|2027-09-30|F39139Y|496480772");
}

TEST(ElementString, ReadsTheFormThatTheJournalKeeps) {
    EXPECT_EQ(summary(parse_element_string("0100304092051057"
                                           "21A1\xE2\x90\x9D"
                                           "10B",
                                           SeparatorForm::StoredSymbol, this_year)),
              "00304092051057||B|A1");
}

TEST(ElementString, KnowsTheOtherFieldsOfAPackage) {
    const auto read = scan(
        "00376104250021234569"
        "0200304092051057"
        "3710\x1D"
        "11250102"
        "30007\x1D"
        "240A-1\x1D"
        "241B/2\x1D"
        "99zz\x1D"
        "91aa");

    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(read->sscc, "376104250021234569");
    EXPECT_EQ(read->contained_gtin->text(), "00304092051057");
    EXPECT_EQ(read->contained_count, 10);
    EXPECT_EQ(base::print_date(*read->produced), "2025-01-02");
    EXPECT_EQ(read->variable_count, 7);
    EXPECT_EQ(read->additional_id, "A-1");
    EXPECT_EQ(read->customer_part, "B/2");
    EXPECT_EQ(read->company, (std::vector<CompanyElement>{{91, "aa"}, {99, "zz"}}));
    EXPECT_FALSE(read->gtin);
}

TEST(ElementString, ReadsDayZeroAsTheLastOfTheMonth) {
    EXPECT_EQ(summary(scan("17280200")), "|2028-02-29||");
}

TEST(ElementString, KeepsCapitalsAndSmallLettersOfALotApart) {
    EXPECT_EQ(summary(scan("10aB")), "||aB|");
}

TEST(ElementString, RefusesAFieldThatSwallowedTheNextOnes) {
    const auto refused = scan(
        "]d20100304092051057"
        "21A1B2C3D4E5"
        "17270930"
        "1012345AB");

    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().what.find("separator"), std::string::npos);
    EXPECT_NE(refused.error().remedy.find("scan again"), std::string::npos);
    EXPECT_EQ(refused.error().offset, 3U + 16U + 2U + 20U);
}

TEST(ElementString, WarnsOfAShortFieldThatMayHaveSwallowedOne) {
    const auto read = scan(
        "0100304092051057"
        "17270731"
        "21496180193"
        "10E73510X");

    ASSERT_TRUE(read);
    EXPECT_EQ(read->serial->text(), "49618019310E73510X");
    EXPECT_TRUE(read->may_have_lost_separator);
    EXPECT_TRUE(scan("0100304092051057"
                     "21AB"
                     "17270731")
                    ->may_have_lost_separator);
    EXPECT_TRUE(scan("0100304092051057"
                     "17270731"
                     "10AB"
                     "21CD")
                    ->may_have_lost_separator);
}

TEST(ElementString, DoesNotWarnWhereNothingIsMissingOrNothingCouldBeHidden) {
    EXPECT_FALSE(scan("0100304092051057"
                      "17270731"
                      "10A\x1D"
                      "21B1021171")
                     ->may_have_lost_separator);
    EXPECT_FALSE(scan("0100304092051057"
                      "17270731"
                      "21ABC")
                     ->may_have_lost_separator);
    EXPECT_FALSE(scan("0100304092051057"
                      "21AB17271399")
                     ->may_have_lost_separator);
    EXPECT_FALSE(scan("0100304092051057"
                      "17270731"
                      "21A10E\x1D")
                     ->may_have_lost_separator);
}

TEST(ElementString, RefusesFieldsThatAreTooShort) {
    for (const char* text : {"010030409205105", "01", "0", "17", "1727093",
                             "17\x1D"
                             "10A",
                             "10", "10\x1D",
                             "21\x1D"
                             "10A",
                             "0037610425002123456",
                             "010030409205\x1D"
                             "10A",
                             "37", "240", "24", "2"}) {
        EXPECT_FALSE(scan(text)) << text;
    }
}

TEST(ElementString, RefusesFieldsThatAreTooLong) {
    EXPECT_TRUE(scan("10" + std::string(20, 'A')));
    EXPECT_FALSE(scan("10" + std::string(21, 'A')));
    EXPECT_TRUE(scan("21" + std::string(20, 'A')));
    EXPECT_FALSE(scan("21" + std::string(21, 'A')));
    EXPECT_TRUE(scan("240" + std::string(30, 'A')));
    EXPECT_FALSE(scan("240" + std::string(31, 'A')));
    EXPECT_TRUE(scan("91" + std::string(90, 'A')));
    EXPECT_FALSE(scan("91" + std::string(91, 'A')));
    EXPECT_TRUE(scan("3012345678"));
    EXPECT_FALSE(scan("30123456789"));
}

TEST(ElementString, RefusesApplicationIdentifiersItDoesNotKnow) {
    for (const char* text :
         {"3101001234", "8008260112", "4012345", "2212345", "90AB", "242A", "12270930", "X",
          "0100304092051057"
          "X",
          "0100304092051057\x1D\x1D"
          "10A",
          "\x1D\x1D"
          "10A"}) {
        EXPECT_FALSE(scan(text)) << text;
    }
    EXPECT_EQ(scan("0100304092051057"
                   "3101001234")
                  .error()
                  .offset,
              16U);
}

TEST(ElementString, RefusesAWrongCheckDigit) {
    EXPECT_FALSE(scan("0100304092051050"));
    EXPECT_FALSE(scan("0200304092051050"));
    EXPECT_FALSE(scan("00376104250021234560"));
    EXPECT_EQ(scan("0100304092051050").error().offset, 15U);
}

TEST(ElementString, RefusesDatesThatDoNotExist) {
    for (const char* text :
         {"17271300", "17270931", "17270229", "17270032", "1727093O", "11270229"}) {
        EXPECT_FALSE(scan(text)) << text;
    }
}

TEST(ElementString, RefusesOneFieldWithTwoValues) {
    EXPECT_FALSE(
        scan("0100304092051057"
             "0100304092051156"));
    EXPECT_FALSE(
        scan("10A\x1D"
             "10B"));
    EXPECT_FALSE(
        scan("10A\x1D"
             "10a"));
    EXPECT_FALSE(
        scan("17270930"
             "17270929"));
    EXPECT_FALSE(
        scan("91A\x1D"
             "91B"));
}

TEST(ElementString, AcceptsOneFieldTwiceWithOneValue) {
    EXPECT_EQ(summary(scan("10A\x1D"
                           "17270930"
                           "10A")),
              "|2027-09-30|A|");
    EXPECT_EQ(summary(scan("17270930"
                           "17270900")),
              "|2027-09-30||");
    EXPECT_TRUE(
        scan("91A\x1D"
             "91A"));
}

TEST(ElementString, RefusesCharactersThatGs1DoesNotAllow) {
    for (const char* text : {"10A B", "10A#B", "21A\nB", "10A\xC3\xA9", "10A\t", "30A",
                             "010030409205105X", "17 70930", "10AB\r"}) {
        EXPECT_FALSE(scan(text)) << text;
    }
}

TEST(ElementString, RefusesThePrintedForms) {
    EXPECT_NE(scan("(01)00304092051057(17)270930(10)12345AB").error().what.find("parentheses"),
              std::string::npos);
    EXPECT_NE(scan("0100304092051057"
                   "21A1<GS>10B")
                  .error()
                  .what.find("<GS>"),
              std::string::npos);
}

TEST(ElementString, DoesNotReadAControlByteOnPaper) {
    EXPECT_FALSE(
        paper("0100304092051057"
              "21A1\x1D"
              "10B"));
}

TEST(ElementString, RefusesOtherSymbologies) {
    for (const char* symbology : {"]d1", "]C0", "]E0", "]Q1", "]D2", "]", "]d", "d2"}) {
        EXPECT_FALSE(scan(symbology + std::string("0100304092051057"))) << symbology;
    }
}

TEST(ElementString, RefusesAnEmptyCode) {
    EXPECT_FALSE(scan(""));
    EXPECT_FALSE(scan("]d2"));
    EXPECT_FALSE(scan("]d2\x1D"));
    EXPECT_FALSE(scan("\x1D"));
}

TEST(StoredBarcode, HoldsNoControlCharacter) {
    EXPECT_EQ(to_stored_barcode("21A\x1D"
                                "10B\x1D",
                                SeparatorForm::ControlByte),
              "21A\xE2\x90\x9D"
              "10B\xE2\x90\x9D");
    EXPECT_EQ(to_stored_barcode("21A<GS>10B", SeparatorForm::PrintedEscape),
              "21A\xE2\x90\x9D"
              "10B");
    EXPECT_EQ(to_stored_barcode("17270930", SeparatorForm::ControlByte), "17270930");
    EXPECT_EQ(to_stored_barcode("", SeparatorForm::ControlByte), "");
}

rc::Gen<std::string> gs1_text(std::size_t longest) {
    return rc::gen::suchThat(
        rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, longest + 1),
                        [](std::size_t length) {
                            return rc::gen::container<std::string>(
                                length, rc::gen::element('0', '1', '2', '7', 'A', 'z', '-', '/'));
                        }),
        [](const std::string& text) { return !text.empty(); });
}

RC_GTEST_PROP(ElementString, ReadsInEachFormWhatWasPutIn, ()) {
    const auto lot = *gs1_text(20);
    const auto serial = *gs1_text(20);
    const std::string scanned =
        "0100304092051057"
        "10" +
        lot + "\x1D" + "21" + serial + "\x1D" + "17270930";
    const std::string stored = to_stored_barcode(scanned, SeparatorForm::ControlByte);

    const std::string expected = "00304092051057|2027-09-30|" + lot + "|" + serial;
    RC_ASSERT(summary(scan(scanned)) == expected);
    RC_ASSERT(summary(parse_element_string(stored, SeparatorForm::StoredSymbol, this_year)) ==
              expected);
}

RC_GTEST_PROP(ElementString, ReadsOrRefusesAnyBytes, ()) {
    const auto tail = *rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
        {{3, rc::gen::element('0', '1', '2', '7', '9', '\x1D')}, {1, rc::gen::arbitrary<char>()}}));

    const auto read = scan(tail);
    if (!read) {
        RC_ASSERT(read.error().offset <= tail.size());
        RC_ASSERT(!read.error().remedy.empty());
    }
}

}  // namespace
}  // namespace vialog::exchange
