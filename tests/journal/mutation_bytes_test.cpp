// SPDX-License-Identifier: Apache-2.0
// Ways to write what means the same, or something else to another reader. All of them rightly signed, since a signature
// under bytes that can be read in two ways proves nothing. The numbers are those of the list of mistakes in the format's
// threat table.
#include "journal/checkpoint.h"
#include "journal/finding_codes.h"
#include "journal/mutated.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

struct Sin {
    const char* name;
    const char* from;
    const char* to;
};

std::int64_t a_draw() {
    return find_kind(domain::Kind::Draw, 100);
}
std::int64_t a_product() {
    return find_kind(domain::Kind::Product, 0);
}

// Signed it is malformed; under the signatures of what it was made from it is malformed or wrongly signed.
void expect_malformed(std::int64_t seq, const std::string& key, const std::vector<Sin>& sins) {
    const std::string genuine = text_of(seq);
    ASSERT_EQ(code_of_last(seq, signed_as(genuine, {key})), 0);
    for (const Sin& sin : sins) {
        const std::string text = replaced(genuine, sin.from, sin.to);
        EXPECT_EQ(code_of_last(seq, signed_as(text, {key})), 10) << sin.name;
        const int unsigned_code = code_of_last(seq, under_signatures_of(text, genuine, {key}));
        EXPECT_TRUE(unsigned_code == 10 || unsigned_code == 11) << sin.name << unsigned_code;
    }
}

// 20, 21 and 22.
TEST(MutatedJson, IsMalformedWhereItCouldBeReadInAnotherWay) {
    expect_malformed(a_draw(), "cleo",
                     {{"member twice", R"("ul":2000)", R"("ul":1,"ul":2000)"},
                      {"member twice, the same", R"("ul":2000)", R"("ul":2000,"ul":2000)"},
                      {"top member twice", R"("v":1})", R"("v":1,"v":1})"},
                      {"another case", R"("ul":2000)", R"("Ul":2000)"},
                      {"escaped name", R"("ul":2000)", R"("\u0075l":2000)"},
                      {"another name", R"("ul":2000)", R"("ml":2000)"},
                      {"one name more", R"("ul":2000)", R"("ul":2000,"um":1)"},
                      {"member missing", R"("route":"iv")", R"("weight_g":70000)"},
                      {"blank", R"("ul":2000)", R"("ul": 2000)"},
                      {"blank at the end", R"("v":1})", R"("v":1} )"},
                      {"tabulator", R"({"body")", "{\t\"body\""},
                      {"another order", R"("tz":"America/Denver","utcoff":-420)",
                       R"("utcoff":-420,"tz":"America/Denver")"},
                      {"escaped letter", R"("route":"iv")", R"("route":"\u0069v")"},
                      {"escaped slash", R"("tz":"America/Denver")", R"("tz":"America\/Denver")"},
                      {"comma at the end", R"("v":1})", R"("v":1,})"},
                      {"comment", R"("v":1})", R"("v":1/**/})"},
                      {"two values", R"("v":1})", R"("v":1}{})"},
                      {"a list around it", R"({"body")", R"([{"body")"},
                      {"seven deep", R"("route":"iv")", R"("route":[[[[["iv"]]]]])"}});
}

// 22 and 25.
TEST(MutatedNumbers, HaveOneFormOnly) {
    expect_malformed(a_draw(), "cleo",
                     {{"fraction", R"("ul":2000)", R"("ul":2000.0)"},
                      {"exponent", R"("ul":2000)", R"("ul":2e3)"},
                      {"zero before it", R"("ul":2000)", R"("ul":02000)"},
                      {"plus", R"("ul":2000)", R"("ul":+2000)"},
                      {"hexadecimal", R"("ul":2000)", R"("ul":0x7D0)"},
                      {"minus zero", R"("utcoff":-420)", R"("utcoff":-0)"},
                      {"negative amount", R"("ul":2000)", R"("ul":-2000)"},
                      {"2^53", R"("ul":2000)", R"("ul":9007199254740992)"},
                      {"2^64", R"("ul":2000)", R"("ul":18446744073709551616)"},
                      {"2^64 and 2000", R"("ul":2000)", R"("ul":18446744073709553616)"},
                      {"text", R"("ul":2000)", R"("ul":"2000")"},
                      {"null", R"("ul":2000)", R"("ul":null)"},
                      {"true", R"("ul":2000)", R"("ul":true)"},
                      {"infinity", R"("ul":2000)", R"("ul":Infinity)"},
                      {"list", R"("ul":2000)", R"("ul":[2000])"}});
}

// 23, 24 and 26: in a text that people read, the labeler's name.
TEST(MutatedTexts, HoldNothingThatMisleadsAReader) {
    const auto with = [](const char* name, const char* label) {
        return Sin{name, "Sample Labs", label};
    };
    expect_malformed(
        a_product(), "ben",
        {with("e and accent apart", "Sampl\x65\xCC\x81 Labs"),
         with("right to left", "\xE2\x80\xAESample Labs"),
         with("isolate", "\xE2\x81\xA6Sample Labs"), with("mark", "Sample\xE2\x80\x8F Labs"),
         with("line separator", "Sample\xE2\x80\xA8Labs"),
         with("byte order mark", "\xEF\xBB\xBFSample Labs"),
         with("next line", "Sample\xC2\x85Labs"), with("delete", "Sample\x7FLabs"),
         with("escape", "Sample\x1BLabs"), with("escaped control", "Sample\\u001bLabs"),
         with("escaped line feed", "Sample\\nLabs"), with("noncharacter", "Sample\xEF\xBF\xBELabs"),
         with("lone surrogate", "Sample\\ud800Labs"),
         with("surrogate in UTF-8", "Sample\xED\xA0\x80Labs"), with("no UTF-8", "Sample\xFFLabs"),
         with("overlong", "Sample\xC0\xAFLabs"),
         with("beyond Unicode", "Sample\xF4\x90\x80\x80Labs"), with("empty", "")});
    const std::string accent = replaced(text_of(a_product()), "Sample Labs",
                                        "Sampl\xC3\xA9 L\xC3\xA4"
                                        "bs");
    EXPECT_EQ(code_of_last(a_product(), signed_as(accent, {"ben"})), 0);
}

// 28. The limit counts bytes, not letters.
TEST(MutatedTexts, AreLimitedInBytes) {
    const auto labelled = [](std::size_t letters) {
        std::string label;
        for (std::size_t i = 0; i < letters; ++i) {
            label += "\xC3\xA9";
        }
        return signed_as(replaced(text_of(a_product()), "Sample Labs", label), {"ben"});
    };

    EXPECT_EQ(code_of_last(a_product(), labelled(50)), 0);
    EXPECT_EQ(code_of_last(a_product(), labelled(2049)), 10);
    EXPECT_EQ(code_of_last(a_product(), labelled(20000)), 10);
}

// 50. One form for a time, in UTC.
TEST(MutatedTimes, HaveOneFormOnly) {
    const std::string genuine = text_of(a_draw());
    const std::string member = "\"time\":\"";
    const std::size_t at = genuine.find(member) + member.size();
    const std::string time = genuine.substr(at, 24);
    for (const std::string& other : std::vector<std::string>{
             time.substr(0, 23), time.substr(0, 23) + "z", time.substr(0, 23) + "+00:00",
             time.substr(0, 23) + "+02:00", time.substr(0, 19) + "Z",
             time.substr(0, 10) + " " + time.substr(11), time.substr(0, 17) + "60.000Z",
             time.substr(0, 11) + "24:00:00.000Z", "10000-01-01T00:00:00.000Z",
             "2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00.000Z", time.substr(0, 19) + ",000Z",
             "2026-1-12T15:00:00.000Z", ""}) {
        std::string text = genuine;
        text.replace(at, 24, other);
        EXPECT_EQ(code_of_last(a_draw(), signed_as(text, {"cleo"})), 10) << other;
    }
    for (const std::string offset : {"841", "-841", "60000"}) {
        const std::string text = replaced(genuine, "\"utcoff\":-420", "\"utcoff\":" + offset);
        EXPECT_EQ(code_of_last(a_draw(), signed_as(text, {"cleo"})), 10) << offset;
    }
}

// 26. What stands around the JSON.
TEST(MutatedLines, AreTwoOfTextAndOneBlank) {
    expect_malformed(a_draw(), "cleo",
                     {{"another first line", "vialog/entry@v1", "vialog/entry@v9"},
                      {"first line in capitals", "vialog/entry@v1", "Vialog/entry@v1"},
                      {"blank behind the first line", "vialog/entry@v1\n", "vialog/entry@v1 \n"},
                      {"carriage return", "vialog/entry@v1\n", "vialog/entry@v1\r\n"},
                      {"byte order mark", "vialog/entry@v1", "\xEF\xBB\xBFvialog/entry@v1"},
                      {"a third line", "\"v\":1}\n", "\"v\":1}\n{}\n"},
                      {"a blank line within", "vialog/entry@v1\n", "vialog/entry@v1\n\n"},
                      {"one line", "vialog/entry@v1\n", ""}});
    const std::string genuine = text_of(a_draw());
    std::string no_line_feed = genuine;
    no_line_feed.pop_back();
    EXPECT_EQ(code_of_last(a_draw(), signed_as(no_line_feed, {"cleo"})), 10);
}

// 26 and 27. The signature lines of an entry that is otherwise right.
TEST(MutatedSignatureLines, AreMalformed) {
    const std::string note = signed_as(text_of(a_draw()), {"cleo"});
    const std::size_t line = note.rfind("\xE2\x80\x94 ");
    const std::size_t base64 = note.rfind(' ') + 1;
    const std::string name = note.substr(line + 4, base64 - line - 5);
    const std::string bytes = note.substr(base64, note.size() - base64 - 1);
    const auto with_line = [&](const std::string& other) { return note.substr(0, line) + other; };
    std::string url = bytes;
    std::replace(url.begin(), url.end(), '+', '-');
    std::replace(url.begin(), url.end(), '/', '_');
    ASSERT_NE(url, bytes) << "the sample's signature has neither + nor /";
    // 68 bytes: 91 characters, of which the last carries two bits that must be zero, and one of padding.
    ASSERT_EQ(bytes.back(), '=');
    std::string trailing_bits = bytes;
    ++trailing_bits[trailing_bits.size() - 2];

    const std::string dash = "\xE2\x80\x94 ";
    for (const std::string& other : std::vector<std::string>{
             "- " + name + " " + bytes + "\n",
             "\xE2\x80\x93 " + name + " " + bytes + "\n",
             "\xE2\x80\x94" + name + " " + bytes + "\n",
             dash + " " + name + " " + bytes + "\n",
             dash + name + "  " + bytes + "\n",
             dash + name + "\t" + bytes + "\n",
             dash + name + " " + bytes + " \n",
             dash + name + " " + bytes,
             dash + name + " " + bytes + "\n\n",
             dash + name + " " + bytes + "\r\n",
             dash + name + " " + url + "\n",
             dash + name + " " + bytes.substr(0, bytes.size() - 1) + "\n",
             dash + name + " " + bytes + "=\n",
             dash + name + " " + trailing_bits + "\n",
             dash + name + " " + bytes.substr(0, 40) + "\n" + bytes.substr(40) + "\n",
             dash + name + "+ " + bytes + "\n",
             dash + name + "\n",
             dash + name + " \n",
             dash + bytes + "\n",
             std::string()}) {
        EXPECT_EQ(code_of_last(a_draw(), with_line(other)), 10) << other;
    }
    EXPECT_EQ(code_of_last(a_draw(), note.substr(0, line - 1) + note.substr(line)), 10);
    EXPECT_EQ(code_of_last(a_draw(), note.substr(0, line) + "\n" + note.substr(line)), 10);
    EXPECT_EQ(code_of_last(a_draw(), with_line("")), 10);
    // 29: one line more than any entry may have.
    std::string five;
    for (int i = 0; i < 5; ++i) {
        five += note.substr(line);
    }
    EXPECT_EQ(code_of_last(a_draw(), with_line(five)), 10);
}

// 58. What a later version may write is not called wrong; what none may write is.
TEST(MutatedVersions, AreOfALaterVersionOrMalformed) {
    const std::string genuine = text_of(a_draw());
    const auto code = [&](std::string_view from, std::string_view to) {
        return code_of_last(a_draw(), signed_as(replaced(genuine, from, to), {"cleo"}));
    };

    EXPECT_EQ(code("\"v\":1}", "\"v\":2}"), 20);
    EXPECT_EQ(code("\"v\":1}", "\"v\":9007199254740991}"), 20);
    EXPECT_EQ(code("\"rules\":1", "\"rules\":2"), 20);
    EXPECT_EQ(code("\"kind\":\"draw\"", "\"kind\":\"draw-again\""), 20);
    EXPECT_EQ(code("\"v\":1}", "\"v\":0}"), 10);
    EXPECT_EQ(code("\"v\":1}", "\"v\":-1}"), 10);
    EXPECT_EQ(code("\"v\":1}", "\"v\":\"1\"}"), 10);
    EXPECT_EQ(code("\"rules\":1", "\"rules\":0"), 10);
    EXPECT_EQ(code("\"kind\":\"draw\"", "\"kind\":\"Draw\""), 10);
    EXPECT_EQ(code("\"kind\":\"draw\"", "\"kind\":\"\""), 10);
    // Another kind's members are not this kind's, and a kind that exists is judged.
    EXPECT_EQ(code("\"kind\":\"draw\"", "\"kind\":\"open\""), 10);
}

// 29 and 48. Checkpoints whose every byte the journal's own key has signed.
TEST(MutatedCheckpoints, AreMalformedThoughTheJournalSignedThem) {
    const auto entries = first_entries(20);
    const std::string root = base::to_base64(head_of(entries).root);
    const std::string origin = sample_journal().origin().text();
    const auto code = [&](const std::string& body) {
        const auto line = support::sign_line(sample_journal().origin(), body, "log");
        return audit_entries(entries, body + "\n" + print_signature_line(line), pinned())
            .exit_code();
    };
    ASSERT_EQ(code(origin + "\n20\n" + root + "\n"), 2);

    for (const std::string size :
         {"020", "+20", "0x14", " 20", "20 ", "20.0", "2e1", "-20", "", "00000000000000000020",
          "18446744073709551636", "99999999999999999999", "twenty"}) {
        EXPECT_EQ(code(origin + "\n" + size + "\n" + root + "\n"), 10) << size;
    }
    std::string url = root;
    std::replace(url.begin(), url.end(), '+', '-');
    std::replace(url.begin(), url.end(), '/', '_');
    for (const std::string& other :
         {root.substr(0, 43), root + "=", base::to_base64(base::Bytes(31, 7)),
          base::to_base64(base::Bytes(33, 7)), root + " ", std::string(),
          base::to_hex(head_of(entries).root)}) {
        EXPECT_EQ(code(origin + "\n20\n" + other + "\n"), 10) << other;
    }
    if (url != root) {
        EXPECT_EQ(code(origin + "\n20\n" + url + "\n"), 10);
    }
    EXPECT_EQ(code(origin + "\n20\n" + root + "\nextension\n"), 10);
    EXPECT_EQ(code(origin + "\r\n20\r\n" + root + "\r\n"), 10);
    EXPECT_EQ(code(origin + "\n20\n"), 10);
    EXPECT_EQ(code("Clinic\n20\n" + root + "\n"), 10);
    EXPECT_EQ(code("vialog/entry@v1\n20\n" + root + "\n"), 10);
}

// 29. Sixteen signature lines may stand under a checkpoint, of which fifteen are of others.
TEST(MutatedCheckpoints, HaveSixteenSignatureLinesAtMost) {
    const auto entries = first_entries(20);
    std::string checkpoint = checkpoint_of(entries);
    auto cosigned = [&](int others) {
        std::string note = checkpoint;
        for (int i = 0; i < others; ++i) {
            auto line = support::sign_line(sample_journal().origin(), note, "ada");
            line.name = "witness-" + std::to_string(i) + ".example";
            note += print_signature_line(line);
        }
        return note;
    };

    EXPECT_EQ(audit_entries(entries, cosigned(15), pinned()).exit_code(), 2);
    EXPECT_EQ(audit_entries(entries, cosigned(16), pinned()).exit_code(), 10);
}

}  // namespace

}  // namespace vialog::journal
