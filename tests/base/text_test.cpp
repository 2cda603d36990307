// SPDX-License-Identifier: Apache-2.0
// Which texts may stand in a record: UTF-8 by the table of RFC 3629, normal forms by Unicode
// Annex 15.
#include "base/text.h"

#include <gtest/gtest.h>

#include <array>
#include <ostream>

namespace vialog::base {
namespace {

// NOLINTNEXTLINE(misc-unused-using-decls): clang-tidy 14 does not see the suffixes.
using std::string_view_literals::operator""sv;

constexpr std::string_view composed = "Caf\xC3\xA9"sv;     // e-acute as U+00E9
constexpr std::string_view decomposed = "Cafe\xCC\x81"sv;  // e and U+0301

TEST(Utf8, AcceptsTheFirstAndLastCharacterOfEachLength) {
    EXPECT_EQ(find_invalid_utf8(""), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("\x00\x7F"sv), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("\xC2\x80\xDF\xBF"), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"), std::nullopt);
    EXPECT_EQ(find_invalid_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), std::nullopt);
}

struct IllFormed {
    std::string_view text;
    std::size_t offset;
};

void PrintTo(const IllFormed& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class RefusedUtf8 : public testing::TestWithParam<IllFormed> {};

TEST_P(RefusedUtf8, IsFoundWhereItBegins) {
    EXPECT_EQ(find_invalid_utf8(GetParam().text), GetParam().offset);
}

TEST_P(RefusedUtf8, IsNotStored) {
    const auto checked = check_stored_text(GetParam().text);

    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().offset, GetParam().offset);
    EXPECT_EQ(checked.error().what, "the text is not well-formed UTF-8");
}

INSTANTIATE_TEST_SUITE_P(
    Sins, RefusedUtf8,
    testing::Values(IllFormed{"\x80", 0}, IllFormed{"a\xBF", 1},   // a tail without its head
                    IllFormed{"\xC3", 0}, IllFormed{"ab\xC3", 2},  // a head without its tail
                    IllFormed{"\xC3(", 0}, IllFormed{"\xE2\x82", 0}, IllFormed{"\xE2\x28\xA1", 0},
                    IllFormed{"\xE2\x82(", 0}, IllFormed{"\xF0\x90\x8D", 0},
                    IllFormed{"\xF0\x28\x8D\xBC", 0}, IllFormed{"\xF0\x90\x28\xBC", 0},
                    IllFormed{"\xF0\x90\x8D(", 0}, IllFormed{"\xC0\x80", 0},
                    IllFormed{"\xC0\xAF", 0},  // overlong forms
                    IllFormed{"\xC1\xBF", 0}, IllFormed{"\xE0\x80\xAF", 0},
                    IllFormed{"\xE0\x9F\xBF", 0}, IllFormed{"\xF0\x80\x80\xAF", 0},
                    IllFormed{"\xF0\x8F\xBF\xBF", 0}, IllFormed{"\xED\xA0\x80", 0},
                    IllFormed{"\xED\xBF\xBF", 0},              // surrogates
                    IllFormed{"\xED\xA0\xBD\xED\xB8\x80", 0},  // CESU-8
                    IllFormed{"\xF4\x90\x80\x80", 0}, IllFormed{"\xF5\x80\x80\x80", 0},
                    IllFormed{"\xF8\x88\x80\x80\x80", 0}, IllFormed{"\xFE", 0},
                    IllFormed{"\xFF", 0}, IllFormed{"caf\xE9", 3}));  // Latin-1

class StoredText : public testing::TestWithParam<std::string_view> {};

TEST_P(StoredText, MayStandInARecord) {
    EXPECT_EQ(check_stored_text(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Texts, StoredText,
                         testing::Values("", "vial found cracked", "250 \xC2\xB5L", composed,
                                         "\xC2\xA0",      // U+00A0, next to the C1 controls
                                         "\xE2\x80\x94",  // em dash
                                         "\xE6\xBC\xA2\xE5\xAD\x97",  // Han
                                         "\xF0\x9F\x92\x89",          // U+1F489
                                         "x\xCC\x81",       // x and acute have no composed form
                                         "\xEA\xB0\x80",    // a Hangul syllable
                                         "\xE2\x81\xA5",    // U+2065, before the isolates
                                         "\xE2\x81\xAA",    // U+206A, behind them
                                         "\xEF\xB7\x8F",    // U+FDCF
                                         "\xEF\xBF\xBD"));  // U+FFFD

struct Refusal {
    std::string_view text;
    std::string_view named;
};

void PrintTo(const Refusal& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class RefusedCharacter : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedCharacter, IsNamedWithItsPlace) {
    const std::string text = "ab" + std::string(GetParam().text) + "cd";

    const auto checked = check_stored_text(text);

    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().offset, 2U);
    EXPECT_NE(checked.error().what.find(GetParam().named), std::string::npos)
        << checked.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    Profile, RefusedCharacter,
    testing::Values(Refusal{"\x00"sv, "U+0000"}, Refusal{"\t", "U+0009"}, Refusal{"\n", "U+000A"},
                    Refusal{"\r", "U+000D"}, Refusal{"\x1B", "U+001B"}, Refusal{"\x1F", "U+001F"},
                    Refusal{"\x7F", "U+007F"}, Refusal{"\xC2\x80", "U+0080"},
                    Refusal{"\xC2\x9F", "U+009F"}, Refusal{"\xD8\x9C", "U+061C"},
                    Refusal{"\xE2\x80\x8E", "U+200E"}, Refusal{"\xE2\x80\x8F", "U+200F"},
                    Refusal{"\xE2\x80\xA8", "U+2028"}, Refusal{"\xE2\x80\xA9", "U+2029"},
                    Refusal{"\xE2\x80\xAA", "U+202A"}, Refusal{"\xE2\x80\xAE", "U+202E"},
                    Refusal{"\xE2\x81\xA6", "U+2066"}, Refusal{"\xE2\x81\xA9", "U+2069"},
                    Refusal{"\xEF\xBB\xBF", "U+FEFF"}, Refusal{"\xEF\xB7\x90", "U+FDD0"},
                    Refusal{"\xEF\xB7\xAF", "U+FDEF"}, Refusal{"\xEF\xBF\xBE", "U+FFFE"},
                    Refusal{"\xEF\xBF\xBF", "U+FFFF"}, Refusal{"\xF0\x9F\xBF\xBE", "U+1FFFE"},
                    Refusal{"\xF4\x8F\xBF\xBF", "U+10FFFF"}));

class NotComposed : public testing::TestWithParam<std::string_view> {};

TEST_P(NotComposed, IsRefused) {
    const auto checked = check_stored_text(GetParam());

    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().what.find("NFC"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Sins, NotComposed,
                         testing::Values(decomposed,
                                         "\xE2\x84\xAB",              // ANGSTROM SIGN: U+00C5
                                         "\xE2\x84\xA6",              // OHM SIGN: U+03A9
                                         "\xE1\x84\x80\xE1\x85\xA1",  // Hangul in letters
                                         "q\xCC\x87\xCC\xA3",         // marks out of order
                                         "\xE0\xA5\x98"));            // DEVANAGARI QA, excluded

TEST(StoredText, NamesThePlaceWhereItIsNotComposed) {
    EXPECT_EQ(check_stored_text(decomposed).error().offset, 3U);
}

TEST(Nfc, ComposesWhatAPersonTyped) {
    EXPECT_EQ(to_nfc(decomposed), composed);
    EXPECT_EQ(to_nfc(composed), composed);
    EXPECT_EQ(to_nfc("vial"), "vial");
    EXPECT_EQ(to_nfc(""), "");
    EXPECT_EQ(to_nfc("\xE2\x84\xAB"), "\xC3\x85");
    EXPECT_EQ(to_nfc("q\xCC\x87\xCC\xA3"), "q\xCC\xA3\xCC\x87");
    EXPECT_EQ(to_nfc("\xE1\x84\x80\xE1\x85\xA1"), "\xEA\xB0\x80");
}

TEST(Nfc, KeepsWhatOnlyLooksAlike) {
    // Compatibility forms are other characters: a ligature and a full-width digit stay what they
    // are.
    EXPECT_EQ(to_nfc("\xEF\xAC\x81\xEF\xBC\x91"), "\xEF\xAC\x81\xEF\xBC\x91");
}

TEST(Nfc, DoesNotStopAtAZeroByte) {
    EXPECT_EQ(to_nfc("a\0e\xCC\x81"sv), "a\0\xC3\xA9"sv);
}

TEST(NfcDeathTest, IsOfWellFormedTextsOnly) {
    EXPECT_DEATH(static_cast<void>(to_nfc("\xFF")), "well-formed UTF-8");
}

TEST(Console, ShowsPrintableAsciiAsItIs) {
    EXPECT_EQ(escape_for_console("LOT-A 0.57 mL ~"), "LOT-A 0.57 mL ~");
}

TEST(Console, IsNotDrivenByAText) {
    EXPECT_EQ(escape_for_console("\x1B[2J"), "\\u{1B}[2J");
    EXPECT_EQ(escape_for_console("a\r\nb"), "a\\u{D}\\u{A}b");
    EXPECT_EQ(escape_for_console("\0"sv), "\\u{0}");
    EXPECT_EQ(escape_for_console("\x7F"), "\\u{7F}");
    EXPECT_EQ(escape_for_console("\xC2\x9B"), "\\u{9B}");  // a one-character control sequence
    EXPECT_EQ(escape_for_console("\xE2\x80\xAE"), "\\u{202E}");
    EXPECT_EQ(escape_for_console(composed), "Caf\\u{E9}");
    EXPECT_EQ(escape_for_console("\xF0\x9F\x92\x89"), "\\u{1F489}");
}

TEST(Console, ShowsEachByteThatIsNoCharacter) {
    EXPECT_EQ(escape_for_console("\xFF"
                                 "a\xC3"),
              "\\x{FF}a\\x{C3}");
}

TEST(Ascii, IsEveryByteBelow80) {
    EXPECT_TRUE(is_ascii(""));
    EXPECT_TRUE(is_ascii("\x00\x7F"sv));
    EXPECT_FALSE(is_ascii("\x80"));
    EXPECT_FALSE(is_ascii(composed));
}

}  // namespace
}  // namespace vialog::base
