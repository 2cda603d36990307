// SPDX-License-Identifier: Apache-2.0
// A folder with one line that is refused, and the same mended: it comes to what the whole folder
// comes to at once, in balances and in marks.
#include "operations/transcribe_waiting.h"

#include "support/paper_quarter.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using support::PaperQuarter;
using Lines = std::vector<std::string>;

// The small clinic at work: V01 is overfilled and finished, V02 in use; I1 is of both.
class WaitingTest : public testing::Test {
  protected:
    WaitingTest() : journal(support::small_dea) {
        write_small_clinic(pile);
        pile.append("vial_events.csv",
                    "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                    "2026-01-12T08:20:00-07:00,open,V02,,5.000,,rn1,,\n"
                    "2026-01-12T09:00:00-07:00,finish,V01,0.100,0.000,0.100,rn1,rn2,\n"
                    "2026-01-13T09:00:00-07:00,broken,V03,,5.000,5.000,rn2,rn1,fell\n");
        pile.append("infusions.csv",
                    "I0,2026-01-12T08:10:00-07:00,P2,,,,V01,4.000,4.000,0.000,rn1,\n"
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,1.000,1.000,0.000,rn1,\n"
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V02,0.200,0.200,0.000,rn1,\n"
                    "I2,2026-01-12T08:40:00-07:00,P2,,,,V02,0.200,0.200,0.000,rn2,\n");
        pile.append("counts.csv",
                    "2026-01-12T10:00:00-07:00,weekly,0409-2051-05,8,V02,4.000,rn1,rn2\n");
    }

    // What a run refuses with this text in the place of that; mended, all comes to the same.
    Lines refused_with(std::string_view file, std::string_view right, std::string_view wrong) {
        PaperJournal clean(support::small_dea);
        const Lines marks = support::improper_of(clean.take(pile.path()));
        pile.replace(file, right, wrong);
        const TranscriptionReport first = journal.take(pile.path());
        pile.replace(file, wrong, right);
        const TranscriptionReport second = journal.take(pile.path());
        EXPECT_TRUE(second.refused.empty());
        Lines all = support::improper_of(first);
        const Lines later = support::improper_of(second);
        all.insert(all.end(), later.begin(), later.end());
        std::sort(all.begin(), all.end());
        EXPECT_EQ(all, marks);
        for (const char* ndc : {"0409-2051-05", "42023-138-10"}) {
            EXPECT_EQ(journal.figures(ndc), clean.figures(ndc));
        }
        reasons.clear();
        for (const exchange::LineRefusal& refusal : first.refused) {
            reasons += refusal.what + "\n";
        }
        return support::refused_of(first);
    }

    PaperPile pile;
    PaperJournal journal;
    std::string reasons;
};

TEST_F(WaitingTest, HoldsTheVialOfADrawThatWasRefused) {
    EXPECT_EQ(
        refused_with("infusions.csv", "V01,4.000", "V01,4e0"),
        (Lines{"infusions.csv:2", "infusions.csv:3", "vial_events.csv:2", "vial_events.csv:4"}));
    EXPECT_NE(reasons.find("the vial has a line that was refused: infusions.csv, line 2"),
              std::string::npos)
        << reasons;
}

TEST_F(WaitingTest, HoldsTheEndsWhereADrawDoesNotSayItsVial) {
    EXPECT_EQ(refused_with("infusions.csv", "V01,4.000", "V01\u202e,4.000"),
              (Lines{"infusions.csv:2", "vial_events.csv:4", "vial_events.csv:5"}));
    EXPECT_NE(reasons.find("infusions.csv is not whole"), std::string::npos) << reasons;
}

TEST_F(WaitingTest, HoldsTheEndsWhereInfusionsAreMissing) {
    const std::string text = pile.read("infusions.csv");
    pile.remove("infusions.csv");
    EXPECT_EQ(support::refused_of(journal.take(pile.path())),
              (Lines{"infusions.csv:1", "vial_events.csv:4", "vial_events.csv:5"}));
    pile.write("infusions.csv", text);
    EXPECT_TRUE(journal.take(pile.path()).refused.empty());
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 5400);
    EXPECT_EQ(journal.figures("0409-2051-05").finish_surplus_ul, 100);
}

TEST_F(WaitingTest, HoldsAVialWhoseOpeningWasRefused) {
    EXPECT_EQ(
        refused_with("vial_events.csv", "2026-01-12T08:00", "2026-01-12 08:00"),
        (Lines{"infusions.csv:2", "infusions.csv:3", "vial_events.csv:2", "vial_events.csv:4"}));
}

TEST_F(WaitingTest, HoldsVialsWithoutAnOpeningWhereVialEventsAreNotWhole) {
    EXPECT_EQ(
        refused_with("vial_events.csv", "open,V01,", "open,,"),
        (Lines{"infusions.csv:2", "infusions.csv:3", "vial_events.csv:2", "vial_events.csv:4"}));
}

TEST_F(WaitingTest, HoldsWhatNamesARefusedPerson) {
    EXPECT_EQ(refused_with("people.csv", "rn2,Sun Ra,SR", "rn2,Sun\u202e Ra,SR"),
              (Lines{"counts.csv:2", "infusions.csv:2", "infusions.csv:3", "infusions.csv:4",
                     "infusions.csv:5", "people.csv:4", "vial_events.csv:2", "vial_events.csv:3",
                     "vial_events.csv:4", "vial_events.csv:5"}));
    EXPECT_NE(reasons.find("a person it names may stand on a line that was refused: people.csv, "
                           "line 4"),
              std::string::npos)
        << reasons;
}

TEST_F(WaitingTest, HoldsWhatNamesAnybodyUnknownWhereAnIdCannotBeRead) {
    const Lines refused = refused_with("people.csv", "rn2,Sun", "rn2\u200b,Sun");
    EXPECT_EQ(refused.front(), "counts.csv:2");
    EXPECT_NE(reasons.find("people.csv is not whole"), std::string::npos) << reasons;
}

TEST_F(WaitingTest, HoldsWhatNamesARefusedPatient) {
    EXPECT_EQ(
        refused_with("patients.csv", "\"1 Elm, Arvada\"", "\"1 Elm,\u202e Arvada\""),
        (Lines{"infusions.csv:2", "infusions.csv:3", "infusions.csv:4", "infusions.csv:5",
               "patients.csv:2", "vial_events.csv:2", "vial_events.csv:3", "vial_events.csv:4"}));
}

TEST_F(WaitingTest, HoldsWhatNamesAnyPatientWherePatientsAreOfAnotherEncoding) {
    const std::string text = pile.read("patients.csv");
    pile.write("patients.csv", "\xff\xfe" + text);
    const TranscriptionReport first = journal.take(pile.path());
    EXPECT_TRUE(first.improper.empty());
    pile.write("patients.csv", text);
    const TranscriptionReport second = journal.take(pile.path());
    EXPECT_TRUE(second.improper.empty());
    EXPECT_EQ(journal.figures("0409-2051-05").given_ul, 5400);
}

TEST_F(WaitingTest, HoldsEveryUnknownVialWhereACartonsLabelCannotBeRead) {
    const Lines refused = refused_with("receipts.csv", "V01,V10", "V01\u202e,V10");
    EXPECT_EQ(refused.size(), 10U);
    EXPECT_EQ(support::improper_of(journal.take(pile.path())), Lines{});
}

TEST_F(WaitingTest, TakesTheLaterLineOfAnInfusionUnlessItsPatientIsUnknown) {
    pile.replace("infusions.csv", "V01,1.000", "V01,1e0");
    EXPECT_EQ(
        support::refused_of(journal.take(pile.path())),
        (Lines{"infusions.csv:2", "infusions.csv:3", "vial_events.csv:2", "vial_events.csv:4"}));
}

// Any one line of a quarter, broken in any of several ways.
class BrokenLine : public testing::TestWithParam<std::uint64_t> {};

struct Break {
    const char* column;
    const char* text;
};
const std::map<std::string, std::vector<Break>> breaks = {
    {"receipts.csv", {{"lot", "A B"}, {"containers", "x"}, {"expires", "soon"}, {"ndc", "1"}}},
    {"infusions.csv",
     {{"drawn_ml", "1e3"}, {"wasted_ml", "x"}, {"started_at", "x"}, {"vial", "V\u202e"}}},
    {"vial_events.csv", {{"at", "x"}, {"action", "shut"}, {"measured_rest_ml", "x"}, {"vial", ""}}},
    {"people.csv", {{"id", "a b"}, {"name", "A\u202e"}, {"initials", "A\u202e"}}},
    {"patients.csv", {{"id", ""}, {"name", "A\u202e"}, {"address", "A\u202e"}}},
    {"products.csv", {{"strength_mg_per_ml", "x"}, {"container_use", "none"}, {"ndc", ""}}},
    {"counts.csv", {{"sealed_containers", "x"}, {"counted_at", ""}}}};

std::vector<std::string> lines_in(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The column of one line gets another text. The invented files quote names and addresses only.
std::string broken(const std::string& text, std::size_t line, const Break& how) {
    std::vector<std::string> lines = lines_in(text);
    const auto items = exchange::read_csv("file", text);
    const auto& header = std::get<exchange::CsvRecord>(items.at(0));
    const auto& record = std::get<exchange::CsvRecord>(items.at(line));
    std::string row;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const bool meant = header.fields[i].value == how.column;
        row += fmt::format("{}\"{}\"", i == 0 ? "" : ",",
                           meant ? how.text : record.fields.at(i).value);
    }
    lines[line] = row;
    std::string result;
    for (const std::string& it : lines) {
        result += it + "\n";
    }
    return result;
}

TEST_P(BrokenLine, ComesToTheSameOnceItIsMended) {
    const std::uint64_t seed = GetParam();
    const PaperQuarter invented = support::invent_quarter(1 + seed % 5);
    PaperPile pile;
    invented.write_to(pile);
    PaperJournal clean(invented.dea);
    const TranscriptionReport whole = clean.take(pile.path());
    auto file = breaks.begin();
    std::advance(file, static_cast<std::ptrdiff_t>(seed % breaks.size()));
    const std::string text = pile.read(file->first);
    const Break& how = file->second[seed / 7 % file->second.size()];
    const std::size_t line = 1 + (seed * 2654435761U) % (lines_in(text).size() - 1);
    SCOPED_TRACE(fmt::format("{} line {} {}", file->first, line + 1, how.column));
    pile.write(file->first, broken(text, line, how));
    PaperJournal journal(invented.dea);

    const TranscriptionReport first = journal.take(pile.path());
    pile.write(file->first, text);
    const TranscriptionReport second = journal.take(pile.path());

    EXPECT_EQ(support::refused_of(second), support::refused_of(whole));
    Lines marks = support::improper_of(first);
    const Lines later = support::improper_of(second);
    marks.insert(marks.end(), later.begin(), later.end());
    std::sort(marks.begin(), marks.end());
    EXPECT_EQ(marks, support::improper_of(whole));
    for (const auto& [ndc, figures] : invented.figures) {
        EXPECT_EQ(journal.figures(ndc), clean.figures(ndc)) << ndc;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, BrokenLine, testing::Range<std::uint64_t>(1, 141));

}  // namespace
}  // namespace vialog::operations
