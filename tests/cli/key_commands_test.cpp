// SPDX-License-Identifier: Apache-2.0
// Keys made, unlocked and locked from the command line.
#include "cli/desk.h"
#include "crypto/key_file.h"
#include "operations/private_file.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::cli {
namespace {

struct Keygen : ::testing::Test {
    support::TemporaryFolder folder;
    std::string out = (folder.path() / "cleo.key").string();

    [[nodiscard]] Answer make(const std::string& algorithm, const std::string& passphrase) const {
        return run({"keygen", "--origin", "clinic.example/ket", "--person", "cleo", "--out", out,
                    "--algorithm", algorithm, "--passphrase-fd", "FD", "--json"},
                   {passphrase});
    }
};

TEST_F(Keygen, MakesAKeyFile) {
    for (const std::string algorithm : {"ed25519", "p256"}) {
        const Answer answer = make(algorithm, Desk::passphrase);

        ASSERT_EQ(answer.code, ExitCode::Done) << answer.err;
        const auto opened =
            crypto::open_key_file(operations::read_small_file(out), Desk::passphrase);
        ASSERT_TRUE(opened.has_value());
        EXPECT_EQ(opened->name, "clinic.example/ket/u/cleo");
        EXPECT_EQ(answer.json().at("fingerprint"),
                  opened->signing_key.public_key().fingerprint_text());
        std::filesystem::remove(out);
    }
}

TEST_F(Keygen, RefusesAWeakPassphrase) {
    const Answer answer = make("ed25519", "short");

    EXPECT_EQ(answer.code, ExitCode::Usage);
    EXPECT_EQ(answer.err.find("short\""), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(out));
}

TEST_F(Keygen, RefusesAnotherAlgorithm) {
    EXPECT_EQ(make("rsa", Desk::passphrase).code, ExitCode::Usage);
}

TEST_F(Keygen, NeverWritesOverAFile) {
    ASSERT_EQ(make("ed25519", Desk::passphrase).code, ExitCode::Done);
    const std::string before = operations::read_small_file(out);

    EXPECT_EQ(make("ed25519", Desk::passphrase).code, ExitCode::Usage);

    EXPECT_EQ(operations::read_small_file(out), before);
}

TEST_F(Keygen, NeedsAPassphraseFromSomewhere) {
    const Answer answer = run({"keygen", "--origin", "clinic.example/ket", "--person", "cleo",
                               "--out", out, "--passphrase-fd", "FD"},
                              {});

    EXPECT_EQ(answer.code, ExitCode::Usage);
    EXPECT_NE(answer.err.find("--passphrase-fd"), std::string::npos);
}

TEST(Unlock, ShowsWhatIsUnlocked) {
    const Desk desk;

    const Answer status = run({"status", desk.journal(), "--json"}, {});

    ASSERT_EQ(status.code, ExitCode::Done);
    ASSERT_EQ(status.json().at("keys").size(), 2U);
    EXPECT_EQ(status.json().at("keys")[0].at("name"), "clinic.example/ket/u/ada");
    EXPECT_EQ(status.json().at("keys")[0].at("attempts_left"), 3);
}

TEST(Unlock, RefusesAWrongPassphrase) {
    const Desk desk;

    const Answer answer = run({"unlock", desk.journal(), desk.key_file("cleo"), "--passphrase-fd",
                               "FD", "--pin-fd", "FD", "--json"},
                              {"another passphrase", Desk::pin});

    EXPECT_EQ(answer.code, ExitCode::Refused);
    EXPECT_EQ(answer.json().at("refused"), "not-unlocked");
    EXPECT_EQ(run({"status", desk.journal(), "--json"}, {}).json().at("keys").size(), 2U);
}

TEST(Unlock, RefusesAPinThatIsNone) {
    const Desk desk;

    for (const std::string pin : {"12345", "1234567x", "000000"}) {
        const Answer answer = run({"unlock", desk.journal(), desk.key_file("cleo"),
                                   "--passphrase-fd", "FD", "--pin-fd", "FD"},
                                  {Desk::passphrase, pin});
        EXPECT_EQ(answer.code, ExitCode::Usage) << pin;
        EXPECT_EQ(answer.err.find(pin), std::string::npos);
    }
}

TEST(Unlock, RefusesAShiftOfMoreThanTwelveHours) {
    const Desk desk;

    for (const std::string hours : {"0", "13", "-1", "x"}) {
        EXPECT_EQ(run({"unlock", desk.journal(), desk.key_file("cleo"), "--hours=" + hours,
                       "--passphrase-fd", "FD", "--pin-fd", "FD"},
                      {Desk::passphrase, Desk::pin})
                      .code,
                  ExitCode::Usage)
            << hours;
    }
}

TEST(Unlock, RefusesAKeyOfAnotherJournal) {
    const Desk desk;
    desk.found();
    const std::string other = desk.path("other.key");
    ASSERT_EQ(run({"keygen", "--origin", "other.example/ket", "--person", "ada", "--out", other,
                   "--passphrase-fd", "FD"},
                  {Desk::passphrase})
                  .code,
              ExitCode::Done);

    const Answer answer =
        run({"unlock", desk.journal(), other, "--passphrase-fd", "FD", "--pin-fd", "FD"},
            {Desk::passphrase, Desk::pin});

    EXPECT_EQ(answer.code, ExitCode::Usage);
}

TEST(Unlock, RefusesAFileThatIsNoKey) {
    const Desk desk;
    operations::write_private_file(desk.path("text"), "hello\n");

    EXPECT_EQ(run({"unlock", desk.journal(), desk.path("text"), "--passphrase-fd", "FD", "--pin-fd",
                   "FD"},
                  {Desk::passphrase, Desk::pin})
                  .code,
              ExitCode::Usage);
    EXPECT_EQ(run({"unlock", desk.journal(), desk.path("missing"), "--passphrase-fd", "FD",
                   "--pin-fd", "FD"},
                  {Desk::passphrase, Desk::pin})
                  .code,
              ExitCode::WorldFailed);
}

TEST(Unlock, SaysThatTheWorldFailedWhereTheKeyFileIsCutShort) {
    const Desk desk;
    const std::string whole = operations::read_small_file(desk.key_file("cleo"));
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, whole.size() - 1}) {
        const std::string file = desk.path("cut at " + std::to_string(size));
        operations::write_private_file(file, whole.substr(0, size));

        const Answer answer =
            run({"unlock", desk.journal(), file, "--passphrase-fd", "FD", "--pin-fd", "FD"},
                {Desk::passphrase, Desk::pin});

        EXPECT_EQ(answer.code, ExitCode::WorldFailed) << size;
        EXPECT_NE(answer.err.find("cut at"), std::string::npos) << answer.err;
    }
}

TEST(Lock, LocksOneOrAll) {
    const Desk desk;

    const Answer one = run({"lock", desk.journal(), "--person", "ben", "--json"}, {});
    EXPECT_EQ(one.json().at("locked"), nlohmann::json({"clinic.example/ket/u/ben"}));
    const Answer all = run({"lock", desk.journal(), "--json"}, {});
    EXPECT_EQ(all.json().at("locked"), nlohmann::json({"clinic.example/ket/u/ada"}));
    EXPECT_TRUE(run({"status", desk.journal(), "--json"}, {}).json().at("keys").empty());
}

TEST(Status, IsEmptyWhereNoAgentIs) {
    const support::TemporaryFolder folder;

    const Answer status = run({"status", (folder.path() / "x").string(), "--json"}, {});

    EXPECT_EQ(status.code, ExitCode::Done);
    EXPECT_EQ(status.json().at("agent"), false);
    EXPECT_TRUE(status.json().at("keys").empty());
}

}  // namespace
}  // namespace vialog::cli
