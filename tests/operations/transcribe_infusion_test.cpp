// SPDX-License-Identifier: Apache-2.0
// What one line of infusions.csv becomes.
#include "operations/transcribe_infusion.h"

#include "support/paper_journal.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::operations {
namespace {

using domain::Irregularity;
using support::PaperJournal;
using support::PaperPile;
using Lines = std::vector<std::string>;

// A clinic with V01 and S01 open; each test adds its lines of infusions.csv, which begin with line 2.
class PaperInfusionsTest : public testing::Test {
  protected:
    PaperInfusionsTest() : journal(support::small_dea) {
        write_small_clinic(pile);
        pile.append("vial_events.csv",
                    "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                    "2026-01-12T08:00:00-07:00,open,S01,,2.000,,rn1,,\n");
    }

    void take(std::string_view lines) {
        pile.append("infusions.csv", lines);
        report = journal.take(pile.path());
    }
    std::vector<domain::Entry> line(std::int64_t number) const {
        return journal.of_line("infusions.csv", number);
    }
    template <typename Event>
    const Event& event(std::int64_t number, std::size_t index) {
        kept = line(number);
        return std::get<Event>(kept.at(index).event);
    }
    Lines improper() const { return support::improper_of(report); }

    PaperPile pile;
    PaperJournal journal;
    TranscriptionReport report;
    std::vector<domain::Entry> kept;
};

TEST_F(PaperInfusionsTest, BecomesADrawAndItsOutcome) {
    take("I1,2026-01-12T09:00:00-07:00,P1,BF9412355,60.8,57.050,V01,0.570,0.570,0.000,rn2,\n");

    ASSERT_EQ(line(2).size(), 2U);
    const domain::Entry entry = line(2)[0];
    EXPECT_EQ(base::print_local(entry.moment.occurred), "2026-01-12T09:00:00-07:00");
    ASSERT_TRUE(entry.paper.has_value());
    EXPECT_EQ(entry.paper->by.value().text(), "rn2");
    EXPECT_FALSE(entry.paper->witness.has_value());
    const auto& draw = event<domain::StockDrawn>(2, 0);
    EXPECT_FALSE(draw.infusion.has_value());
    ASSERT_EQ(draw.lines.size(), 1U);
    EXPECT_EQ(draw.lines[0].amount, domain::Quantity::microlitres(570));
    EXPECT_EQ(draw.patient.size(), 5U);  // infusion, number, name, address, birth date
    EXPECT_EQ(draw.prescriber.value().text(), "BF9412355");
    EXPECT_EQ(draw.route, domain::Route::Intravenous);
    EXPECT_EQ(draw.ordered_ug, 57050);
    EXPECT_EQ(draw.weight_g, 60800);
    const auto& outcome = event<domain::OutcomeRecorded>(2, 1);
    EXPECT_EQ(outcome.infusion.seq, entry.seq);
    EXPECT_EQ(outcome.lines.at(0).given, domain::Quantity::microlitres(570));
    EXPECT_TRUE(outcome.lines.at(0).lost.is_zero());
    EXPECT_EQ(outcome.given_by.value().text(), "rn2");
    EXPECT_TRUE(improper().empty());
}

TEST_F(PaperInfusionsTest, BecomesAWitnessedWaste) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.090,0.210,rn2,rn1\n");

    ASSERT_EQ(line(2).size(), 3U);
    const auto& waste = event<domain::StockWasted>(2, 2);
    EXPECT_EQ(waste.amount, domain::Quantity::microlitres(210));
    EXPECT_EQ(waste.saw, domain::Saw::NotStated);
    EXPECT_EQ(kept[2].paper->witness.value().text(), "rn1");
    EXPECT_TRUE(improper().empty());
}

TEST_F(PaperInfusionsTest, NamesAWasteWithoutAWitness) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.090,0.210,rn2,\n");

    const auto& waste = event<domain::StockWastedUnwitnessed>(2, 2);
    EXPECT_EQ(waste.amount, domain::Quantity::microlitres(210));
    EXPECT_EQ(improper(), (Lines{"no_witness infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, NamesAWasteThatItsDoerWitnessed) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.090,0.210,rn2,rn2\n");

    EXPECT_EQ(event<domain::StockWasted>(2, 2).amount, domain::Quantity::microlitres(210));
    EXPECT_EQ(improper(), (Lines{"self_witness infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, TakesAWitnessWhoCannotBeMadeOutForNone) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.090,0.210,rn2,Sunita R.\n");

    EXPECT_EQ(improper(), (Lines{"no_witness infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, StatesNoOutcomeWhereAllWasWasted) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,1.070,0.000,1.070,rn2,rn1\n");

    ASSERT_EQ(line(2).size(), 2U);
    EXPECT_EQ(event<domain::StockWasted>(2, 1).amount, domain::Quantity::microlitres(1070));
    EXPECT_TRUE(improper().empty());
}

TEST_F(PaperInfusionsTest, FromTwoVialsRefersToItsFirstDraw) {
    pile.append("vial_events.csv",
                "2026-01-12T08:55:00-07:00,finish,V01,0.000,1.830,0.000,rn1,rn2,\n"
                "2026-01-12T08:54:00-07:00,open,V02,,5.000,,rn1,,\n");
    take(
        "I1,2026-01-12T08:56:00-07:00,P1,,,59.450,V01,3.170,3.170,0.000,rn1,\n"
        "I1,2026-01-12T08:56:00-07:00,P1,,,59.450,V02,2.780,2.780,0.000,rn1,\n");

    const auto first = line(2).at(0).seq;
    const auto& draw = event<domain::StockDrawn>(3, 0);
    ASSERT_TRUE(draw.infusion.has_value());
    EXPECT_EQ(draw.infusion->seq, first);
    EXPECT_TRUE(draw.patient.empty());
    EXPECT_EQ(event<domain::OutcomeRecorded>(3, 1).infusion.seq, first);
    EXPECT_TRUE(improper().empty());
}

TEST_F(PaperInfusionsTest, LeavesOpenWhatIsNeitherGivenNorWasted) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.200,0.050,rn2,rn1\n");

    EXPECT_EQ(improper(), (Lines{"sums_do_not_close infusions.csv:2"}));
    const auto* open =
        journal.state().infusions.find(domain::InfusionId(line(2).at(0).seq.number()));
    ASSERT_NE(open, nullptr);
    EXPECT_EQ(open->open.at(0).second, 50);
}

TEST_F(PaperInfusionsTest, StatesWhatWasUsedBeyondTheDraw) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.280,0.050,rn2,rn1\n");

    ASSERT_EQ(line(2).size(), 4U);
    EXPECT_EQ(event<domain::StockWasted>(2, 2).amount, domain::Quantity::microlitres(20));
    const auto& excess = event<domain::DiscrepancyOpened>(2, 3);
    EXPECT_EQ(excess.trouble, domain::Trouble::SumsDoNotClose);
    EXPECT_EQ(excess.amount, 30);
    EXPECT_EQ(excess.about.at(0).seq, kept[0].seq);
    EXPECT_EQ(excess.concerns.value().text(), "rn2");
    EXPECT_TRUE(excess.note.has_value());
    EXPECT_EQ(improper(), (Lines{"sums_do_not_close infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, KeepsADrawWhoseOutcomeNobodyWrote) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,,,rn2,\n");

    EXPECT_EQ(line(2).size(), 1U);
    EXPECT_EQ(improper(), (Lines{"sums_do_not_close infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, StatesAVialThatNoReceiptKnows) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V99,0.300,0.300,0.000,rn2,\n");

    ASSERT_EQ(line(2).size(), 1U);
    const auto& unknown = event<domain::DiscrepancyOpened>(2, 0);
    EXPECT_EQ(unknown.trouble, domain::Trouble::UnknownContainer);
    EXPECT_EQ(unknown.paper_container, "V99");
    EXPECT_EQ(unknown.amount, 300);
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 0);
    EXPECT_EQ(improper(), (Lines{"unknown_container infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, BeginsWithTheSecondLineWhereTheFirstVialIsUnknown) {
    take(
        "I1,2026-01-12T09:00:00-07:00,P1,,,,V99,0.300,0.300,0.000,rn2,\n"
        "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.200,0.200,0.000,rn2,\n");

    EXPECT_FALSE(event<domain::StockDrawn>(3, 0).infusion.has_value());
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 200);
}

TEST_F(PaperInfusionsTest, DisclosesAnUnknownPatientsNumberAlone) {
    take("I1,2026-01-12T09:00:00-07:00,P77,,,,V01,0.300,0.300,0.000,rn2,\n");

    EXPECT_EQ(event<domain::StockDrawn>(2, 0).patient.size(), 2U);  // the infusion's beside it
    EXPECT_EQ(improper(), (Lines{"patient_unknown infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, NamesALineWithoutAPatient) {
    take("I1,2026-01-12T09:00:00-07:00,,,,,V01,0.300,0.300,0.000,rn2,\n");

    EXPECT_TRUE(event<domain::StockDrawn>(2, 0).patient.empty());
    EXPECT_EQ(improper(), (Lines{"patient_unknown infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, NamesSomebodyWhomNobodyKnowsOnce) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,temp7,\n");

    EXPECT_EQ(improper(), (Lines{"unknown_person infusions.csv:2"}));
    EXPECT_TRUE(line(2).at(1).irregular.empty());
    EXPECT_EQ(event<domain::OutcomeRecorded>(2, 1).given_by.value().text(), "temp7");
}

TEST_F(PaperInfusionsTest, NamesALineThatNobodySigned) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,,\n");

    EXPECT_EQ(improper(), (Lines{"unknown_person infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, TellsTwoPatientsOfOneNumberApart) {
    take(
        "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,rn2,\n"
        "I1,2026-01-12T10:00:00-07:00,P2,,,,V01,0.200,0.200,0.000,rn2,\n");

    EXPECT_FALSE(event<domain::StockDrawn>(3, 0).infusion.has_value());
    EXPECT_EQ(improper(), (Lines{"other infusions.csv:3"}));
}

TEST_F(PaperInfusionsTest, NamesASecondInfusionFromASingleDose) {
    take(
        "I1,2026-01-12T09:00:00-07:00,P1,,,,S01,0.300,0.300,0.000,rn2,\n"
        "I2,2026-01-12T10:00:00-07:00,P2,,,,S01,0.200,0.200,0.000,rn2,\n");

    EXPECT_EQ(improper(), (Lines{"single_use_reused infusions.csv:3"}));
}

TEST_F(PaperInfusionsTest, TakesADrawFromAVialThatWasBrokenTheDayBefore) {
    pile.append("vial_events.csv",
                "2026-01-11T08:00:00-07:00,broken,V05,,5.000,5.000,rn1,rn2,fell\n");
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V05,0.300,0.300,0.000,rn2,\n");

    // The draw bears a later day, and is taken before the end of its vial: that is how paper is read, and remarked on.
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 300);
    EXPECT_EQ(journal.figures("0409-2051-05").broken_ul, 4700);
    EXPECT_EQ(improper(), (Lines{"balance_claim_differs vial_events.csv:4",
                                 "not_opened infusions.csv:2", "order_differs infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, TakesADrawOfNothingAsADiscrepancy) {
    take("I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.000,0.000,0.000,rn2,\n");

    const auto& nothing = event<domain::DiscrepancyOpened>(2, 0);
    EXPECT_EQ(nothing.trouble, domain::Trouble::Irregular);
    EXPECT_TRUE(nothing.container.has_value());
    EXPECT_EQ(improper(), (Lines{"irregular infusions.csv:2"}));
}

TEST_F(PaperInfusionsTest, TakesALateLineBeyondTheShortageOfAFinishedVialAsADiscrepancy) {
    pile.append("vial_events.csv",
                "2026-01-12T12:00:00-07:00,finish,V01,4.900,5.000,4.900,rn1,rn2,\n");
    take("");
    pile.append("infusions.csv", "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,rn2,\n");

    report = journal.take(pile.path());

    EXPECT_EQ(event<domain::DiscrepancyOpened>(2, 0).amount, 300);
    EXPECT_EQ(improper(), (Lines{"irregular infusions.csv:2"}));
    EXPECT_NE(report.improper.at(0).why.find("0.100 mL short"), std::string::npos)
        << report.improper.at(0).why;
    EXPECT_NE(report.improper.at(0).why.find("Correct the finish first"), std::string::npos);
    EXPECT_EQ(journal.figures("0409-2051-05").finish_shortage_ul, 100);
}

TEST_F(PaperInfusionsTest, TakesNoSecondLateLineBeyondWhatTheFirstLeftOfTheShortage) {
    pile.append("vial_events.csv",
                "2026-01-12T12:00:00-07:00,finish,V01,4.500,5.000,4.500,rn1,rn2,\n");
    take("");
    pile.append("infusions.csv",
                "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,rn2,\n"
                "I2,2026-01-12T09:30:00-07:00,P2,,,,V01,0.300,0.300,0.000,rn2,\n");

    report = journal.take(pile.path());

    EXPECT_EQ(improper(), (Lines{"after_finish infusions.csv:2", "irregular infusions.csv:3"}));
    EXPECT_EQ(journal.figures("0409-2051-05").finish_shortage_ul, 200);
    EXPECT_EQ(journal.figures("0409-2051-05").finish_surplus_ul, 0);
}

TEST_F(PaperInfusionsTest, NamesALineOfALaterDayThanTheFinishAndTheRemedy) {
    pile.append("vial_events.csv",
                "2026-01-12T12:00:00-07:00,finish,V01,4.900,5.000,4.900,rn1,rn2,\n");
    take("I1,2026-01-14T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,rn2,\n");

    const auto late = std::find_if(report.improper.begin(), report.improper.end(),
                                   [](const auto& it) { return it.code == "order_differs"; });
    ASSERT_NE(late, report.improper.end());
    EXPECT_EQ(late->line, 2);
    EXPECT_NE(late->why.find("correct that entry"), std::string::npos);
}

TEST_F(PaperInfusionsTest, TakesALateLineOutOfTheShortageOfAFinishedVial) {
    pile.append("vial_events.csv",
                "2026-01-12T12:00:00-07:00,finish,V01,4.500,5.000,4.500,rn1,rn2,\n");
    take("");
    pile.append("infusions.csv", "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.300,0.000,rn2,\n");

    report = journal.take(pile.path());

    EXPECT_TRUE(event<domain::StockDrawn>(2, 0).lines.at(0).after_finish);
    EXPECT_EQ(journal.figures("0409-2051-05").finish_shortage_ul, 200);
    EXPECT_EQ(improper(), (Lines{"after_finish infusions.csv:2"}));
}

}  // namespace
}  // namespace vialog::operations
