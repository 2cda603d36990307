// SPDX-License-Identifier: Apache-2.0
// The bodies of counts, cases, corrections and of what happens to the journal: exact bytes, and
// what is refused.
#include "journal/body_text.h"

#include <array>

namespace vialog::journal {

namespace {

constexpr KindBody reveal{
    "reveal",
    R"({"count":{"leaf":"<0>","seq":51},"differs":true,"lines":[{"opened":[{"book":9430,"container":17,"counted_ul":9000},{"book":-5,"container":18}],"place":"safe","product":12,"sealed_book":9,"sealed_counted":8}]})"};
constexpr KindBody decision{
    "discrepancy-decision",
    R"({"cases":[60,61],"factors":["<d>","<d>","<d>","<d>","<d>","<d>"],"moves":[{"from":{"account":"shortage_at_finish","id":17},"product":12,"to":"lost_or_stolen","ul":20}],"reason":"<d>","verdict":"lost_or_stolen"})"};
constexpr KindBody correction{
    "correct",
    R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"lines":[{"container":17,"product":12,"ul":500}],"route":"iv"},"restated_kind":"draw","signer":"left"})"};

constexpr auto bodies = std::to_array<KindBody>({
    reveal,
    decision,
    correction,
    {"count-start", R"({"moment":"opening","places":["safe","room2"],"type":"biennial"})"},
    {"count-start", R"({"moment":"during","type":"shift"})"},
    {"count",
     R"({"lines":[{"opened":[{"container":17,"method":"estimated","ul":9000}],"place":"safe","product":12,"sealed":8}],"moment":"close","start":{"leaf":"<0>","seq":50},"type":"shift"})"},
    {"count",
     R"({"lines":[{"place":"safe","product":12,"sealed":0}],"moment":"close","type":"initial"})"},
    {"count", R"({"moment":"close","type":"initial"})"},
    {"reveal", R"({"count":{"leaf":"<0>","seq":51}})"},
    {"discrepancy", R"({"discovered":"2026-01-12T15:30:00.000Z","trouble":"missing_container"})"},
    {"discrepancy",
     R"({"about":[{"leaf":"<0>","seq":51}],"amount":-430,"concerns":"u07","container":17,"discovered":"2026-01-12T15:30:00.000Z","note":"<d>","paper_container":"K-1","product":12,"trouble":"count_differs"})"},
    {"discrepancy-note", R"({"case":60,"note":"<d>"})"},
    {"discrepancy-decision", R"({"cases":[60],"reason":"<d>","verdict":"count_error"})"},
    {"loss-report", R"({"case":60})"},
    {"loss-report", R"({"case":60,"form106":"<0>","notice":"<0>"})"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"typing_error","restated":{"id":"u07","initials":"CD"},"restated_kind":"person","signer":"took_part"})"},
    {"void", R"({"entry":{"leaf":"<0>","seq":30},"reason":"wrong_patient","signer":"took_part"})"},
    {"transcription",
     R"({"files":[{"name":"log.csv","records":420,"sha256":"<0>"}],"folder":"<0>","from":"2025-10-01","to":"2025-12-31"})"},
    {"transcription", R"({"folder":"<0>","from":"2025-10-01","to":"2025-12-31"})"},
    {"transcription-end", R"({"entries":420})"},
    {"export",
     R"({"disclosed":"all","from":"2025-10-01","purpose":"inspection","to":"DEA Denver","until":"2025-12-31"})"},
    {"inspection", R"({"nonce":"blue heron 7"})"},
    {"anchor", R"({"cosignature":"inspector.example/i17 AQIDBAU=","root":"<0>","size":42})"},
    {"clock",
     R"({"after":"2026-01-12T16:30:00.000Z","before":"2026-01-12T15:30:00.000Z","cause":"corrected"})"},
    {"close",
     R"({"balances":[{"book":99430,"opened":1,"product":12,"sealed":9}],"day":"2026-01-12","entries":12,"open_infusions":[30],"root":"<0>","size":42,"waiting":[31,0]})"},
    {"close", R"({"day":"2026-01-12","entries":0,"root":"<0>","size":1})"},
    {"custody",
     R"({"balances":[{"book":-5,"opened":1,"product":12,"sealed":0}],"count":{"leaf":"<0>","seq":51},"root":"<0>","size":42})"},
    {"custody", R"({"root":"<0>","size":42})"},
    {"notice", R"({"subject":"rollback"})"},
    {"notice", R"({"person":"u07","subject":"sign_in_failed"})"},
});

constexpr auto sins = std::to_array<BodySin>({
    {"count-start", R"({"moment":"noon","type":"shift"})", "member-malformed body.moment"},
    {"count-start", R"({"moment":"close","places":[],"type":"shift"})",
     "member-malformed body.places"},
    {"count", R"({"expected":9,"moment":"close","type":"shift"})", "member-unknown body.expected"},
    {"count",
     R"({"lines":[{"opened":[],"place":"safe","product":12,"sealed":0}],"moment":"close","type":"shift"})",
     "member-malformed body.lines[0].opened"},
    {"count",
     R"({"lines":[{"place":"safe","product":12,"sealed":-1}],"moment":"close","type":"shift"})",
     "member-malformed body.lines[0].sealed"},
    {"count",
     R"({"lines":[{"opened":[{"container":17,"method":"guess","ul":9000}],"place":"safe","product":12,"sealed":8}],"moment":"close","type":"shift"})",
     "member-malformed body.lines[0].opened[0].method"},
    {"reveal", R"({"count":{"leaf":"<0>","seq":51},"differs":false})",
     "member-malformed body.differs"},
    {"reveal", R"({"count":{"leaf":"<0>","seq":51},"lines":[]})", "member-malformed body.lines"},
    {"reveal",
     R"({"count":{"leaf":"<0>","seq":51},"lines":[{"opened":[{"book":1,"container":17,"counted_ul":1,"counted_units":1}],"place":"safe","product":12,"sealed_book":9,"sealed_counted":8}]})",
     "member-unknown body.lines[0].opened[0].counted_units"},
    {"discrepancy", R"({"about":[],"discovered":"2026-01-12T15:30:00.000Z","trouble":"other"})",
     "member-malformed body.about"},
    {"discrepancy", R"({"trouble":"other"})", "member-missing body.discovered"},
    {"discrepancy", R"({"discovered":"2026-01-12T15:30:00.000Z","trouble":"bad_luck"})",
     "member-malformed body.trouble"},
    {"discrepancy-note", R"({"case":0,"note":"<d>"})", "member-malformed body.case"},
    {"discrepancy-note", R"({"case":60,"note":"She said so"})", "member-malformed body.note"},
    {"discrepancy-decision", R"({"cases":[],"reason":"<d>","verdict":"count_error"})",
     "member-malformed body.cases"},
    {"discrepancy-decision",
     R"({"cases":[60],"moves":[{"from":"found","product":12,"to":"overfill","ul":20}],"reason":"<d>","verdict":"overfill"})",
     "member-malformed body.moves[0].from"},
    {"discrepancy-decision",
     R"({"cases":[60],"moves":[{"from":{"account":"safe","id":0},"product":12,"to":"overfill","ul":20}],"reason":"<d>","verdict":"overfill"})",
     "member-malformed body.moves[0].from.account"},
    {"loss-report", R"({"case":60,"form106":"<d>"})", "member-malformed body.form106"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"lines":[{"container":17,"product":12,"ul":-1}],"route":"iv"},"restated_kind":"draw","signer":"left"})",
     "member-malformed body.restated.lines[0].ul"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"rules":2},"restated_kind":"rules","signer":"left"})",
     "member-malformed body.restated_kind"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"id":"u07","initials":"CD"},"restated_kind":"draw","signer":"left"})",
     "member-unknown body.restated.id"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"id":"u07","initials":"CD"},"restated_kind":"barter","signer":"left"})",
     "member-malformed body.restated_kind"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"id":"u07","initials":"CD"},"signer":"left"})",
     "member-missing body.restated_kind"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated_kind":"draw","signer":"left"})",
     "member-missing body.restated"},
    {"correct",
     R"({"entry":{"leaf":"<0>","seq":30},"reason":"misread","restated":{"id":"u07","initials":"CD"},"restated_kind":"person"})",
     "member-missing body.signer"},
    {"void", R"({"entry":30,"reason":"other","signer":"ill"})", "member-malformed body.entry"},
    {"transcription", R"({"files":[],"folder":"<0>","from":"2025-10-01","to":"2025-12-31"})",
     "member-malformed body.files"},
    {"transcription",
     R"({"files":[{"name":"log.csv","records":1,"sha256":"<d>"}],"folder":"<0>","from":"2025-10-01","to":"2025-12-31"})",
     "member-malformed body.files[0].sha256"},
    {"transcription-end", R"({"entries":-1})", "member-malformed body.entries"},
    {"export",
     R"({"disclosed":"all","from":"2025-10-01","purpose":"inspection","to":"","until":"2025-12-31"})",
     "member-malformed body.to"},
    {"export",
     R"({"disclosed":true,"from":"2025-10-01","purpose":"inspection","to":"DEA","until":"2025-12-31"})",
     "member-malformed body.disclosed"},
    {"inspection", R"({"nonce":""})", "member-malformed body.nonce"},
    {"anchor", R"({"cosignature":"x","root":"<0>","size":0})", "member-malformed body.size"},
    {"clock",
     R"({"after":"2026-01-12T16:30:00.000Z","before":"2026-01-12T15:30:00.000Z","cause":"leap_second"})",
     "member-malformed body.cause"},
    {"close", R"({"day":"2026-01-12","entries":0,"open_infusions":[0],"root":"<0>","size":1})",
     "member-malformed body.open_infusions[0]"},
    {"close", R"({"balances":[],"day":"2026-01-12","entries":0,"root":"<0>","size":1})",
     "member-malformed body.balances"},
    {"close", R"({"day":"2026-01-12","entries":0,"root":"<0>","seal":"<0>","size":1})",
     "member-unknown body.seal"},
    {"notice", R"({"person":"Carol Diaz","subject":"refused"})", "member-malformed body.person"},
});

}  // namespace

TEST(BodyCodecCase, PrintsTheBytesThatItRead) {
    for (const KindBody& it : bodies) {
        expect_same_bytes(it);
    }
}

TEST(BodyCodecCase, RefusesEachSinByItsMember) {
    for (const BodySin& sin : sins) {
        expect_refused(sin);
    }
}

TEST(BodyCodecCase, ReadsWhatACountRevealed) {
    const auto it = read_event<domain::CountRevealed>(reveal);

    EXPECT_EQ(it.count.seq.number(), 51);
    EXPECT_TRUE(it.differs);
    ASSERT_EQ(it.lines.size(), 1U);
    EXPECT_EQ(it.lines[0].sealed_book, 9);
    EXPECT_EQ(it.lines[0].sealed_counted, 8);
    ASSERT_EQ(it.lines[0].opened.size(), 2U);
    EXPECT_EQ(it.lines[0].opened[0].book, 9430);
    EXPECT_EQ(it.lines[0].opened[0].counted, domain::Quantity::microlitres(9000));
    EXPECT_EQ(it.lines[0].opened[1].container, domain::ContainerId(18));
    EXPECT_FALSE(it.lines[0].opened[1].counted);
}

TEST(BodyCodecCase, ReadsADecisionMemberByMember) {
    const auto it = read_event<domain::DiscrepancyDecided>(decision);

    EXPECT_EQ(it.cases, (std::vector{domain::CaseId(60), domain::CaseId(61)}));
    EXPECT_EQ(it.verdict, domain::Verdict::LostOrStolen);
    EXPECT_EQ(it.factors.size(), 6U);
    ASSERT_EQ(it.moves.size(), 1U);
    EXPECT_EQ(it.moves[0].from,
              (domain::Account{.kind = domain::AccountKind::ShortageAtFinish, .id = 17}));
    EXPECT_EQ(it.moves[0].to, domain::Verdict::LostOrStolen);
    EXPECT_EQ(it.moves[0].amount, domain::Quantity::microlitres(20));
}

TEST(BodyCodecCase, ReadsTheRestatedEventOfACorrection) {
    const auto it = read_event<domain::EntryCorrected>(correction);

    EXPECT_EQ(it.entry.seq.number(), 30);
    EXPECT_EQ(it.reason, domain::CorrectionReason::Misread);
    EXPECT_EQ(it.signer, domain::SignerAbsence::Left);
    const auto& restated = std::get<domain::StockDrawn>(it.restated);
    EXPECT_EQ(restated.lines.at(0).amount, domain::Quantity::microlitres(500));
}

TEST(BodyCodecCase, KeepsBeforeAndAfterApart) {
    const auto clock = read_event<domain::ClockChanged>(bodies[23]);
    const auto exported = read_event<domain::Exported>(bodies[20]);
    const auto close = read_event<domain::DayClosed>(bodies[24]);

    EXPECT_EQ(base::print_utc(clock.before), "2026-01-12T15:30:00.000Z");
    EXPECT_EQ(base::print_utc(clock.after), "2026-01-12T16:30:00.000Z");
    EXPECT_EQ(base::print_date(exported.from), "2025-10-01");
    EXPECT_EQ(base::print_date(exported.until), "2025-12-31");
    EXPECT_EQ(close.balances.at(0).sealed, 9);
    EXPECT_EQ(close.balances.at(0).opened, 1);
    EXPECT_EQ(close.waiting, (std::vector{domain::EntryNumber(31), domain::EntryNumber(0)}));
}

}  // namespace vialog::journal
