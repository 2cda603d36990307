// SPDX-License-Identifier: Apache-2.0
// The command line: what is wrong with it is said with exit code 64.
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/desk.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::cli {
namespace {

TEST(CommandLine, IsRefusedWithSixtyFour) {
    for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{
             {},
             {"no-such-command"},
             {"status"},
             {"status", "a", "b"},
             {"status", "a", "--no-such-option"},
             {"keygen", "--origin", "clinic.example/ket", "--person", "ada"},
             {"keygen", "--origin", "clinic.example/ket", "--person", "ada", "--person", "ben",
              "--out", "x"}}) {
        const Answer answer = run(bad, {});
        EXPECT_EQ(answer.code, ExitCode::Usage) << (bad.empty() ? "" : bad.front());
        EXPECT_TRUE(answer.out.empty());
        EXPECT_TRUE(answer.err.starts_with("vialog-cli: "));
    }
}

TEST(CommandLine, ShowsHelpAndVersion) {
    const Answer help = run({"--help"}, {});
    EXPECT_EQ(help.code, ExitCode::Done);
    EXPECT_NE(help.out.find("waste-unwitnessed"), std::string::npos);
    // The agent is started by unlock, not by people.
    EXPECT_EQ(help.out.find("\n  agent "), std::string::npos);
    EXPECT_TRUE(run({"--version"}, {}).out.starts_with("vialog-cli "));
    EXPECT_NE(run({"correct", "--help"}, {}).out.find("--original-signer"), std::string::npos);
}

TEST(Commands, HaveEachNameOnceAndEachOptionOnce) {
    std::set<std::string> names;
    for (const Command& command : all_commands()) {
        EXPECT_TRUE(names.insert(command.name).second) << command.name;
        EXPECT_FALSE(command.summary.empty()) << command.name;
        std::set<std::string> options;
        for (const Option& option : command.options) {
            EXPECT_TRUE(options.insert(option.name).second) << command.name << " " << option.name;
            EXPECT_FALSE(option.meaning.empty()) << command.name << " " << option.name;
        }
        EXPECT_TRUE(options.contains("json") || command.name == "agent") << command.name;
    }
    // Every kind that people state has its command.
    for (const auto& kind : domain::Words<domain::Kind>::table) {
        const bool by_others =
            kind.value == domain::Kind::Notice || kind.value == domain::Kind::Transcription;
        EXPECT_TRUE(by_others || names.contains(std::string(kind.word))) << kind.word;
    }
}

TEST(Program, SaysThatTheWorldFailedWithOne) {
    const Answer answer = run({"balance", "/nowhere/ket.vialog"}, {});

    EXPECT_EQ(answer.code, ExitCode::WorldFailed);
    EXPECT_NE(answer.err.find("/nowhere/ket.vialog"), std::string::npos);
}

}  // namespace
}  // namespace vialog::cli
