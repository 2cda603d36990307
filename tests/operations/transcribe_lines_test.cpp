// SPDX-License-Identifier: Apache-2.0
// Every line of the six files is seen, with what it says of time, vial and people.
#include "operations/transcribe_lines.h"

#include "support/paper_journal.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

class PaperLines : public testing::Test {
  protected:
    PaperLines() {
        write_small_clinic(pile);
        pile.append("vial_events.csv", "2026-01-12T08:00:00-07:00,open,V01,,5.000,,rn1,,\n");
        pile.append("infusions.csv",
                    "I1,2026-01-12T08:30:00-07:00,P1,,,,V02,0.500,0.400,0.100,rn1,rn2\n");
        pile.append("counts.csv",
                    "2026-01-12T10:00:00-07:00,weekly,42023-138-10,9,S01,0.200,rn1,rn2\n"
                    "2026-01-12T10:00:00-07:00,weekly,0409-2051-05,9,,,,rn2\n");
        folder = exchange::read_paper_folder(pile.path()).value();
    }

    support::PaperPile pile;
    exchange::PaperFolder folder;
};

TEST_F(PaperLines, AreThoseOfEachFile) {
    std::map<std::string, int> lines;
    for (const PaperLine& line : lines_of(folder)) {
        ++lines[source_of(folder, line).file];
    }

    EXPECT_EQ(lines, (std::map<std::string, int>{{"counts.csv", 2},
                                                 {"infusions.csv", 1},
                                                 {"people.csv", 3},
                                                 {"products.csv", 2},
                                                 {"receipts.csv", 2},
                                                 {"vial_events.csv", 1}}));
}

TEST_F(PaperLines, NameTheVialTheyAreAbout) {
    const auto vial = [this](PaperLineFile file, std::size_t index) {
        const std::string* label = vial_of(folder, {.file = file, .index = index});
        return label == nullptr ? std::string("none") : *label;
    };

    EXPECT_EQ(vial(PaperLineFile::VialEvents, 0), "V01");
    EXPECT_EQ(vial(PaperLineFile::Draws, 0), "V02");
    EXPECT_EQ(vial(PaperLineFile::Counts, 0), "S01");
    EXPECT_EQ(vial(PaperLineFile::Counts, 1), "none");
    EXPECT_EQ(vial(PaperLineFile::Receipts, 0), "none");
}

TEST_F(PaperLines, NameTheirPeopleAndTimes) {
    EXPECT_EQ(people_of(folder, {.file = PaperLineFile::Draws, .index = 0}).size(), 2U);
    EXPECT_EQ(people_of(folder, {.file = PaperLineFile::VialEvents, .index = 0}).size(), 1U);
    EXPECT_EQ(people_of(folder, {.file = PaperLineFile::Counts, .index = 1}).size(), 1U);
    EXPECT_EQ(people_of(folder, {.file = PaperLineFile::Receipts, .index = 0}).at(0).text(), "ph1");
    EXPECT_TRUE(people_of(folder, {.file = PaperLineFile::People, .index = 0}).empty());
    EXPECT_EQ(base::print_utc(time_of(folder, {.file = PaperLineFile::Counts, .index = 1}).instant),
              "2026-01-12T17:00:00.000Z");
}

}  // namespace
}  // namespace vialog::operations
