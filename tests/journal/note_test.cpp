// SPDX-License-Identifier: Apache-2.0
// Notes: what is split, what is printed, and every way in which a note can be wrong.
#include "journal/note.h"

#include "base/text.h"
#include "journal/finding_codes.h"
#include "support/arbitrary_event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vialog::journal {

namespace {

// 4 bytes of key id, 01 02 03 04, and one byte of signature, 05.
constexpr std::string_view line = "— clinic.example/ket/u/u07 AQIDBAU=\n";
constexpr std::string_view two_lines = "vialog/entry@v1\n{}\n";

std::string note_of(std::string_view text, std::string_view lines) {
    return std::string(text) + "\n" + std::string(lines);
}

std::string rule_against_note(std::string_view note, const NoteLimits& limits = entry_note) {
    const auto read = read_note(base::as_bytes(note), limits);
    return read ? "accepted" : std::string(read.error().rule);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

// An entry's note of exactly `bytes` bytes whose text ends with letters of two bytes.
std::string note_of_length(std::size_t bytes) {
    const std::size_t room = bytes - note_of(two_lines, line).size();
    std::string text(two_lines.substr(0, two_lines.size() - 1));
    text += room % 2 == 0 ? "" : "x";
    text += repeated("é", room / 2);
    return note_of(text + "\n", line);
}

}  // namespace

TEST(Note, SplitsAnEntryIntoTextAndSignatureLines) {
    const std::string bytes = note_of(two_lines, line);

    const auto note = read_note(base::as_bytes(bytes), entry_note);

    ASSERT_TRUE(note);
    EXPECT_EQ(note->text, two_lines);
    ASSERT_EQ(note->signatures.size(), 1U);
    EXPECT_EQ(note->signatures[0].name, "clinic.example/ket/u/u07");
    EXPECT_EQ(note->signatures[0].key_id, (std::array<std::uint8_t, 4>{1, 2, 3, 4}));
    EXPECT_EQ(note->signatures[0].signature, base::Bytes{5});
}

// The example of c2sp.org/signed-note. Its text holds an empty line: the last one separates.
TEST(Note, ReadsTheExampleOfTheSpecification) {
    const std::string text =
        "Ognuno sta solo sul cuor della terra\n"
        "trafitto da un raggio di sole:\n"
        "\n"
        "ed è subito sera.\n";
    const std::string signature =
        "— quasimodo.example/salvatore "
        "NnugSzTjtVAewIS+Z/iJhUPeFDkO/"
        "5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

    const std::string bytes = note_of(text, signature);
    const auto note = read_note(base::as_bytes(bytes), checkpoint_note);

    ASSERT_TRUE(note);
    EXPECT_EQ(note->text, text);
    ASSERT_EQ(note->signatures.size(), 1U);
    EXPECT_EQ(note->signatures[0].name, "quasimodo.example/salvatore");
    EXPECT_EQ(note->signatures[0].key_id, (std::array<std::uint8_t, 4>{0x36, 0x7B, 0xA0, 0x4B}));
    EXPECT_EQ(note->signatures[0].signature.size(), 64U);
    EXPECT_EQ(print_signature_line(note->signatures[0]), signature);
}

TEST(Note, KeepsTheOrderOfSignatures) {
    const std::string other = "— clinic.example/ket/u/r01 AQIDBAY=\n";

    const std::string bytes = note_of(two_lines, other + std::string(line));
    const auto note = read_note(base::as_bytes(bytes), entry_note);

    ASSERT_TRUE(note);
    ASSERT_EQ(note->signatures.size(), 2U);
    EXPECT_EQ(note->signatures[0].name, "clinic.example/ket/u/r01");
    EXPECT_EQ(note->signatures[1].name, "clinic.example/ket/u/u07");
}

TEST(Note, TakesFourSignaturesOnAnEntryAndSixteenOnACheckpoint) {
    EXPECT_EQ(rule_against_note(note_of(two_lines, repeated(line, 4))), "accepted");
    EXPECT_EQ(rule_against_note(note_of(two_lines, repeated(line, 5))),
              finding_signature_count_wrong);
    EXPECT_EQ(rule_against_note(note_of("a\nb\nc\n", repeated(line, 16)), checkpoint_note),
              "accepted");
    EXPECT_EQ(rule_against_note(note_of("a\nb\nc\n", repeated(line, 17)), checkpoint_note),
              finding_signature_count_wrong);
}

// Bytes are counted, not characters.
TEST(Note, TakesNotesOf65535BytesAndNoLongerOnes) {
    ASSERT_EQ(note_of_length(65535).size(), 65535U);

    EXPECT_EQ(rule_against_note(note_of_length(65534)), "accepted");
    EXPECT_EQ(rule_against_note(note_of_length(65535)), "accepted");
    EXPECT_EQ(rule_against_note(note_of_length(65536)), finding_note_too_long);
}

TEST(Note, RefusesAnEmptyOne) {
    EXPECT_EQ(rule_against_note(""), finding_note_end_missing);
}

TEST(Note, RefusesAMissingFinalLineFeed) {
    std::string note = note_of(two_lines, line);
    note.pop_back();

    EXPECT_EQ(rule_against_note(note), finding_note_end_missing);
}

TEST(Note, RefusesAMissingBlankLine) {
    EXPECT_EQ(rule_against_note(std::string(two_lines) + std::string(line)),
              finding_note_lines_wrong);
}

TEST(Note, RefusesASecondBlankLine) {
    EXPECT_EQ(rule_against_note(note_of(std::string(two_lines) + "\n", line)),
              finding_note_lines_wrong);
}

TEST(Note, RefusesABlankLineBetweenSignatures) {
    EXPECT_EQ(rule_against_note(note_of(two_lines, std::string(line) + "\n" + std::string(line))),
              finding_note_lines_wrong);
}

TEST(Note, RefusesABlankLineAtTheEnd) {
    EXPECT_NE(rule_against_note(note_of(two_lines, std::string(line) + "\n")), "accepted");
}

TEST(Note, RefusesOneAndThreeLinesOfTextOnAnEntry) {
    EXPECT_EQ(rule_against_note(note_of("vialog/entry@v1\n", line)), finding_note_lines_wrong);
    EXPECT_EQ(rule_against_note(note_of("a\nb\nc\n", line)), finding_note_lines_wrong);
}

TEST(Note, RefusesTwoLinesOfTextOnACheckpoint) {
    EXPECT_EQ(rule_against_note(note_of("a\nb\n", line), checkpoint_note),
              finding_note_lines_wrong);
}

TEST(Note, RefusesCarriageReturns) {
    EXPECT_EQ(rule_against_note(note_of("vialog/entry@v1\r\n{}\r\n", line)),
              finding_note_control_character);
    EXPECT_EQ(rule_against_note(note_of(two_lines, "— clinic.example/ket/u/u07 AQIDBAU=\r\n")),
              finding_signature_line_malformed);
    EXPECT_NE(rule_against_note("vialog/entry@v1\r\n{}\r\n\r\n" + std::string(line)), "accepted");
}

TEST(Note, RefusesControlCharacters) {
    using namespace std::string_literals;
    for (const std::string& control : {"\0"s, "\t"s, "\x1b"s, "\x1f"s, "\x7f"s}) {
        const std::string text = "vialog/entry@v1\n{" + control + "}\n";
        EXPECT_EQ(rule_against_note(note_of(text, line)), finding_note_control_character);
        // Also in the whole blocks that are looked at together.
        EXPECT_EQ(rule_against_note(note_of(
                      text.substr(0, 17) + repeated("x", 200) + control + repeated("x", 200) + "\n",
                      line)),
                  finding_note_control_character);
    }
}

TEST(Note, RefusesInvalidUtf8) {
    for (const std::string_view bad :
         {"\x80", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80"}) {
        EXPECT_EQ(rule_against_note(note_of("vialog/entry@v1\n" + std::string(bad) + "\n", line)),
                  finding_note_not_utf8);
    }
}

TEST(Note, RefusesOtherDashesThanTheEmDash) {
    for (const std::string_view dash : {"-", "--", "–", "―", "\xE2\x80"}) {
        const std::string signature = std::string(dash) + " clinic.example/ket/u/u07 AQIDBAU=\n";
        EXPECT_EQ(rule_against_note(note_of(two_lines, signature)),
                  finding_signature_line_malformed)
            << dash;
    }
}

TEST(Note, RefusesSignatureLinesWithAnotherSpacing) {
    for (const std::string_view signature :
         {"—clinic.example/ket/u/u07 AQIDBAU=\n", "—  clinic.example/ket/u/u07 AQIDBAU=\n",
          "— clinic.example/ket/u/u07  AQIDBAU=\n", "— clinic.example/ket/u/u07 AQIDBAU= \n",
          " — clinic.example/ket/u/u07 AQIDBAU=\n", "—\u00A0clinic.example/ket/u/u07 AQIDBAU=\n",
          "— clinic.example/ket/u/u07\n", "— \n", "—\n"}) {
        EXPECT_EQ(rule_against_note(note_of(two_lines, signature)),
                  finding_signature_line_malformed)
            << signature;
    }
}

TEST(Note, RefusesNamesThatNoKeyMayHave) {
    for (const std::string_view name : {"", "clinic+example", "klinik-zürich", "a\u2003b"}) {
        const std::string signature = "— " + std::string(name) + " AQIDBAU=\n";
        EXPECT_EQ(rule_against_note(note_of(two_lines, signature)),
                  finding_signature_line_malformed)
            << name;
    }
}

TEST(Note, RefusesBase64ThatIsNotCanonical) {
    for (const std::string_view base64 : {"AQIDBAV=",      // the unused bits are not zero
                                          "AQIDBAU",       // no padding
                                          "AQIDBAU==",     // too much of it
                                          "AQID-_U=",      // the alphabet of base64url
                                          "AQID\nBAU=",    // broken over two lines
                                          "AQ==IDBAU=",    // padding inside
                                          "AQIDBAU=AQ==",  // two texts
                                          "AQI DBAU=", ""}) {
        const std::string signature = "— clinic.example/ket/u/u07 " + std::string(base64) + "\n";
        EXPECT_EQ(rule_against_note(note_of(two_lines, signature)),
                  finding_signature_line_malformed)
            << base64;
    }
}

TEST(Note, RefusesAKeyIdWithoutASignature) {
    EXPECT_EQ(rule_against_note(note_of(two_lines, "— clinic.example/ket/u/u07 AQIDBA==\n")),
              finding_signature_line_malformed);
}

TEST(Note, RefusesATextWithoutSignatureLines) {
    EXPECT_EQ(rule_against_note(note_of(two_lines, "")), finding_signature_count_wrong);
}

TEST(Note, SaysWhichSignatureLineIsMalformed) {
    const std::string bytes = note_of(two_lines, std::string(line) + "- x AQIDBAU=\n");

    const auto note = read_note(base::as_bytes(bytes), entry_note);

    ASSERT_FALSE(note);
    ASSERT_FALSE(note.error().figures.empty());
    EXPECT_EQ(note.error().figures[0].first, "line");
    EXPECT_EQ(note.error().figures[0].second, "2");
}

TEST(KeyName, IsTheOriginAndThePersonsId) {
    const auto origin = domain::Origin::parse("clinic.example/ket").value();
    const auto person = domain::PersonId::parse("u07").value();

    EXPECT_EQ(person_key_name(origin, person), "clinic.example/ket/u/u07");
    EXPECT_EQ(log_key_name(origin), "clinic.example/ket");
    EXPECT_EQ(person_of_key_name(origin, "clinic.example/ket/u/u07"), person);
}

TEST(KeyName, BelongsToNoPersonWhereItIsNotHers) {
    const auto origin = domain::Origin::parse("clinic.example/ket").value();

    for (const std::string_view name :
         {"clinic.example/ket", "clinic.example/ket/u/", "clinic.example/ket/u/a/b",
          "clinic.example/ket2/u/u07", "clinic.example/other/u/u07", "clinic.example/ket/v/u07", "",
          "u07", "clinic.example/ket/u/-x"}) {
        EXPECT_EQ(person_of_key_name(origin, name), std::nullopt) << name;
    }
}

RC_GTEST_PROP(Note, ReadsWhatItPrints, ()) {
    const auto text = *support::arbitrary_text(60) + "\n" + *support::arbitrary_text(600) + "\n";
    SignatureLine signature;
    signature.name = "clinic.example/ket/u/u07";
    signature.signature = *rc::gen::nonEmpty(rc::gen::arbitrary<base::Bytes>());

    const auto bytes = print_note(text, {signature, signature});
    const auto note = read_note(bytes, entry_note);

    RC_ASSERT(note.has_value());
    RC_ASSERT(note->text == text);
    RC_ASSERT(note->signatures == (std::vector<SignatureLine>{signature, signature}));
    RC_ASSERT(print_note(note->text, note->signatures) == bytes);
}

// One note has one sequence of bytes: whatever is read prints as it was.
RC_GTEST_PROP(Note, PrintsWhatItReadsWhateverByteWasChanged, ()) {
    std::string note = note_of(two_lines, line);
    const auto at = *rc::gen::inRange<std::size_t>(0, note.size());
    note[at] = static_cast<char>(*rc::gen::inRange(0, 256));

    const auto read = read_note(base::as_bytes(note), entry_note);

    const bool same = !read || base::as_text(print_note(read->text, read->signatures)) == note;
    RC_ASSERT(same);
}

}  // namespace vialog::journal
