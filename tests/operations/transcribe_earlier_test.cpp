// SPDX-License-Identifier: Apache-2.0
// Folders that come back spelled otherwise, or mended: nothing is taken twice, and what differs is
// named.
#include "operations/transcribe_earlier.h"

#include "support/paper_quarter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

namespace vialog::operations {
namespace {

using support::PaperJournal;
using support::PaperPile;
using Lines = std::vector<std::string>;

const std::string quarter = std::string(VIALOG_SOURCE_FOLDER) + "/tests/samples/foothill-quarter";

const Lines table_names = {"people.csv",      "patients.csv",  "products.csv", "receipts.csv",
                           "vial_events.csv", "infusions.csv", "counts.csv"};

using Table = std::vector<std::vector<std::string>>;

Table table_of(const std::string& text) {
    Table table;
    for (const auto& item : exchange::read_csv("test", text)) {
        std::vector<std::string> row;
        for (const auto& field : std::get<exchange::CsvRecord>(item).fields) {
            row.push_back(field.value);
        }
        table.push_back(std::move(row));
    }
    return table;
}

std::string quoted(const Table& table) {
    std::string text;
    for (const auto& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "\"" : ",\"") + std::regex_replace(row[i], std::regex("\""), "\"\"") +
                    "\"";
        }
        text += "\r\n";
    }
    return text;
}

struct Spelling {
    const char* name;
    void (*apply)(Table& table);
};

void drop_zeros(Table& table) {
    for (auto& row : table) {
        for (std::string& field : row) {
            if (std::regex_match(field, std::regex(R"(\d+\.\d+)"))) {
                field.resize(field.find_last_not_of('0') + 1);
                field.resize(field.find_last_not_of('.') + 1);
            }
        }
    }
}
void reverse_columns(Table& table) {
    for (auto& row : table) {
        std::reverse(row.begin(), row.end());
    }
}
void add_column(Table& table) {
    for (auto& row : table) {
        row.push_back(&row == &table.front() ? "note" : "");
    }
}
void reverse_rows(Table& table) {
    std::reverse(table.begin() + 1, table.end());
}
void quote_all(Table& /*table*/) {}

class Respelled : public testing::TestWithParam<Spelling> {};

TEST_P(Respelled, QuarterIsNotTakenAgain) {
    PaperPile pile;
    pile.copy_from(quarter);
    for (const std::string& name : table_names) {
        Table table = table_of(pile.read(name));
        GetParam().apply(table);
        pile.write(name, quoted(table));
    }
    PaperJournal journal("FK6968537");
    static_cast<void>(journal.take(pile.path()));

    const TranscriptionReport report = journal.take(quarter);

    EXPECT_EQ(report.entries, 0);
    EXPECT_TRUE(report.refused.empty());
    EXPECT_TRUE(report.changed.empty());
    for (const TranscribedFile& file : report.files) {
        if (file.name != exchange::patients_file) {
            EXPECT_EQ(file.already, file.records) << file.name;
        }
    }
}

TEST_P(Respelled, QuarterOfManyFaultsIsNotTakenAgain) {
    const support::PaperQuarter invented = support::invent_quarter(7);
    PaperPile pile;
    invented.write_to(pile);
    PaperJournal journal(invented.dea);
    static_cast<void>(journal.take(pile.path()));
    for (const std::string& name : table_names) {
        Table table = table_of(pile.read(name));
        GetParam().apply(table);
        pile.write(name, quoted(table));
    }

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(report.entries, 0);
    EXPECT_TRUE(report.changed.empty());
    EXPECT_EQ(report.refused.size(), invented.refused.size());
}

INSTANTIATE_TEST_SUITE_P(Spellings, Respelled,
                         testing::Values(Spelling{"QuoteAll", quote_all},
                                         Spelling{"DropZeros", drop_zeros},
                                         Spelling{"ReverseColumns", reverse_columns},
                                         Spelling{"AddColumn", add_column},
                                         Spelling{"ReverseRows", reverse_rows}),
                         [](const auto& test) { return std::string(test.param.name); });

// The small clinic, taken once.
class Mended : public testing::Test {
  protected:
    Mended() : journal(support::small_dea) {
        write_small_clinic(pile);
        pile.replace("receipts.csv", "S01,S10,,ph1,rn1", "S01,S10,,ph1,");
        pile.append("vial_events.csv",
                    "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n"
                    "2026-01-12T08:20:00-07:00,open,V02,,5.000,,rn1,,\n"
                    "2026-01-12T09:00:00-07:00,finish,V01,0.100,4.500,0.100,rn1,rn2,\n");
        pile.append("infusions.csv",
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V01,0.500,0.400,0.100,rn1,rn2\n"
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V02,0.200,0.200,0.000,rn1,\n"
                    "I2,2026-01-12T08:30:00-07:00,P2,,,,V02,0.200,0.200,0.000,rn1,\n"
                    "I3,2026-01-12T08:40:00-07:00,P2,,,,NOWHERE,0.200,0.200,0.000,rn1,\n");
        pile.append("counts.csv",
                    "2026-01-12T10:00:00-07:00,weekly,42023-138-10,9,S01,0.200,rn1,rn2\n");
        static_cast<void>(journal.take(pile.path()));
        before = journal.entries().size();
    }

    // "file:line columns" of each changed line; nothing else may come of the folder.
    Lines changes() {
        const TranscriptionReport report = journal.take(pile.path());
        EXPECT_EQ(report.entries, 0);
        EXPECT_EQ(journal.entries().size(), before);
        EXPECT_TRUE(report.refused.empty());
        Lines lines;
        for (const ChangedLine& line : report.changed) {
            std::string text = line.file + ":" + std::to_string(line.line);
            for (const std::string& column : line.columns) {
                text += " " + column;
            }
            lines.push_back(text);
            EXPECT_EQ(
                journal.entries().at(static_cast<std::size_t>(line.entry.number())).paper->file,
                line.file);
        }
        return lines;
    }

    PaperPile pile;
    PaperJournal journal;
    std::size_t before = 0;
};

TEST_F(Mended, WitnessOfACartonIsNamed) {
    pile.replace("receipts.csv", "S01,S10,,ph1,", "S01,S10,,ph1,rn1");
    EXPECT_EQ(changes(), (Lines{"receipts.csv:3 witnessed_by"}));
}

TEST_F(Mended, CartonIsNamedByWhateverColumnIsMended) {
    for (const auto& [from, to, line] :
         {std::tuple("M-1,", "M-7,", "receipts.csv:2 invoice"),
          std::tuple(",V01,V10", ",W01,V10", "receipts.csv:2 first_vial"),
          std::tuple("E1,", "E7,", "receipts.csv:2 lot"),
          std::tuple(",10,5.000", ",9,5.000", "receipts.csv:2 containers last_vial")}) {
        const std::string text = pile.read("receipts.csv");
        pile.replace("receipts.csv", from, to);
        const TranscriptionReport report = journal.take(pile.path());
        ASSERT_EQ(report.changed.size(), 1U) << line;
        EXPECT_EQ(report.changed.at(0).line, 2) << line;
        EXPECT_EQ(report.entries, 0) << line;
        pile.write("receipts.csv", text);
    }
}

TEST_F(Mended, AmountsOfADrawAreNamed) {
    pile.replace("infusions.csv", "V01,0.500,0.400,0.100", "V01,0.500,0.300,0.200");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:2 given_ml wasted_ml"}));
}

// What was given stands in the outcome, what was wasted in the waste.
TEST_F(Mended, LineNamesTheEntryThatIsToBeCorrected) {
    const auto kind = [this] {
        const ChangedLine line = journal.take(pile.path()).changed.at(0);
        const auto& entry = journal.entries().at(static_cast<std::size_t>(line.entry.number()));
        return domain::kind_of(entry.event);
    };
    const std::string text = pile.read("infusions.csv");

    pile.replace("infusions.csv", "V01,0.500,0.400,0.100", "V01,0.500,0.300,0.100");
    EXPECT_EQ(kind(), domain::Kind::Outcome);
    pile.write("infusions.csv", text);
    pile.replace("infusions.csv", "0.100,rn1,rn2", "0.100,rn1,ph1");
    EXPECT_EQ(kind(), domain::Kind::Waste);
    pile.write("infusions.csv", text);
    pile.replace("infusions.csv", "V01,0.500", "V01,0.600");
    EXPECT_EQ(kind(), domain::Kind::Draw);
}

TEST_F(Mended, PatientOfADrawIsNamed) {
    pile.replace("infusions.csv", "I2,2026-01-12T08:30:00-07:00,P2",
                 "I2,2026-01-12T08:30:00-07:00,P1");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:4 patient"}));
}

TEST_F(Mended, VialTimeOrNumberOfADrawIsNamed) {
    const std::string text = pile.read("infusions.csv");
    pile.replace("infusions.csv", "V02,0.200", "V01,0.200");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:3 vial"}));
    pile.write("infusions.csv", text);
    pile.replace("infusions.csv", "I2,2026-01-12T08:30", "I2,2026-01-12T08:35");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:4 started_at"}));
    pile.write("infusions.csv", text);
    pile.replace("infusions.csv", "I2,", "I9,");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:4 infusion"}));
}

TEST_F(Mended, DrawIsFoundWithoutTheSealedTexts) {
    journal.destroy_texts();
    pile.replace("infusions.csv", "V01,0.500,0.400,0.100", "V01,0.500,0.300,0.200");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:2 given_ml wasted_ml"}));
}

TEST_F(Mended, UnknownVialIsNamed) {
    pile.replace("infusions.csv", "NOWHERE", "V02");
    EXPECT_EQ(changes(), (Lines{"infusions.csv:5 vial"}));
}

TEST_F(Mended, VialEventAndCountAreNamed) {
    pile.replace("vial_events.csv", "finish,V01,0.100,4.500", "finish,V01,0.100,4.510");
    pile.replace("counts.csv", ",9,S01", ",8,S01");
    EXPECT_EQ(changes(),
              (Lines{"counts.csv:2 sealed_containers", "vial_events.csv:4 book_before_ml"}));
}

TEST_F(Mended, PersonAndProductAreNamed) {
    pile.replace("people.csv", "Dan Wh,DW", "Dan Wh,DX");
    pile.replace("products.csv", ",Par,", ",Parr,");
    EXPECT_EQ(changes(), (Lines{"people.csv:3 initials", "products.csv:3 labeler"}));
}

TEST_F(Mended, FolderStillBringsWhatIsNew) {
    pile.replace("infusions.csv", "V01,0.500,0.400,0.100", "V01,0.5,0.4,0.1");
    pile.append("infusions.csv", "I4,2026-01-12T08:50:00-07:00,P2,,,,V02,0.300,0.300,0.000,rn1,\n");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_EQ(report.entries, 3);  // the files, the draw, its outcome
    EXPECT_TRUE(report.changed.empty());
}

TEST_F(Mended, LaterFolderOfTheSameNumbersIsAnother) {
    pile.replace("clinic.json", "2026-01-01", "2026-04-01");
    pile.replace("clinic.json", "2026-03-31", "2026-06-30");
    pile.replace("receipts.csv", "2026-01-09T07:00:00-07:00,Meridian,RM9885988,M-1,2026-01-07",
                 "2026-04-09T07:00:00-07:00,Meridian,RM9885988,M-4,2026-04-07");
    const std::string rows = pile.read("infusions.csv");
    pile.write("infusions.csv",
               rows.substr(0, rows.find('\n') + 1) +
                   "I1,2026-04-12T08:30:00-07:00,P2,,,,V02,0.200,0.200,0.000,rn1,\n");

    const TranscriptionReport report = journal.take(pile.path());

    EXPECT_TRUE(report.changed.empty());
    EXPECT_EQ(report.entries, 4);  // the files, the carton, the draw, its outcome
}

}  // namespace
}  // namespace vialog::operations
