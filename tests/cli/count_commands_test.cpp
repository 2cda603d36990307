// SPDX-License-Identifier: Apache-2.0
// Counts, closes and custody from the command line.
#include "cli/stocked_desk.h"
#include "journal/checkpoint.h"

namespace vialog::cli {
namespace {

using Counting = StockedDesk;

TEST_F(Counting, RevealsTheBookAfterTheCount) {
    const auto start = desk.record_by("ben", "count-start", {"--type", "weekly"});
    const auto count = desk.record("count", {"--start", std::to_string(start), "--sealed", "1=9",
                                             "--opened", "1=10.000:measured"});

    const Answer answer =
        desk.ask("reveal", {"--count", std::to_string(count), "--by", "ben"}, {"ben"});

    ASSERT_EQ(answer.code, ExitCode::Done) << answer.err;
    EXPECT_EQ(answer.json().at("differs"), false);
    ASSERT_EQ(answer.json().at("lines").size(), 1U);
    const auto line = answer.json().at("lines")[0];
    EXPECT_EQ(line.at("sealed_book"), 9);
    EXPECT_EQ(line.at("sealed_counted"), 9);
    EXPECT_EQ(line.at("opened")[0].at("counted").at("ul"), 10000);
}

TEST_F(Counting, OpensACaseWhereCountAndBookDiffer) {
    const auto start = desk.record_by("ben", "count-start", {});
    const auto count = desk.record("count", {"--start", std::to_string(start), "--sealed",
                                             "0409-2051-05=8", "--opened", "1=10"});

    const Answer answer =
        desk.ask("reveal", {"--count", std::to_string(count), "--by", "ben"}, {"ben"});

    EXPECT_EQ(answer.json().at("differs"), true);
    const Answer cases = run({"cases", desk.journal(), "--json"}, {});
    EXPECT_NE(cases.out.find("count_differs"), std::string::npos);
}

TEST_F(Counting, NeedsAStart) {
    EXPECT_EQ(code("count", {"--start", "3", "--sealed", "1=9"}), ExitCode::Usage);
    const auto start = desk.record_by("ben", "count-start", {});
    const std::string number = std::to_string(start);
    EXPECT_EQ(code("count", {"--start", number, "--sealed", "1"}), ExitCode::Usage);
    EXPECT_EQ(code("count", {"--start", number, "--sealed", "1=nine"}), ExitCode::Usage);
    EXPECT_EQ(code("count", {"--start", number, "--opened", "1=1.2345"}), ExitCode::Usage);
    EXPECT_EQ(code("count", {"--start", number, "--opened", "1=1.2:guessed"}), ExitCode::Usage);
    EXPECT_EQ(code("count", {"--start", number, "--sealed", "1=9"}), ExitCode::Done);
    EXPECT_EQ(refusal("count", {"--start", number, "--sealed", "1=9"}), "count-not-begun");
}

TEST_F(Counting, AsksForThePlaceWhereThereAreSeveral) {
    desk.record("place", {"--id", "room", "--name", "The room"});
    const auto start = std::to_string(desk.record_by("ben", "count-start", {}));

    EXPECT_EQ(code("count", {"--start", start, "--sealed", "1=9"}), ExitCode::Usage);
    EXPECT_EQ(code("count", {"--start", start, "--sealed", "safe/1=9", "--opened", "safe/1=10",
                             "--sealed", "room/1=0"}),
              ExitCode::Done);
}

TEST_F(Counting, ClosesTheDayWithACheckpoint) {
    const auto infusion = draw("0.570");

    const Answer answer = desk.ask("close", {"--by", "ada", "--witness", "ben"}, {"ada", "ben"});

    ASSERT_EQ(answer.code, ExitCode::Done) << answer.err;
    EXPECT_EQ(answer.json().at("close").at("open_infusions"), nlohmann::json({infusion}));
    const auto given = answer.json().at("checkpoint");
    EXPECT_EQ(given.at("size").get<std::int64_t>(),
              answer.json().at("entry").get<std::int64_t>() + 1);
    const auto note = journal::parse_checkpoint(given.at("note").get<std::string>());
    ASSERT_TRUE(note.has_value());
    EXPECT_EQ(base::to_hex(note->checkpoint.head.root), given.at("root").get<std::string>());
    EXPECT_EQ(refusal("close", {}), "day-closed-already");
}

TEST_F(Counting, ClosesNoDayToCome) {
    EXPECT_EQ(refusal("close", {"--day", "2199-01-01"}), "day-not-over");
    EXPECT_EQ(code("close", {"--day", "2026-02-30"}), ExitCode::Usage);
}

TEST_F(Counting, PassesCustodyOn) {
    EXPECT_EQ(code("custody", {}), ExitCode::Done);
    EXPECT_EQ(code("custody", {"--count", "999"}), ExitCode::Usage);
}

}  // namespace
}  // namespace vialog::cli
