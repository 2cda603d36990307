// SPDX-License-Identifier: Apache-2.0
// Whole folders: the sample against its key, invented quarters against their own books, runs that are repeated.
#include "operations/transcribe_plan.h"

#include "support/paper_quarter.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using support::ProductFigures;
using Lines = std::vector<std::string>;

const std::string quarter = std::string(VIALOG_SOURCE_FOLDER) + "/tests/samples/foothill-quarter";

ProductFigures expected_of(const nlohmann::json& product) {
    ProductFigures it;
    it.received_containers = product.at("received_containers");
    it.received_ul = product.at("received_ul");
    it.given_ul = product.at("given_ul");
    it.patient_waste_ul = product.at("patient_waste_ul");
    it.finish_waste_ul = product.at("finish_waste_ul");
    it.broken_ul = product.at("broken_ul");
    it.finished_vials = product.at("finished_vials");
    it.finish_surplus_ul = product.at("finish_surplus_ul");
    it.finish_shortage_ul = product.at("finish_shortage_ul");
    it.chart_difference_ul = product.at("chart_difference_ul");
    it.closing_sealed = product.at("closing_sealed");
    it.closing_book_ul = product.at("closing_book_ul");
    for (const auto& open : product.at("closing_open")) {
        it.closing_open[open.at("vial")] = open.at("book_ul");
    }
    return it;
}

TEST(TranscriptionPlan, BringsTheSampleQuarterToTheFiguresOfItsKey) {
    PaperJournal journal("FK6968537");

    const TranscriptionReport report = journal.take(quarter);

    const auto key = nlohmann::json::parse(std::ifstream(quarter + ".key.json"));
    for (const auto& product : key.at("products")) {
        EXPECT_EQ(journal.figures(product.at("ndc").get<std::string>()), expected_of(product));
    }
    EXPECT_TRUE(report.refused.empty());
}

TEST(TranscriptionPlan, NamesTheSamplesFaultsAndNothingElse) {
    PaperJournal journal("FK6968537");

    const TranscriptionReport report = journal.take(quarter);

    // By the key, the waste of infusion I00134 had no witness, and what the chart says was given of V00009, V00060 and
    // V00061 is not in the log: the running balance of the paper knew it all the same.
    EXPECT_EQ(support::improper_of(report),
              (Lines{"balance_claim_differs vial_events.csv:110",
                     "balance_claim_differs vial_events.csv:114",
                     "balance_claim_differs vial_events.csv:30", "no_witness infusions.csv:146"}));
}

TEST(TranscriptionPlan, NamesTheFilesFirstAndOnce) {
    PaperJournal journal("FK6968537");
    static_cast<void>(journal.take(quarter));

    const auto& entry = journal.entries().at(1);
    const auto* begun = std::get_if<domain::TranscriptionBegun>(&entry.event);
    ASSERT_NE(begun, nullptr);
    EXPECT_EQ(begun->files.size(), 11U);
    EXPECT_EQ(base::print_date(begun->from), "2026-01-12");
    EXPECT_FALSE(entry.paper.has_value());
    EXPECT_EQ(std::count_if(journal.entries().begin(), journal.entries().end(),
                            [](const domain::Entry& it) {
                                return std::holds_alternative<domain::TranscriptionBegun>(it.event);
                            }),
              1);
}

TEST(TranscriptionPlan, HasTheTwoSignEveryEntryInTheirRoles) {
    PaperJournal journal("FK6968537");
    static_cast<void>(journal.take(quarter));

    for (std::size_t i = 1; i < journal.entries().size(); ++i) {
        const auto& signers = journal.entries()[i].signers;
        ASSERT_EQ(signers.size(), 2U);
        EXPECT_EQ(signers[0].role, domain::Role::Transcriber);
        EXPECT_EQ(signers[1].role, domain::Role::Checker);
    }
}

TEST(TranscriptionPlan, AddsNothingTheSecondTime) {
    PaperJournal journal("FK6968537");
    static_cast<void>(journal.take(quarter));
    const std::size_t size = journal.entries().size();

    const TranscriptionReport report = journal.take(quarter);

    EXPECT_EQ(report.entries, 0);
    EXPECT_EQ(journal.entries().size(), size);
    for (const TranscribedFile& file : report.files) {
        EXPECT_EQ(file.taken, 0) << file.name;
        if (file.name != exchange::patients_file) {
            EXPECT_EQ(file.already, file.records) << file.name;
        }
    }
}

TEST(TranscriptionPlan, TakesLinesThatWereAddedLater) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.append("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n");
    pile.append("infusions.csv", "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.500,0.000,rn1,\n");
    PaperJournal journal(support::small_dea);
    static_cast<void>(journal.take(pile.path()));
    pile.append("infusions.csv",
                "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.100,0.100,0.000,rn1,\n"
                "I2,2026-01-12T09:30:00-07:00,P2,,,,V01,0.700,0.700,0.000,rn1,\n");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(report.entries, 5);  // the files, and for each line a draw and its outcome
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 1300);
    // The line of an infusion that was begun before names its first draw.
    const auto first = journal.of_line("infusions.csv", 2);
    const auto later = journal.of_line("infusions.csv", 3);
    const auto& draw = std::get<domain::StockDrawn>(later.at(0).event);
    ASSERT_TRUE(draw.infusion.has_value());
    EXPECT_EQ(draw.infusion->seq, first.at(0).seq);
}

TEST(TranscriptionPlan, LeavesNoTraceOfARunThatWasStopped) {
    PaperJournal journal("FK6968537");

    EXPECT_EQ(journal.try_first(quarter, 3), 3U);
    static_cast<void>(journal.take(quarter));

    EXPECT_EQ(journal.figures("0409-2051-05").received_containers, 69);
}

TEST(TranscriptionPlan, RefusesALineOfTomorrow) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.append("vial_events.csv",
                "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                "2026-01-14T08:00:00-07:00,open,V02,,5.000,,rn1,,\n");
    PaperJournal journal(support::small_dea);
    journal.set_now("2026-01-13T08:00:00.000Z");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"vial_events.csv:3"}));
    EXPECT_EQ(journal.take(pile.path()).entries, 0);
    journal.set_now("2026-01-15T08:00:00.000Z");
    EXPECT_EQ(journal.take(pile.path()).entries, 2);
}

TEST(TranscriptionPlan, RefusesStockOfAProductThatNobodyKnows) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.replace("products.csv", "42023-138-10", "42023-139-10");
    pile.append("counts.csv", "2026-01-12T08:00:00-07:00,weekly,42023-138-10,10,,,rn1,rn2\n");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"counts.csv:2", "receipts.csv:3"}));
}

TEST(TranscriptionPlan, RefusesACartonOfASupplierWhoCannotBeMadeOut) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.replace("receipts.csv", "Meridian,RM9885988,M-2", "Somebody,RM9885981,M-2");
    PaperJournal journal(support::small_dea);

    EXPECT_EQ(support::refused_of(journal.take(pile.path())), (Lines{"receipts.csv:3"}));
}

TEST(TranscriptionPlan, RefusesACartonOfMoreLabelsThanAnEntryHolds) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.append(
        "receipts.csv",
        "2026-01-10T07:00:00-07:00,Meridian,RM9885988,M-9,2026-01-07,0409-2051-05,E1,2027-07-31,"
        "90000,5.000,100,W00001,W90000,,ph1,rn1\n");
    PaperJournal journal(support::small_dea);

    EXPECT_EQ(support::refused_of(journal.take(pile.path())), (Lines{"receipts.csv:4"}));
}

// Two vials of the small clinic are used, one of them from the second carton.
void use_two_vials(const PaperPile& pile) {
    pile.append("vial_events.csv",
                "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                "2026-01-12T08:00:00-07:00,open,S01,,2.000,,rn1,,\n"
                "2026-01-12T12:00:00-07:00,finish,S01,0.100,0.200,0.100,rn1,rn2,\n");
    pile.append("infusions.csv",
                "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.500,0.000,rn1,\n"
                "I2,2026-01-12T08:40:00-07:00,P2,,,,S01,1.800,1.800,0.000,rn1,\n"
                "I3,2026-01-12T09:30:00-07:00,P2,,,,X01,0.100,0.100,0.000,rn1,\n");
    pile.append("counts.csv",
                "2026-01-12T10:00:00-07:00,weekly,42023-138-10,9,S01,0.200,rn1,rn2\n");
}

TEST(TranscriptionPlan, RefusesTheVialsOfARefusedCartonUntilItIsMended) {
    PaperPile pile;
    write_small_clinic(pile);
    use_two_vials(pile);
    PaperJournal clean(support::small_dea);
    static_cast<void>(clean.take(pile.path()));
    pile.replace("receipts.csv", "42023-138-10,F1,", "42023-138-10,F 1,");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report),
              (Lines{"counts.csv:2", "infusions.csv:3", "receipts.csv:3", "vial_events.csv:3",
                     "vial_events.csv:4"}));
    EXPECT_EQ(support::improper_of(report), (Lines{"unknown_container infusions.csv:4"}));
    pile.replace("receipts.csv", "42023-138-10,F 1,", "42023-138-10,F1,");
    EXPECT_TRUE(journal.take(pile.path()).refused.empty());
    EXPECT_EQ(journal.figures("42023-138-10"), clean.figures("42023-138-10"));
    EXPECT_EQ(journal.figures("0409-2051-05"), clean.figures("0409-2051-05"));
}

TEST(TranscriptionPlan, RefusesTheVialsOfACartonWhoseProductNobodyKnows) {
    PaperPile pile;
    write_small_clinic(pile);
    use_two_vials(pile);
    pile.replace("products.csv", "42023-138-10,,", "42023-139-10,,");
    PaperJournal journal(support::small_dea);

    EXPECT_EQ(support::refused_of(journal.take(pile.path())),
              (Lines{"counts.csv:2", "infusions.csv:3", "receipts.csv:3", "vial_events.csv:3",
                     "vial_events.csv:4"}));
}

TEST(TranscriptionPlan, RefusesEveryVialWhereReceiptsAreMissing) {
    PaperPile pile;
    write_small_clinic(pile);
    use_two_vials(pile);
    const std::string receipts = pile.read("receipts.csv");
    pile.remove("receipts.csv");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(report.files.at(4).name, "infusions.csv");
    EXPECT_EQ(report.files.at(4).refused, 3);
    EXPECT_TRUE(report.improper.empty());
    pile.write("receipts.csv", receipts);
    EXPECT_EQ(support::improper_of(journal.take(pile.path())),
              (Lines{"unknown_container infusions.csv:4"}));
}

TEST(TranscriptionPlan, RefusesAnUnknownVialWhereALineOfReceiptsIsNoRecord) {
    PaperPile pile;
    write_small_clinic(pile);
    use_two_vials(pile);
    pile.append("receipts.csv", "2026-01-10T07:00:00-07:00,Meridian\n");
    PaperJournal journal(support::small_dea);

    EXPECT_EQ(support::refused_of(journal.take(pile.path())),
              (Lines{"infusions.csv:4", "receipts.csv:4"}));
}

TEST(TranscriptionPlan, TakesAnUnknownVialBesideACartonThatIsThereTwice) {
    PaperPile pile;
    write_small_clinic(pile);
    use_two_vials(pile);
    const std::string receipts = pile.read("receipts.csv");
    pile.append("receipts.csv", receipts.substr(receipts.rfind("2026-01-09")));
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"receipts.csv:4"}));
    EXPECT_EQ(support::improper_of(report), (Lines{"unknown_container infusions.csv:4"}));
}

TEST(TranscriptionPlan, TakesAFolderWithoutCountsAndPatients) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.remove("counts.csv");
    pile.remove("patients.csv");
    pile.append("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n");
    pile.append("infusions.csv", "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.500,0.000,rn1,\n");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(report), (Lines{"counts.csv:1", "patients.csv:1"}));
    EXPECT_EQ(support::improper_of(report), (Lines{"patient_unknown infusions.csv:2"}));
}

TEST(TranscriptionPlan, TakesAFolderWithoutPeople) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.remove("people.csv");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::improper_of(report),
              (Lines{"unknown_person receipts.csv:2", "unknown_person receipts.csv:3"}));
}

TEST(TranscriptionPlan, TakesADrawDatedDaysAfterTheFinishAndNamesIt) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.append("vial_events.csv",
                "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                "2026-01-12T17:00:00-07:00,finish,V01,0.010,3.800,0.010,rn1,rn2,\n");
    pile.append("infusions.csv",
                "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.500,0.000,rn1,\n"
                "I2,2026-01-21T08:30:00-07:00,P2,,,,V01,0.700,0.700,0.000,rn1,\n");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::improper_of(report), (Lines{"order_differs infusions.csv:3"}));
    EXPECT_EQ(journal.figures("0409-2051-05").finish_shortage_ul, 3790);
}

TEST(TranscriptionPlan, LetsALabelThatIsGivenOutAgainMeanTheVialInUse) {
    PaperPile pile;
    write_small_clinic(pile);
    pile.append(
        "receipts.csv",
        "2026-02-09T07:00:00-07:00,Meridian,RM9885988,M-3,2026-02-07,0409-2051-05,E2,2027-07-31,"
        "3,5.000,100,V10,V12,,ph1,rn1\n");
    pile.append("vial_events.csv",
                "2026-01-12T08:00:00-07:00,open,V10,,5.000,,rn1,,\n"
                "2026-01-12T12:00:00-07:00,finish,V10,0.000,1.000,0.000,rn1,rn2,\n"
                "2026-02-12T08:00:00-07:00,open,V10,,5.000,,rn1,,\n");
    pile.append("infusions.csv",
                "I1,2026-01-12T08:30:00-07:00,P1,,,,V10,4.000,4.000,0.000,rn1,\n"
                "I2,2026-02-12T08:30:00-07:00,P2,,,,V10,2.000,2.000,0.000,rn1,\n"
                "I3,2026-02-12T09:30:00-07:00,P2,,,,V12,0.100,0.100,0.000,rn1,\n");
    PaperJournal journal(support::small_dea);

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(support::improper_of(report),
              (Lines{"label_reused receipts.csv:4", "not_opened infusions.csv:4"}));
    const ProductFigures figures = journal.figures("0409-2051-05");
    EXPECT_EQ(figures.received_containers, 13);
    EXPECT_EQ(figures.finished_vials, 1);
    EXPECT_EQ(figures.finish_shortage_ul, 1000);
    EXPECT_EQ(figures.closing_open, (std::map<std::string, std::int64_t>{{"", 3000}}));
    EXPECT_EQ(journal.take(pile.path()).entries, 0);
}

// Else the quarters would prove less than they seem to.
TEST(InventedQuarters, HaveEachFaultAmongThem) {
    std::map<std::string, int> faults;
    std::size_t refused = 0;
    for (std::uint64_t seed = 1; seed < 25; ++seed) {
        const support::PaperQuarter invented = support::invent_quarter(seed);
        for (const std::string& line : invented.improper) {
            ++faults[line.substr(0, line.find(' '))];
        }
        refused += invented.refused.size();
    }

    for (const char* code :
         {"balance_claim_differs", "label_differs", "no_witness", "numbering_differs",
          "order_differs", "other", "patient_unknown", "self_witness", "sums_do_not_close",
          "unknown_container", "unknown_person"}) {
        EXPECT_GE(faults[code], 5) << code;
    }
    EXPECT_EQ(refused, 24U * 7U);
}

class InventedQuarter : public testing::TestWithParam<std::uint64_t> {};

TEST_P(InventedQuarter, ComesToTheFiguresOfItsOwnBooksAndNamesEachFaultOnce) {
    const support::PaperQuarter invented = support::invent_quarter(GetParam());
    PaperPile pile;
    invented.write_to(pile);
    PaperJournal journal(invented.dea);

    const TranscriptionReport report = journal.take(pile.path());

    for (const auto& [ndc, figures] : invented.figures) {
        EXPECT_EQ(journal.figures(ndc), figures) << ndc;
    }
    EXPECT_EQ(support::improper_of(report), invented.improper);
    EXPECT_EQ(support::refused_of(report), invented.refused);
    EXPECT_EQ(journal.take(pile.path()).entries, 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, InventedQuarter, testing::Range<std::uint64_t>(1, 25));

}  // namespace
}  // namespace vialog::operations
