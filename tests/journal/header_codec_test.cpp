// SPDX-License-Identifier: Apache-2.0
// The members that every entry has: what they may be, and what a newer version is told by.
#include "journal/header_codec.h"

#include "journal/entry_text.h"
#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

struct Sin {
    std::string_view name;
    std::string_view json;
};

constexpr std::string_view witness =
    R"({"key":"sha256:0000000000000000000000000000000000000000000000000000000000000000","role":"witness"})";

std::string list_of(std::string_view element, int times) {
    std::string list;
    for (int i = 0; i < times; ++i) {
        list += (list.empty() ? "[" : ",") + std::string(element);
    }
    return list + "]";
}

}  // namespace

TEST(HeaderCodec, ReadsEachMember) {
    const auto entry = read_or_fail(EntryText()
                                        .with("irregular", R"(["expired","overdrawn"])")
                                        .with("late", R"("forgotten")")
                                        .with("mono", "7")
                                        .with("seq", "43")
                                        .with("utcoff", "-360")
                                        .text());

    EXPECT_EQ(entry.log.text(), "clinic-042.example/ket/room2");
    EXPECT_EQ(entry.zone.text(), "America/Denver");
    EXPECT_EQ(entry.prev, base::Digest{});
    EXPECT_EQ(entry.entry.seq.number(), 43);
    EXPECT_EQ(entry.entry.rules, 1);
    EXPECT_EQ(entry.entry.moment.station.text(), "pc-2");
    EXPECT_EQ(base::print_utc(entry.entry.moment.time), "2026-01-12T15:30:00.123Z");
    EXPECT_EQ(entry.entry.moment.offset, base::UtcOffset(-360));
    EXPECT_EQ(base::print_utc(entry.entry.moment.occurred.instant), "2026-01-12T15:30:00.000Z");
    EXPECT_EQ(entry.entry.moment.occurred.offset, base::UtcOffset(-420));
    EXPECT_EQ(entry.entry.moment.boot, "0123456789abcdef");
    EXPECT_EQ(entry.entry.moment.monotonic_ms, 7);
    ASSERT_EQ(entry.entry.signers.size(), 1U);
    EXPECT_EQ(entry.entry.signers[0].role, domain::Role::Operator);
    EXPECT_EQ(entry.entry.irregular,
              (std::vector{domain::Irregularity::Expired, domain::Irregularity::Overdrawn}));
    EXPECT_EQ(entry.entry.late, domain::LateReason::Forgotten);
    EXPECT_FALSE(entry.entry.paper);
    EXPECT_TRUE(std::holds_alternative<domain::ContainerOpened>(entry.entry.event));
}

TEST(HeaderCodec, ReadsWhereAnEntryStandsOnPaper) {
    const std::string paper = R"({"by":"rn2","file":"log.csv","line":12,"sha256":")" +
                              std::string(64, 'a') + R"(","witness":"rn3"})";

    const auto entry = read_or_fail(EntryText().with("paper", paper).text());

    ASSERT_TRUE(entry.entry.paper);
    EXPECT_EQ(entry.entry.paper->by->text(), "rn2");
    EXPECT_EQ(entry.entry.paper->file, "log.csv");
    EXPECT_EQ(entry.entry.paper->line, 12);
    EXPECT_EQ(base::to_hex(entry.entry.paper->record), std::string(64, 'a'));
    EXPECT_EQ(entry.entry.paper->witness->text(), "rn3");
}

TEST(HeaderCodec, PrintsTheBytesThatItRead) {
    const EntryText text = EntryText()
                               .with("irregular", R"(["after_finish","other"])")
                               .with("late", R"("paper")")
                               .with("paper", R"({"file":"Übergabe 3.csv","line":1,"sha256":")" +
                                                  std::string(zeros64) + R"("})");

    EXPECT_EQ(print_entry_json(read_or_fail(text.text())), text.json());
}

TEST(HeaderCodec, RefusesAnEntryWithoutAnyOneMember) {
    const EntryText whole;
    for (const auto& [name, json] : whole.all()) {
        const std::string text = EntryText().without(name).text();
        EXPECT_EQ(rule_and_member_against(text), "member-missing " + name);
    }
}

TEST(HeaderCodec, RefusesAMemberThatItDoesNotKnow) {
    for (const std::string_view name : {"aaa", "comment", "timestamp", "zzz"}) {
        EXPECT_EQ(rule_and_member_against(EntryText().with(name, "1").text()),
                  "member-unknown " + std::string(name));
    }
}

TEST(HeaderCodec, RefusesValuesThatAreNoneOfTheMember) {
    const std::string upper_prev = "\"" + std::string(64, 'A') + "\"";
    const std::string short_prev = "\"" + std::string(63, '0') + "\"";
    const std::string long_file = R"({"file":")" + std::string(201, 'x') +
                                  R"(","line":1,"sha256":")" + std::string(zeros64) + R"("})";
    for (const Sin& sin :
         std::initializer_list<Sin>{{"body", "[]"},
                                    {"body", R"("open")"},
                                    {"boot", R"("0123456789abcde")"},
                                    {"boot", R"("0123456789ABCDEF")"},
                                    {"boot", R"("0123456789abcdef0")"},
                                    {"boot", "1"},
                                    {"by", "{}"},
                                    {"by", "[]"},
                                    {"irregular", "[]"},
                                    {"irregular", R"("expired")"},
                                    {"late", R"("")"},
                                    {"late", R"("busy")"},
                                    {"late", R"("Forgotten")"},
                                    {"log", R"("vialog/entry@v1")"},
                                    {"log", R"("clinic")"},
                                    {"log", R"("Clinic/ket")"},
                                    {"mono", "-1"},
                                    {"mono", R"("1")"},
                                    {"mono", "true"},
                                    {"occurred", R"("2026-01-12T15:30:00.000")"},
                                    {"occurred", R"("2026-01-12T15:30:00Z")"},
                                    {"occurred", R"("2026-01-12T08:30:00.000-07:00")"},
                                    {"occurred", R"("2026-01-12T15:30:60.000Z")"},
                                    {"occurred", R"("2026-02-29T15:30:00.000Z")"},
                                    {"occurred", R"("10000-01-12T15:30:00.000Z")"},
                                    {"occurred_utcoff", "841"},
                                    {"occurred_utcoff", "-841"},
                                    {"occurred_utcoff", R"("-07:00")"},
                                    {"paper", long_file},
                                    {"prev", upper_prev},
                                    {"prev", short_prev},
                                    {"prev", "0"},
                                    {"rules", "0"},
                                    {"rules", "-1"},
                                    {"rules", R"("1")"},
                                    {"seq", "-1"},
                                    {"seq", R"("0")"},
                                    {"station", R"("")"},
                                    {"station", R"("pc 2")"},
                                    {"time", "1768231800"},
                                    {"time", R"("2026-01-12t15:30:00.123z")"},
                                    {"tz", R"("")"},
                                    {"tz", R"("America / Denver")"},
                                    {"utcoff", "900"},
                                    {"utcoff", "{}"},
                                    {"v", "0"},
                                    {"v", "-1"},
                                    {"v", R"("1")"}}) {
        const auto found = rule_and_member_against(EntryText().with(sin.name, sin.json).text());
        EXPECT_TRUE(found.starts_with("member-malformed " + std::string(sin.name)))
            << found << " for " << sin.name << " = " << sin.json;
    }
}

TEST(HeaderCodec, TakesOneToFourSigners) {
    EXPECT_EQ(rule_against(EntryText().with("by", list_of(witness, 4)).text()), "accepted");
    EXPECT_EQ(rule_and_member_against(EntryText().with("by", list_of(witness, 5)).text()),
              "member-malformed by");
}

TEST(HeaderCodec, RefusesSignersThatAreNoKeyOrRole) {
    const std::string key = R"("key":"sha256:)" + std::string(zeros64) + "\"";
    for (const auto& [by, found] : std::map<std::string, std::string>{
             {"[{" + key + R"(,"role":"boss"}])", "member-malformed by[0].role"},
             {"[{" + key + R"(,"role":"Operator"}])", "member-malformed by[0].role"},
             {"[{" + key + "}]", "member-missing by[0].role"},
             {R"([{"role":"operator"}])", "member-missing by[0].key"},
             {"[{" + key + R"(,"name":"x","role":"operator"}])", "member-unknown by[0].name"},
             {R"([{"key":")" + std::string(zeros64) + R"(","role":"operator"}])",
              "member-malformed by[0].key"},
             {R"([{"key":"sha1:)" + std::string(zeros64) + R"(","role":"operator"}])",
              "member-malformed by[0].key"},
             {R"(["operator"])", "member-malformed by[0]"},
             {"[" + std::string(witness) + ",{}]", "member-missing by[1].key"}}) {
        EXPECT_EQ(rule_and_member_against(EntryText().with("by", by).text()), found) << by;
    }
}

TEST(HeaderCodec, RefusesIrregularitiesThatAreNotSortedAndEachOnce) {
    for (const std::string_view list : {R"(["overdrawn","expired"])", R"(["expired","expired"])",
                                        R"(["expired","overdrawn","after_finish"])"}) {
        EXPECT_EQ(rule_and_member_against(EntryText().with("irregular", list).text()),
                  "member-malformed irregular")
            << list;
    }
    EXPECT_EQ(rule_and_member_against(EntryText().with("irregular", R"(["expired","odd"])").text()),
              "member-malformed irregular[1]");
}

TEST(HeaderCodec, RefusesAPlaceOnPaperThatIsNone) {
    const std::string sha = R"("sha256":")" + std::string(zeros64) + "\"";
    for (const auto& [paper, found] : std::map<std::string, std::string>{
             {R"({"file":"a","line":0,)" + sha + "}", "member-malformed paper.line"},
             {R"({"file":"","line":1,)" + sha + "}", "member-malformed paper.file"},
             {R"({"line":1,)" + sha + "}", "member-missing paper.file"},
             {R"({"by":"","file":"a","line":1,)" + sha + "}", "member-malformed paper.by"},
             {"{}", "member-missing paper.file"}}) {
        EXPECT_EQ(rule_and_member_against(EntryText().with("paper", paper).text()), found) << paper;
    }
}

// Exit code 20: not malformed, only not for this program.
TEST(HeaderCodec, TellsWhatANewerVersionWrote) {
    EXPECT_EQ(rule_and_member_against(EntryText().with("v", "2").text()), "newer-version v");
    EXPECT_EQ(rule_and_member_against(EntryText().with("rules", "2").text()),
              "newer-version rules");
    EXPECT_EQ(rule_and_member_against(EntryText().with("kind", R"("barter")").text()),
              "newer-version kind");
}

// A newer version may have brought members, forms and codes.
TEST(HeaderCodec, FindsTheNewerVersionBeforeAnythingElse) {
    EXPECT_EQ(
        rule_and_member_against(
            EntryText().with("v", "2").with("mood", R"("calm")").with("seq", R"("a")").text()),
        "newer-version v");
    EXPECT_EQ(rule_and_member_against(
                  EntryText().with("rules", "2").with("late", R"("asleep")").without("tz").text()),
              "newer-version rules");
    EXPECT_EQ(rule_and_member_against(EntryText().with_body("barter", "[1]").text()),
              "newer-version kind");
}

TEST(HeaderCodec, RefusesKindsThatNoVersionCouldHave) {
    for (const std::string_view kind : {R"("Draw")", R"("")", R"("waste held")", R"("2open")", "1",
                                        R"("a234567890123456789012345678901234")"}) {
        EXPECT_EQ(rule_and_member_against(EntryText().with("kind", kind).text()),
                  "member-malformed kind")
            << kind;
    }
}

}  // namespace vialog::journal
