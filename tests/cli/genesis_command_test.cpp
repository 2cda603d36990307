// SPDX-License-Identifier: Apache-2.0
// Journals begun from the command line.
#include "cli/desk.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::cli {
namespace {

TEST(Genesis, PrintsThePin) {
    const Desk desk;
    const std::vector<std::string> arguments = {"genesis",
                                                desk.journal(),
                                                "--origin",
                                                "clinic.example/ket",
                                                "--registrant-name",
                                                "Foothill Clinic",
                                                "--dea",
                                                "AB1234563",
                                                "--address",
                                                "12 Main Street, Denver CO",
                                                "--place",
                                                "safe=The safe",
                                                "--station",
                                                "desk=The desk",
                                                "--zone",
                                                "America/Denver",
                                                "--first",
                                                "ada",
                                                "--first-name",
                                                "Ada Example",
                                                "--first-initials",
                                                "AE",
                                                "--first-function",
                                                "registrant",
                                                "--first-key",
                                                desk.key_file("ada"),
                                                "--second",
                                                "ben",
                                                "--second-name",
                                                "Ben Example",
                                                "--second-initials",
                                                "BE",
                                                "--second-function",
                                                "pharmacist",
                                                "--second-key",
                                                desk.key_file("ben"),
                                                "--pin-fd",
                                                "FD"};

    const Answer answer = run(arguments, {Desk::pin, Desk::pin});

    ASSERT_EQ(answer.code, ExitCode::Done) << answer.err;
    const std::size_t at = answer.out.find("\npin ");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(answer.out.find('\n', at + 1) - at - 5, 64U);
    // Once begun, never again over it.
    EXPECT_EQ(run(arguments, {Desk::pin, Desk::pin}).code, ExitCode::WorldFailed);
}

TEST(Genesis, LeavesNothingWhereAKeyIsLocked) {
    const Desk desk;
    ASSERT_EQ(run({"lock", desk.journal(), "--person", "ben"}, {}).code, ExitCode::Done);

    EXPECT_THROW(desk.found(), std::runtime_error);

    EXPECT_FALSE(std::filesystem::exists(desk.journal()));
}

TEST(Genesis, RefusesAnothersKeyFile) {
    Desk desk;
    // The file bears Ben's name, but it is not the key that he has unlocked.
    desk.make_key("ben-2", "ben");
    std::filesystem::rename(desk.key_file("ben-2"), desk.key_file("ben"));

    try {
        desk.found();
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("is not the key file that ben has unlocked"),
                  std::string::npos);
    }
    EXPECT_FALSE(std::filesystem::exists(desk.journal()));
}

}  // namespace
}  // namespace vialog::cli
