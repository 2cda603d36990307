// SPDX-License-Identifier: Apache-2.0
// The words and figures of a report.
#include "operations/transcribe_report.h"

#include "base/text.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;

class TranscriptionReportTest : public testing::Test {
  protected:
    TranscriptionReportTest() : journal(support::small_dea) {
        write_small_clinic(pile);
        pile.append("vial_events.csv",
                    "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                    "2026-01-12T08:00:00-07:00,shut,V05,,5.000,,rn1,,\n");
        pile.append("infusions.csv",
                    "I1,2026-01-12T09:00:00-07:00,P1,,,,V01,0.300,0.090,0.210,rn2,\n"
                    "I2,2026-01-12T09:30:00-07:00,P1,,,,V06,\"0,300\",0.300,0.000,rn2,\n");
        report = journal.take(pile.path());
    }

    const TranscribedFile& file(std::string_view name) const {
        return *std::find_if(report.files.begin(), report.files.end(),
                             [&](const TranscribedFile& it) { return it.name == name; });
    }

    PaperPile pile;
    PaperJournal journal;
    TranscriptionReport report;
};

TEST_F(TranscriptionReportTest, CountsTheLinesOfEachFile) {
    EXPECT_EQ(file("infusions.csv").records, 2);
    EXPECT_EQ(file("infusions.csv").taken, 1);
    EXPECT_EQ(file("infusions.csv").entries, 3);
    EXPECT_EQ(file("infusions.csv").refused, 1);
    EXPECT_EQ(file("receipts.csv").taken, 2);
    EXPECT_EQ(file("receipts.csv").entries, 3);  // the supplier too
    EXPECT_EQ(file("patients.csv").records, 2);
    EXPECT_EQ(report.entries, 1 + 3 + 2 + 3 + 1 + 3);
}

TEST_F(TranscriptionReportTest, AccountsForEveryLine) {
    for (const TranscribedFile& it : report.files) {
        if (it.name != exchange::patients_file) {
            EXPECT_EQ(it.taken + it.already + it.refused, it.records) << it.name;
        }
    }
}

TEST_F(TranscriptionReportTest, NamesFileLineColumnReasonAndRemedyOfARefusal) {
    const std::string text = print_report(report);

    EXPECT_NE(text.find("infusions.csv, line 3, column 8: drawn_ml: "), std::string::npos) << text;
    EXPECT_NE(text.find("vial_events.csv, line 3, column 2: action: "), std::string::npos) << text;
    EXPECT_NE(text.find("write open, finish or broken"), std::string::npos) << text;
}

TEST_F(TranscriptionReportTest, NamesWhatWasImproper) {
    EXPECT_NE(print_report(report).find("no_witness: infusions.csv, line 2 (entry "),
              std::string::npos);
}

TEST_F(TranscriptionReportTest, NamesWhatReadsOtherwiseNowAndItsRemedy) {
    pile.replace("vial_events.csv", ",5.000,,rn1", ",4.000,,rn1");

    const TranscriptionReport later = journal.take(pile.path());

    EXPECT_NE(print_report(later).find(
                  "vial_events.csv, line 2: it was taken earlier as entry 10, and book_before_ml "
                  "reads otherwise now; a correction is the remedy"),
              std::string::npos)
        << print_report(later);
    EXPECT_NE(
        to_json(later).print().find(
            R"("changed":[{"columns":["book_before_ml"],"entry":10,"file":"vial_events.csv",)"),
        std::string::npos);
}

TEST_F(TranscriptionReportTest, SaysWhyALineIsMarkedWhereTheCodeDoesNot) {
    pile.append("infusions.csv",
                "I5,2026-01-12T10:00:00-07:00,P1,BF9412356,heavy,,V02,0.300,0.300,0.000,rn2,\n"
                "I6,2026-01-12T10:00:00-07:00,P1,,,,V02,0.000,0.000,0.000,rn2,\n");

    const std::string text = print_report(journal.take(pile.path()));

    EXPECT_NE(text.find("other: infusions.csv, line 4 (entry "), std::string::npos) << text;
    EXPECT_NE(text.find("prescriber_dea: "), std::string::npos) << text;
    EXPECT_NE(text.find("weight_kg: "), std::string::npos) << text;
    EXPECT_NE(text.find("irregular: infusions.csv, line 5 (entry "), std::string::npos) << text;
    EXPECT_NE(text.find("): amount-zero; "), std::string::npos) << text;
}

TEST_F(TranscriptionReportTest, NamesNoPatient) {
    const std::string text = print_report(report) + to_json(report).print();

    for (const char* secret : {"P1", "Jones", "Elm"}) {
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
}

TEST_F(TranscriptionReportTest, SaysThatNothingWasNew) {
    EXPECT_EQ(print_report(journal.take(pile.path())).substr(0, 12), "Nothing new:");
}

TEST_F(TranscriptionReportTest, IsJsonOfTheSameFacts) {
    const std::string text = to_json(report).print();

    EXPECT_NE(text.find(R"("entries":13)"), std::string::npos) << text;
    EXPECT_NE(
        text.find(
            R"({"already":0,"entries":3,"name":"infusions.csv","records":2,"refused":1,"taken":1})"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find(R"("code":"no_witness")"), std::string::npos) << text;
}

TEST(PrintRefusal, EscapesWhatCouldDriveATerminal) {
    const std::string text = print_refusal(
        {.file = "a\x1B[2J.csv", .line = 0, .column = 0, .what = "odd", .remedy = "none"});

    EXPECT_EQ(text.find('\x1B'), std::string::npos);
    EXPECT_EQ(text.find("line"), std::string::npos);
}

}  // namespace
}  // namespace vialog::operations
