// SPDX-License-Identifier: Apache-2.0
// The promises of gui/inspection.h, one at a time.
#include "gui/inspection.h"

#include "gui/journal_desk.h"
#include "operations/checkpoint.h"
#include "operations/export_bundle.h"
#include "store/high_water_mark.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace vialog::gui {
namespace {

const Background::Watch nobody{.cancelled = [] { return false; }, .told = {}};

class Inspecting : public testing::Test {
  protected:
    Inspecting() {
        m_note = operations::give_checkpoint(m_at.desk().session(),
                                             m_at.in_test().workplace().consent("ben"))
                     ->note;
        m_size = m_at.size();
        m_at.open(m_at.vial());
    }
    std::filesystem::path journal() { return m_at.desk().places().journal; }
    static bool has(const std::vector<Fact>& facts, std::string_view label, Tone tone) {
        return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
            return fact.label == label && fact.tone == tone;
        });
    }

    JournalDesk m_at;
    std::string m_note;
    std::int64_t m_size = 0;
};

TEST_F(Inspecting, FindsNothingInASoundJournalHeldAgainstACheckpoint) {
    const Inspection found =
        inspect_journal(journal(), {}, {{.name = "visit", .text = m_note}}, nobody);

    EXPECT_EQ(found.failure, "");
    EXPECT_TRUE(found.findings.empty());
    EXPECT_EQ(found.checked, m_at.size());
}

TEST_F(Inspecting, NamesTheEntryAndTheRuleOfWhatIsWrong) {
    m_at.in_test().workplace().tear(
        "UPDATE entry SET note = CAST(replace(note, 'Supply House', 'Simply House') AS BLOB) "
        "WHERE kind = 'party'");

    const Inspection found = inspect_journal(journal(), {}, {}, nobody);

    ASSERT_FALSE(found.findings.empty());
    EXPECT_EQ(found.findings[0].rule, "signature-wrong");
    EXPECT_TRUE(found.findings[0].seq);
}

TEST_F(Inspecting, StopsWhenItIsTold) {
    const Inspection found =
        inspect_journal(journal(), {}, {}, {.cancelled = [] { return true; }, .told = {}});

    EXPECT_TRUE(found.stopped);
}

TEST_F(Inspecting, HoldsTheJournalAgainstWhatThisComputerHasSeenOfIt) {
    const auto marks = m_at.desk().places().state;
    const store::HighWaterMarkFile mark(marks, m_at.desk().session().identity().origin);
    mark.raise({.size = m_at.size(), .root = m_at.desk().store().root()});
    EXPECT_TRUE(inspect_journal(journal(), marks, {}, nobody).findings.empty());

    mark.raise({.size = m_at.size() + 1, .root = {}});

    const Inspection found = inspect_journal(journal(), marks, {}, nobody);
    ASSERT_EQ(found.findings.size(), 1U);
    EXPECT_NE(found.findings[0].rule, "");
}

TEST_F(Inspecting, SaysWhyThereIsNoVerdict) {
    EXPECT_NE(inspect_journal("/no/such/file", {}, {}, nobody).failure, "");
    EXPECT_NE(inspect_bundle("/no/such/folder", {}, {}, nobody).failure, "");
}

TEST_F(Inspecting, VerifiesABundleAgainstACheckpoint) {
    const auto folder = m_at.in_test().workplace().folder() / "bundle";
    operations::ExportWish wish{.folder = folder, .entry = {}};
    wish.entry.to = "Field office";
    wish.entry.from = base::parse_date("2026-01-01").value();
    wish.entry.until = base::parse_date("2026-01-31").value();
    ASSERT_TRUE(operations::export_bundle(m_at.desk().session(),
                                          m_at.in_test().workplace().consent("ben"), wish, {})
                    .has_value());

    const std::vector<journal::PriorCheckpoint> visit = {{.name = "visit", .text = m_note}};
    const base::Digest pin = m_at.desk().store().hash({.level = 0, .index = 0});
    const Inspection alone = inspect_bundle(folder, {}, {}, nobody);
    const Inspection held = inspect_bundle(folder, {}, visit, nobody);
    const Inspection both = inspect_bundle(folder, pin, visit, nobody);
    const Inspection other = inspect_bundle(folder, base::Digest{}, visit, nobody);

    EXPECT_EQ(alone.failure, "");
    EXPECT_EQ(alone.checked, m_at.size());
    EXPECT_NE(alone.verdict.find("No checkpoint of yours"), std::string::npos) << alone.verdict;
    EXPECT_NE(held.verdict.find("pin was not compared"), std::string::npos) << held.verdict;
    EXPECT_NE(held.verdict.find(fmt::format("its first {} ", m_size)), std::string::npos);
    EXPECT_TRUE(both.verdict.starts_with("Verified.")) << both.verdict;
    EXPECT_EQ(other.verdict, "Not verified.");
}

TEST_F(Inspecting, ReadsAPinFromPaper) {
    const std::string digits = base::to_hex(base::Digest{});
    EXPECT_EQ(read_pin(digits.substr(0, 32) + " " + digits.substr(32)), base::Digest{});
    EXPECT_EQ(read_pin(std::string(63, 'A')), std::nullopt);
    EXPECT_TRUE(read_pin(std::string(64, 'A')));
    EXPECT_EQ(read_pin(""), std::nullopt);
}

TEST_F(Inspecting, ReadsACheckpointPastedTypedOrFromAFile) {
    std::string in_one_line = m_note;
    std::replace(in_one_line.begin(), in_one_line.end(), '\n', ' ');
    const auto path = m_at.in_test().workplace().folder() / "checkpoint.txt";
    std::ofstream(path, std::ios::binary) << m_note;

    for (const std::string& text : {m_note, in_one_line, path.string()}) {
        const auto read = read_checkpoint(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->checkpoint.checkpoint.head.size, m_size);
        EXPECT_EQ(read->checkpoint.lines.size(), 1U) << text;
        EXPECT_TRUE(has(compare_checkpoint(m_at.desk().store(), read->checkpoint), "Signature",
                        Tone::Good));
    }
    EXPECT_FALSE(read_checkpoint("no checkpoint"));
    EXPECT_FALSE(read_checkpoint(""));
}

TEST_F(Inspecting, SeesWhetherTheJournalBeginsWithTheCheckpointsEntries) {
    auto read = read_checkpoint(m_note);
    EXPECT_TRUE(
        has(compare_checkpoint(m_at.desk().store(), read->checkpoint), "Compared", Tone::Good));

    read->checkpoint.checkpoint.head.root.front() ^= 1U;
    EXPECT_TRUE(
        has(compare_checkpoint(m_at.desk().store(), read->checkpoint), "Compared", Tone::Bad));

    read->checkpoint.checkpoint.head.size = 9'999;
    EXPECT_TRUE(
        has(compare_checkpoint(m_at.desk().store(), read->checkpoint), "Compared", Tone::Bad));
}

TEST_F(Inspecting, ProvesThatAnEntryIsInTheCheckpoint) {
    const auto read = read_checkpoint(m_note);

    EXPECT_EQ(prove_inclusion(m_at.desk().store(), read->checkpoint, 0).tone, Tone::Good);
    EXPECT_EQ(prove_inclusion(m_at.desk().store(), read->checkpoint, m_size).tone, Tone::Warning);
}

TEST_F(Inspecting, WorksOutTheChartFromASessionOfItsOwn) {
    const base::CivilDate today = base::local_date(m_at.desk().now());

    const ChartFound found = work_out_chart({.journal = journal(),
                                             .station = m_at.desk().session().station(),
                                             .from = today,
                                             .until = today});

    ASSERT_TRUE(found.chart) << found.failure;
    EXPECT_EQ(found.chart->lines.size(), 1U);
    EXPECT_EQ(found.chart->lines[0].closing.opened, 1);
}

}  // namespace
}  // namespace vialog::gui
