// SPDX-License-Identifier: Apache-2.0
// Whole entries: what is written reads back, and every sin against the bytes is refused by its
// name.
#include "journal/entry.h"

#include "journal/entry_text.h"
#include "journal/finding_codes.h"
#include "support/arbitrary_event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vialog::journal {

namespace {

SignatureLine signature_of(std::string_view person) {
    return {.name = "clinic-042.example/ket/room2/u/" + std::string(person),
            .key_id = {1, 2, 3, 4},
            .signature = base::Bytes(64, 7)};
}

std::string rule_against_bytes(std::string_view bytes) {
    base::JsonDocument document;
    const auto read = read_entry(base::as_bytes(bytes), document);
    return read ? "accepted" : std::string(read.error().rule);
}

std::string bytes_of(std::string_view text) {
    return std::string(base::as_text(entry_bytes(text, {signature_of("u07")})));
}

// A party's name stands in the open: a text of any letters.
std::string party_named(std::string_view name) {
    return EntryText()
        .with_body("party",
                   R"({"dea":"RA0123454","name":")" + std::string(name) + R"(","role":"supplier"})")
        .text();
}

// The JSON of the same entry with one piece of it replaced.
std::string with_piece(std::string_view piece, std::string_view other) {
    std::string json = EntryText().text();
    const auto at = json.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    return json.replace(at, piece.size(), other);
}

}  // namespace

TEST(Entry, IsTwoLinesABlankLineAndItsSignatures) {
    const EntryText text;
    const auto entry = read_or_fail(text.text());

    EXPECT_EQ(signed_text(entry), "vialog/entry@v1\n" + text.json() + "\n");
    EXPECT_EQ(
        base::as_text(entry_bytes(
            "a\nb\n",
            {{.name = "clinic.example/ket/u/u07", .key_id = {1, 2, 3, 4}, .signature = {5}}})),
        "a\nb\n\n— clinic.example/ket/u/u07 AQIDBAU=\n");
}

TEST(Entry, ReadsItsTextAndItsSignatures) {
    const std::string text = EntryText().text();
    const std::string bytes(
        base::as_text(entry_bytes(text, {signature_of("u07"), signature_of("r01")})));

    base::JsonDocument document;
    const auto read = read_entry(base::as_bytes(bytes), document);

    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, text);
    EXPECT_EQ(read->text.data(), bytes.data());
    EXPECT_EQ(read->signatures, (std::vector{signature_of("u07"), signature_of("r01")}));
    EXPECT_EQ(read->entry, read_or_fail(text));
}

// V06 compares them, with exit code 12; what is well written is read.
TEST(Entry, LeavesTheNumberOfSignaturesToTheCheckOfSigners) {
    const auto bytes = entry_bytes(EntryText().text(), {signature_of("u07"), signature_of("u08")});

    EXPECT_EQ(rule_against_bytes(base::as_text(bytes)), "accepted");
}

TEST(Entry, RefusesAnotherFirstLine) {
    const std::string json = EntryText().json();
    for (const std::string_view literal :
         {"vialog/entry@v2", "vialog/entry@v1 ", " vialog/entry@v1", "Vialog/entry@v1",
          "\xEF\xBB\xBFvialog/entry@v1", "vialog/entry", "vialog/entry@v10", ""}) {
        const std::string text = std::string(literal) + "\n" + json + "\n";
        EXPECT_EQ(rule_against(text), finding_entry_literal_differs) << literal;
    }
}

TEST(Entry, RefusesATextWithoutItsLastLineFeed) {
    std::string text = EntryText().text();
    text.pop_back();

    EXPECT_EQ(rule_against(text), finding_note_end_missing);
    EXPECT_EQ(rule_against(""), finding_note_end_missing);
}

TEST(Entry, RefusesAThirdLine) {
    EXPECT_EQ(rule_against(EntryText().text() + "\n"), finding_entry_json_malformed);
    EXPECT_EQ(rule_against_bytes(bytes_of(EntryText().text() + "x\n")), "note-lines-wrong");
}

TEST(Entry, RefusesDuplicateMembers) {
    EXPECT_EQ(rule_against(with_piece(R"("seq":42)", R"("seq":42,"seq":43)")),
              finding_entry_json_malformed);
    EXPECT_EQ(rule_against(with_piece(R"("container":17)", R"("container":17,"container":17)")),
              finding_entry_json_malformed);
}

TEST(Entry, RefusesNamesInAnotherCase) {
    EXPECT_EQ(rule_against(with_piece(R"("seq":42)", R"("Seq":42)")), finding_entry_json_malformed);
}

TEST(Entry, RefusesNamesWithEscapes) {
    EXPECT_EQ(rule_against(with_piece(R"("seq":42)", R"("\u0073eq":42)")),
              finding_entry_json_malformed);
}

TEST(Entry, RefusesMembersInAnotherOrder) {
    EXPECT_EQ(rule_against(with_piece(R"("rules":1,"seq":42)", R"("seq":42,"rules":1)")),
              finding_entry_json_malformed);
}

TEST(Entry, RefusesOtherWaysToWriteTheSameNumber) {
    for (const std::string_view number : {"42.0", "4.2e1", "42e0", "042", "+42", "42.", "0x2a"}) {
        EXPECT_EQ(rule_against(EntryText().with("seq", number).text()),
                  finding_entry_json_malformed)
            << number;
    }
    EXPECT_EQ(rule_against(EntryText().with("mono", "-0").text()), finding_entry_json_malformed);
}

TEST(Entry, RefusesNumbersThatJsonReadersRound) {
    EXPECT_EQ(rule_against(EntryText().with("mono", "9007199254740991").text()), "accepted");
    for (const std::string_view number : {"9007199254740992", "18446744073709551616"}) {
        EXPECT_EQ(rule_against(EntryText().with("mono", number).text()),
                  finding_entry_json_malformed)
            << number;
    }
}

TEST(Entry, RefusesBlanksBetweenMembers) {
    EXPECT_EQ(rule_against(with_piece(R"("rules":1,)", R"("rules":1, )")),
              finding_entry_json_malformed);
    EXPECT_EQ(rule_against(with_piece(R"("rules":1)", R"("rules": 1)")),
              finding_entry_json_malformed);
    EXPECT_EQ(rule_against("vialog/entry@v1\n " + EntryText().json() + "\n"),
              finding_entry_json_malformed);
    EXPECT_EQ(rule_against("vialog/entry@v1\n" + EntryText().json() + " \n"),
              finding_entry_json_malformed);
}

TEST(Entry, RefusesNull) {
    EXPECT_EQ(rule_against(EntryText().with("late", "null").text()), finding_entry_json_malformed);
}

TEST(Entry, TakesTextsOfAnyLanguage) {
    EXPECT_EQ(rule_against(party_named("Émile \\\"Zoé\\\" & Söhne · 日本 💉")), "accepted");
}

TEST(Entry, RefusesEscapesThatNeedNotBe) {
    for (const std::string_view name : {"\\u0041cme", "a\\/b", "a\\tb", "\\u00e9"}) {
        EXPECT_EQ(rule_against(party_named(name)), finding_entry_json_malformed) << name;
    }
}

TEST(Entry, RefusesTextsThatAreNotNfc) {
    EXPECT_EQ(rule_against(party_named("\u00E9mile")), "accepted");
    EXPECT_EQ(rule_against(party_named("e\u0301mile")), finding_entry_json_malformed);
}

TEST(Entry, RefusesCharactersThatMisleadAReader) {
    for (const std::string_view character :
         {"\u202E", "\u2066", "\u200E", "\u061C", "\u2028", "\uFEFF", "\u0085", "\uFFFE"}) {
        EXPECT_EQ(rule_against(party_named("A" + std::string(character) + "B")),
                  finding_entry_json_malformed);
    }
}

TEST(Entry, RefusesInvalidUtf8InATextAlone) {
    EXPECT_EQ(rule_against(party_named("\xC0\xAF")), finding_entry_json_malformed);
    EXPECT_EQ(rule_against(party_named("\xED\xA0\x80")), finding_entry_json_malformed);
}

TEST(Entry, RefusesValuesSevenDeep) {
    const std::string six = "[[[[[1]]]]]";
    EXPECT_EQ(rule_and_member_against(EntryText().with("late", six).text()),
              "member-malformed late");
    EXPECT_EQ(rule_against(EntryText().with("late", "[" + six + "]").text()),
              finding_entry_json_malformed);
}

TEST(Entry, RefusesWhatIsNoObject) {
    for (const std::string_view json : {"", "[]", "1", "\"\"", "true", "{}"}) {
        EXPECT_NE(rule_against("vialog/entry@v1\n" + std::string(json) + "\n"), "accepted") << json;
    }
}

TEST(Entry, SaysWhereTheJsonIsMalformed) {
    base::JsonDocument document;
    const auto read = read_text("vialog/entry@v1\n{\"a\":null}\n", document);

    ASSERT_FALSE(read);
    ASSERT_EQ(read.error().figures.size(), 2U);
    EXPECT_EQ(read.error().figures[0].first, "offset");
    EXPECT_EQ(read.error().figures[0].second, "5");
}

// 2.0.16: an entry fits the 16-bit length of an entry bundle. Its texts are of two bytes a letter
// here.
TEST(Entry, TakesEntriesOf65535BytesAndNoLongerOnes) {
    domain::ContainersTransferred transfer{.containers = {domain::ContainerId(1)},
                                           .from = domain::PlaceId::parse("safe").value(),
                                           .to = domain::PlaceId::parse("room2").value()};
    auto entry = read_or_fail(EntryText().text());
    entry.entry.paper =
        domain::Paper{.file = "é", .line = 1, .record = {}, .by = {}, .witness = {}};
    const auto size_of = [&] {
        entry.entry.event = transfer;
        return entry_bytes(signed_text(entry), {signature_of("u07")}).size();
    };
    // ",1" adds two bytes, "é" two, a longer number one.
    transfer.containers.resize((65535 - size_of()) / 2, domain::ContainerId(1));
    while (size_of() < 65535) {
        transfer.containers.back() = domain::ContainerId(transfer.containers.back().number() * 10);
    }
    ASSERT_EQ(size_of(), 65535U);
    EXPECT_EQ(rule_against_bytes(bytes_of(signed_text(entry))), "accepted");

    entry.entry.paper->file = "éé";

    EXPECT_EQ(size_of(), 65537U);
    EXPECT_EQ(rule_against_bytes(bytes_of(signed_text(entry))), finding_note_too_long);
    entry.entry.paper->file = "éx";
    EXPECT_EQ(size_of(), 65536U);
    EXPECT_EQ(rule_against_bytes(bytes_of(signed_text(entry))), finding_note_too_long);
}

TEST(Entry, DropsWhatAnEarlierTextLeftInTheDocument) {
    base::JsonDocument document;
    const std::string first = EntryText().with("irregular", R"(["expired"])").text();
    const std::string second = EntryText().text();
    static_cast<void>(read_text(first, document));
    static_cast<void>(read_text("vialog/entry@v1\n{\"a\":[1,2\n", document));

    const auto read = read_text(second, document);

    ASSERT_TRUE(read);
    EXPECT_EQ(*read, read_or_fail(second));
}

TEST(RefsOf, NamesTheEntriesThatABodyNamesByNumberAndLeaf) {
    const auto leaf = [](char digit) { return std::string(64, digit); };
    const auto ref = [&](int seq, char digit) {
        return "{\"leaf\":\"" + leaf(digit) + "\",\"seq\":" + std::to_string(seq) + "}";
    };
    const auto refs_in = [](std::string_view kind, const std::string& body) {
        std::string numbers;
        const auto entry = read_or_fail(EntryText().with_body(kind, body).text());
        for (const auto& found : refs_of(entry.entry.event)) {
            numbers += std::to_string(found.seq.number()) + base::to_hex(found.leaf).substr(0, 1);
        }
        return numbers;
    };

    EXPECT_EQ(refs_in("countersign", "{\"receipt\":" + ref(5, 'a') + R"(,"saw":"the_act"})"), "5a");
    EXPECT_EQ(refs_in("waste-held", "{\"held\":" + ref(6, 'b') + R"(,"product":1,"ul":2})"), "6b");
    EXPECT_EQ(refs_in("waste-held", R"({"container":17,"product":1,"ul":2})"), "");
    EXPECT_EQ(refs_in("discrepancy",
                      "{\"about\":[" + ref(5, 'a') + "," + ref(6, 'b') +
                          R"(],"discovered":"2026-01-12T15:30:00.000Z","trouble":"other"})"),
              "5a6b");
    EXPECT_EQ(
        refs_in(
            "destroy",
            R"({"lines":[{"book":0,"held":)" + ref(7, 'c') +
                R"(,"product":1,"ul":2},{"book":0,"container":1,"product":1,"ul":2},{"book":0,"held":)" +
                ref(8, 'd') + R"(,"product":1,"ul":2}],"location":"x","method":"other"})"),
        "7c8d");
    EXPECT_EQ(refs_in("correct",
                      "{\"entry\":" + ref(9, 'e') + R"(,"reason":"other","restated":{"infusion":)" +
                          ref(3, 'f') +
                          R"(,"product":1,"ul":2},"restated_kind":"waste-held","signer":"ill"})"),
              "9e3f");
    EXPECT_EQ(refs_in("custody",
                      "{\"count\":" + ref(4, '1') + R"(,"root":")" + leaf('0') + R"(","size":9})"),
              "41");
    EXPECT_EQ(refs_in("notice", R"({"subject":"clock"})"), "");
}

// decode(encode(x)) == x and encode(decode(b)) == b.
RC_GTEST_PROP(Entry, ReadsWhatItWrites, ()) {
    const auto entry = *support::arbitrary_entry();

    const auto text = signed_text(entry);
    base::JsonDocument document;
    const auto read = read_text(text, document);

    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == entry);
    RC_ASSERT(signed_text(*read) == text);
}

TEST(Entry, ReadsWhatItWritesOfEveryKind) {
    for (const auto& kind : domain::Words<domain::Kind>::table) {
        EXPECT_TRUE(rc::check(std::string(kind.word), [&kind] {
            const auto entry = *support::arbitrary_entry(kind.value);
            base::JsonDocument document;
            const auto read = read_text(signed_text(entry), document);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == entry);
        }));
    }
}

// One meaning has one byte string: where a changed text is read at all, it prints as it stands.
RC_GTEST_PROP(Entry, WritesWhatItReadWhateverByteWasChanged, ()) {
    auto text = signed_text(*support::arbitrary_entry());
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = static_cast<char>(*rc::gen::inRange(0, 256));

    base::JsonDocument document;
    const auto read = read_text(text, document);

    const bool same = !read || signed_text(*read) == text;
    RC_ASSERT(same);
}

}  // namespace vialog::journal
