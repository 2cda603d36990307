// SPDX-License-Identifier: Apache-2.0
// A carton's line was missing when its vials' lines were taken, and is there in a later run.
#include "operations/transcribe_unknown.h"

#include "operations/transcribe_report.h"
#include "support/clinic.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using Lines = std::vector<std::string>;

// S01 is used, and its carton's line was forgotten in the first run.
class LateCarton : public testing::Test {
  protected:
    LateCarton() : journal(support::small_dea) {
        write_small_clinic(pile);
        pile.append("vial_events.csv",
                    "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                    "2026-01-12T08:00:00-07:00,open,S01,,2.000,,rn1,,\n"
                    "2026-01-12T12:00:00-07:00,finish,S01,0.100,0.200,0.100,rn1,rn2,\n");
        pile.append("infusions.csv",
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,S01,0.900,0.900,0.000,rn1,\n"
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.500,0.000,rn1,\n"
                    "I2,2026-01-12T08:40:00-07:00,P2,,,,S01,0.900,0.700,0.200,rn1,rn2\n");
        pile.append("counts.csv",
                    "2026-01-12T10:00:00-07:00,weekly,42023-138-10,9,S01,0.200,rn1,rn2\n");
        whole = pile.read("receipts.csv");
    }

    void take_without_carton() {
        pile.write("receipts.csv", whole.substr(0, whole.rfind("2026-01-09")));
        first = journal.take(pile.path());
        pile.write("receipts.csv", whole);
    }
    [[nodiscard]] static Lines standing_of(const TranscriptionReport& report) {
        Lines lines;
        for (const StandingCase& it : report.standing) {
            lines.push_back(it.file + ":" + std::to_string(it.line) +
                            (it.taken ? " taken" : " left"));
        }
        return lines;
    }
    [[nodiscard]] std::vector<domain::Kind> kinds_of(std::string_view file,
                                                     std::int64_t line) const {
        std::vector<domain::Kind> kinds;
        for (const domain::Entry& entry : journal.of_line(file, line)) {
            kinds.push_back(domain::kind_of(entry.event));
        }
        return kinds;
    }

    PaperPile pile;
    PaperJournal journal;
    std::string whole;
    TranscriptionReport first;
};

TEST_F(LateCarton, IsNamedWhileItIsMissing) {
    take_without_carton();

    EXPECT_EQ(support::improper_of(first),
              (Lines{"unknown_container counts.csv:2", "unknown_container infusions.csv:2",
                     "unknown_container infusions.csv:4", "unknown_container vial_events.csv:3",
                     "unknown_container vial_events.csv:4"}));
    EXPECT_TRUE(first.standing.empty());
}

TEST_F(LateCarton, BringsTheBookToWhereTheWholeFolderWouldHaveBroughtIt) {
    PaperJournal clean(support::small_dea);
    static_cast<void>(clean.take(pile.path()));
    take_without_carton();

    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(journal.figures("42023-138-10"), clean.figures("42023-138-10"));
    EXPECT_EQ(journal.figures("0409-2051-05"), clean.figures("0409-2051-05"));
    EXPECT_EQ(journal.figures("42023-138-10").finished_vials, 1);
}

TEST_F(LateCarton, NamesEachCaseThatStandsAndClosesNone) {
    take_without_carton();
    std::size_t open = 0;
    journal.state().cases.for_each([&](auto /*id*/, const auto& /*row*/) { ++open; });

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(standing_of(report),
              (Lines{"counts.csv:2 left", "infusions.csv:2 taken", "infusions.csv:4 taken",
                     "vial_events.csv:3 taken", "vial_events.csv:4 taken"}));
    EXPECT_EQ(support::improper_of(report), (Lines{"single_use_reused infusions.csv:4"}));
    EXPECT_FALSE(report.is_whole());
    std::size_t still = 0;
    journal.state().cases.for_each([&](auto /*id*/, const auto& /*row*/) { ++still; });
    // One more: the second use of a single-dose vial, which is improper now that the vial is known, is a case itself.
    EXPECT_EQ(still, open + 1);
    EXPECT_NE(print_report(report).find("discrepancy-decision JOURNAL --case"), std::string::npos);
}

TEST_F(LateCarton, TakesTheLinesOnce) {
    take_without_carton();
    static_cast<void>(journal.take(pile.path()));

    const TranscriptionReport third = journal.take(pile.path());

    EXPECT_EQ(third.entries, 0);
    EXPECT_TRUE(third.refused.empty());
    EXPECT_EQ(standing_of(third), (Lines{"counts.csv:2 left"}));
    EXPECT_EQ(kinds_of("infusions.csv", 4),
              (std::vector{domain::Kind::Discrepancy, domain::Kind::Draw, domain::Kind::Outcome,
                           domain::Kind::Waste}));
}

TEST_F(LateCarton, TakesLinesThatAreSpelledOtherwiseByThen) {
    take_without_carton();
    pile.replace("infusions.csv", "S01,0.900,0.900,0.000", "S01,0.9,0.9,0");

    static_cast<void>(journal.take(pile.path()));

    EXPECT_EQ(journal.figures("42023-138-10").given_ul, 1600);
    EXPECT_EQ(journal.take(pile.path()).entries, 0);
}

TEST_F(LateCarton, PutsTheDrawIntoTheInfusionThatItsOtherLineBegan) {
    take_without_carton();
    static_cast<void>(journal.take(pile.path()));

    const auto other = journal.of_line("infusions.csv", 3);
    const auto late = journal.of_line("infusions.csv", 2);
    EXPECT_EQ(std::get<domain::StockDrawn>(late.at(1).event).infusion.value().seq, other.at(0).seq);
}

TEST_F(LateCarton, MarksSumsThatDoNotCloseThoughTheLineHasACaseAlready) {
    pile.replace("infusions.csv", "S01,0.900,0.700,0.200", "S01,0.900,0.900,0.200");
    take_without_carton();

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::improper_of(report),
              (Lines{"single_use_reused infusions.csv:4", "sums_do_not_close infusions.csv:4"}));
    EXPECT_EQ(journal.take(pile.path()).entries, 0);
}

TEST_F(LateCarton, RefusesWhatTheRulesDoNotTakeSinceTheLineHasACaseAlready) {
    pile.append("vial_events.csv", "2026-01-12T08:05:00-07:00,open,S01,,2.000,,rn1,,\n");
    take_without_carton();

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"vial_events.csv:5"}));
    EXPECT_EQ(standing_of(report), (Lines{"counts.csv:2 left", "infusions.csv:2 taken",
                                          "infusions.csv:4 taken", "vial_events.csv:3 taken",
                                          "vial_events.csv:4 taken", "vial_events.csv:5 left"}));
    EXPECT_EQ(journal.figures("42023-138-10").given_ul, 1600);
    const TranscriptionReport third = journal.take(pile.path());
    EXPECT_EQ(third.entries, 0);
    EXPECT_EQ(standing_of(third), (Lines{"counts.csv:2 left", "vial_events.csv:5 left"}));
}

// Whoever mended a line may have meant what somebody entered by hand; the rest of the vial waits
// for people with it.
TEST_F(LateCarton, LeavesAVialOfWhichALineWasMended) {
    take_without_carton();
    pile.replace("infusions.csv", "S01,0.900,0.700,0.200", "S01,0.800,0.700,0.100");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(standing_of(report),
              (Lines{"counts.csv:2 left", "infusions.csv:2 left", "infusions.csv:4 left",
                     "vial_events.csv:3 left", "vial_events.csv:4 left"}));
    ASSERT_EQ(report.changed.size(), 1U);
    EXPECT_FALSE(report.changed.at(0).correctable);
    EXPECT_EQ(print_changed(report.changed.at(0)).find("vialog-cli correct"), std::string::npos);
    EXPECT_EQ(journal.figures("42023-138-10").closing_sealed, 10);
}

// Two people have entered by hand what they found out: taking the line as well would double it.
class HandledVial : public testing::Test {
  protected:
    HandledVial()
        : desk(folder, {.station = support::station("desk"),
                        .now = {},
                        .transcriber = nullptr,
                        .checker = nullptr,
                        .leaf_of = {}}) {
        folder.vial_events.resize(1);
        folder.vial_events.front().vial = "S01";
        state.cases.edit(domain::CaseId(7)) = domain::CaseRow{};
        state.labels.edit("S01") = domain::ContainerId(3);
        state.receipts.edit(domain::EntryNumber(2)).each = domain::Quantity::microlitres(2000);
        domain::ContainerRow& row = state.containers.edit(domain::ContainerId(3));
        row.receipt = domain::EntryNumber(2);
        row.balance = 2000;
    }

    [[nodiscard]] std::size_t taken_up() const {
        UnknownVials unknown(desk, state);
        unknown.add({.file = PaperLineFile::VialEvents, .index = 0}, 0,
                    {.entry = domain::EntryNumber(7),
                     .draw = std::nullopt,
                     .differs = {},
                     .says = domain::EntryNumber(7),
                     .unknown = domain::EntryNumber(7)},
                    false);
        return unknown.taken_up().size();
    }

    exchange::PaperFolder folder;
    TranscriptionDesk desk;
    domain::State state;
};

TEST_F(HandledVial, IsTakenUpWhereNobodyTouchedIt) {
    EXPECT_EQ(taken_up(), 1U);
}

TEST_F(HandledVial, IsLeftOnceItWasOpened) {
    state.containers.edit(domain::ContainerId(3)).state = domain::ContainerState::Opened;
    EXPECT_EQ(taken_up(), 0U);
}

TEST_F(HandledVial, IsLeftOnceItWasDrawnFrom) {
    state.containers.edit(domain::ContainerId(3)).draws = 1;
    EXPECT_EQ(taken_up(), 0U);
}

TEST_F(HandledVial, IsLeftOnceSomethingWasTakenOfIt) {
    state.containers.edit(domain::ContainerId(3)).balance = 1900;
    EXPECT_EQ(taken_up(), 0U);
}

TEST_F(HandledVial, IsLeftOnceItsCaseIsDecided) {
    state.cases.erase(domain::CaseId(7));
    EXPECT_EQ(taken_up(), 0U);
}

}  // namespace
}  // namespace vialog::operations
