// SPDX-License-Identifier: Apache-2.0
// People, places, policy from the command line.
#include "cli/desk.h"

#include <gtest/gtest.h>

namespace vialog::cli {
namespace {

nlohmann::json shown(const Desk& desk, std::int64_t entry) {
    const Answer answer = run({"show", desk.journal(), std::to_string(entry), "--json"}, {});
    EXPECT_EQ(answer.code, ExitCode::Done) << answer.err;
    return answer.json();
}

TEST(Person, IsRecordedWithHerNameSealed) {
    const Desk desk;
    desk.found();

    const auto entry = desk.record(
        "person", {"--id", "cleo", "--initials", "CE", "--name", "Cleo Example", "--function",
                   "witness", "--function", "dispenser", "--employee", "yes"});

    const std::string text = shown(desk, entry).dump();
    EXPECT_EQ(text.find("Cleo Example"), std::string::npos);
    EXPECT_NE(text.find("dispenser"), std::string::npos);
}

TEST(Person, RefusesWordsThatAreNone) {
    const Desk desk;
    desk.found();

    EXPECT_EQ(desk.ask("person",
                       {"--id", "cleo", "--initials", "CE", "--function", "nurse", "--by", "ada",
                        "--witness", "ben"},
                       {"ada", "ben"})
                  .code,
              ExitCode::Usage);
    EXPECT_EQ(
        desk.ask("person", {"--id", "a b", "--initials", "CE", "--by", "ada", "--witness", "ben"},
                 {"ada", "ben"})
            .code,
        ExitCode::Usage);
}

struct HouseCommands : ::testing::Test {
    Desk desk;

    void SetUp() override { desk.found(); }
};

TEST_F(HouseCommands, KeepsWhatAPolicyDoesNotState) {
    desk.record("policy", {"--citation", "21 CFR", "--retention-years", "10"});
    const auto entry = desk.record("policy", {"--witness-shift", "yes"});

    const std::string text = shown(desk, entry).dump();
    EXPECT_NE(text.find("\"retention_years\":10"), std::string::npos);
    EXPECT_NE(text.find("\"witness_shift\":true"), std::string::npos);
    EXPECT_NE(text.find("21 CFR"), std::string::npos);
    EXPECT_EQ(desk.ask("policy", {"--witness-shift", "maybe", "--by", "ada", "--witness", "ben"},
                       {"ada", "ben"})
                  .code,
              ExitCode::Usage);
}

TEST_F(HouseCommands, RecordsPlacesAndWorkstations) {
    desk.record("place", {"--id", "room", "--name", "The room"});
    desk.record("station", {"--id", "ward", "--name", "The ward"});

    // With two of them, nobody guesses at which this is.
    const Answer unsaid =
        desk.ask("place", {"--id", "room2", "--name", "Another", "--by", "ada", "--witness", "ben"},
                 {"ada", "ben"});
    EXPECT_EQ(unsaid.code, ExitCode::Usage);
    EXPECT_NE(unsaid.err.find("--station"), std::string::npos);
    EXPECT_NO_THROW(
        desk.record("place", {"--id", "room2", "--name", "Another", "--station", "desk"}));
}

TEST_F(HouseCommands, ChangesWhatIsStatedOfTheRegistration) {
    const auto entry = desk.record("registration", {"--address", "14 Main Street, Denver CO"});

    const std::string text = shown(desk, entry).dump();
    EXPECT_NE(text.find("14 Main Street"), std::string::npos);
    EXPECT_NE(text.find("Foothill Clinic"), std::string::npos);
}

}  // namespace
}  // namespace vialog::cli
