// SPDX-License-Identifier: Apache-2.0
// What src/cli/recording says where an entry is stored, and what is done after it fails.
#include "cli/desk.h"
#include "support/paper_journal.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::cli {
namespace {

// Nobody can write to the folder of the high-water marks: a file lies in its place.
struct WithoutMarks : ::testing::Test {
    Desk desk;

    void SetUp() override { std::ofstream(desk.path("state")) << "a file"; }

    [[nodiscard]] std::int64_t newest_entry() const {
        return run({"list", desk.journal(), "--most", "1", "--json"}, {}).json().at(0).at("entry");
    }
    static void expect_warning(const Answer& answer) {
        EXPECT_EQ(answer.code, ExitCode::Done);
        EXPECT_NE(answer.err.find("warning: what was recorded stays recorded, but the high-water"),
                  std::string::npos)
            << answer.err;
    }
};

TEST_F(WithoutMarks, AnEntryIsAnsweredAndWhatFailedAfterItIsAWarning) {
    desk.found();

    const Answer answer =
        desk.ask("place", {"--id", "room", "--name", "Room", "--by", "ada", "--witness", "ben"},
                 {"ada", "ben"});

    expect_warning(answer);
    EXPECT_EQ(answer.json().at("entry"), 1);
    EXPECT_EQ(newest_entry(), 1);
}

TEST_F(WithoutMarks, ATranscriptionPrintsItsReport) {
    desk.found();
    const support::PaperPile paper;
    support::write_small_clinic(paper);

    const Answer answer = desk.ask(
        "transcribe", {paper.path().string(), "--by", "ben", "--checker", "ada"}, {"ben", "ada"});

    expect_warning(answer);
    const std::int64_t entries = answer.json().at("entries");
    EXPECT_GT(entries, 0);
    EXPECT_EQ(newest_entry(), entries);
}

TEST_F(WithoutMarks, ARefusalStaysOne) {
    desk.found();

    const Answer answer =
        desk.ask("place", {"--id", "room", "--name", "Room", "--by", "ada", "--witness", "ada"},
                 {"ada", "ada"});

    EXPECT_EQ(answer.code, ExitCode::Refused);
    EXPECT_EQ(newest_entry(), 0);
}

}  // namespace
}  // namespace vialog::cli
