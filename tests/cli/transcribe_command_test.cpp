// SPDX-License-Identifier: Apache-2.0
// transcribe, where there is nothing to take; the rest is run by tests/transcripts/run_day.
#include "cli/desk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vialog::cli {
namespace {

struct TranscribeCommand : ::testing::Test {
    Desk desk;

    void SetUp() override { desk.found(); }

    [[nodiscard]] Answer transcribe(const std::string& folder) const {
        return desk.ask("transcribe", {folder, "--by", "ada", "--checker", "ben"}, {"ada", "ben"});
    }
};

TEST_F(TranscribeCommand, FailsByTheWorldWhereThereIsNoFolder) {
    const Answer answer = transcribe(desk.path("nowhere"));

    EXPECT_EQ(answer.code, ExitCode::WorldFailed);
    EXPECT_NE(answer.err.find("no such folder"), std::string::npos) << answer.err;
}

TEST_F(TranscribeCommand, SaysInJsonWhyAFolderIsRefused) {
    const std::string folder = desk.path("paper");
    std::filesystem::create_directory(folder);
    std::ofstream(folder + "/clinic.json") << "{";

    const Answer answer = transcribe(folder);

    EXPECT_EQ(answer.code, ExitCode::Refused);
    EXPECT_EQ(answer.json().at("entries"), 0);
    EXPECT_TRUE(answer.json().at("changed").empty());
    EXPECT_EQ(answer.json().at("refused").at(0).at("file"), "clinic.json");
}

TEST_F(TranscribeCommand, AsksForNoPinWhereItOnlyPreviews) {
    const std::string folder = desk.path("paper");
    std::filesystem::create_directory(folder);
    std::ofstream(folder + "/clinic.json") << "{";

    const Answer answer = run(
        {"transcribe", desk.journal(), folder, "--by", "ada", "--checker", "ben", "--preview"}, {});

    EXPECT_EQ(answer.code, ExitCode::Refused) << answer.err;
    EXPECT_NE(answer.err.find("clinic.json"), std::string::npos) << answer.err;
}

}  // namespace
}  // namespace vialog::cli
