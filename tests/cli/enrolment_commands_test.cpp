// SPDX-License-Identifier: Apache-2.0
// Keys enrolled, revoked and changed from the command line.
#include "cli/desk.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::cli {
namespace {

struct EnrolledHouse : ::testing::Test {
    Desk desk;

    void SetUp() override {
        desk.found();
        for (const std::string person : {"cleo", "dan"}) {
            desk.record("person", {"--id", person, "--initials", person.substr(0, 1), "--function",
                                   "dispenser", "--employee", "yes"});
        }
    }

    [[nodiscard]] Answer add_key(const std::string& key, const std::string& person,
                                 std::vector<std::string> more,
                                 std::vector<std::string> people) const {
        std::vector<std::string> arguments = {
            "key-add",         desk.journal(), "--person", person, "--key-file", desk.key_file(key),
            "--passphrase-fd", "FD",           "--pin-fd", "FD",   "--by",       "ada",
            "--witness",       "ben",          "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::vector<std::string> secrets(people.size() + 1, Desk::pin);
        secrets.front() = Desk::passphrase;
        return run(std::move(arguments), secrets);
    }
};

TEST_F(EnrolledHouse, EnrolsKeys) {
    ASSERT_EQ(add_key("cleo", "cleo", {}, {"ada", "ben"}).code, ExitCode::Done);
    desk.unlock("cleo");
    desk.stock_up();

    EXPECT_NO_THROW(desk.record_by("cleo", "party", {"--name", "Other", "--dea", "AB1234563"}));
}

TEST_F(EnrolledHouse, AsksTheEarlierKey) {
    ASSERT_EQ(add_key("cleo", "cleo", {}, {"ada", "ben"}).code, ExitCode::Done);
    desk.make_key("cleo-2", "cleo");

    const Answer locked = add_key("cleo-2", "cleo", {}, {"ada", "ben", "cleo"});
    EXPECT_EQ(locked.code, ExitCode::Refused);
    desk.unlock("cleo");
    const Answer signed_by_her = add_key("cleo-2", "cleo", {}, {"ada", "ben", "cleo"});

    EXPECT_EQ(signed_by_her.code, ExitCode::Done) << signed_by_her.err;
}

TEST_F(EnrolledHouse, RefusesTheKeyOfAnotherPerson) {
    EXPECT_EQ(add_key("dan", "cleo", {}, {"ada", "ben"}).code, ExitCode::Usage);
}

TEST_F(EnrolledHouse, SaysThatTheWorldFailedWhereTheKeyFileIsCutShort) {
    std::filesystem::resize_file(desk.key_file("cleo"), 200);

    EXPECT_EQ(add_key("cleo", "cleo", {}, {"ada", "ben"}).code, ExitCode::WorldFailed);
}

TEST_F(EnrolledHouse, RevokesAndEnrolsAnew) {
    ASSERT_EQ(add_key("cleo", "cleo", {}, {"ada", "ben"}).code, ExitCode::Done);
    ASSERT_EQ(add_key("dan", "dan", {}, {"ada", "ben"}).code, ExitCode::Done);
    desk.unlock("dan");
    desk.record("key-revoke", {"--person", "cleo", "--reason", "lost"});
    desk.make_key("cleo-2", "cleo");

    const Answer alone = add_key("cleo-2", "cleo", {}, {"ada", "ben"});
    EXPECT_EQ(alone.code, ExitCode::Usage);
    EXPECT_NE(alone.err.find("--second-witness"), std::string::npos);
    const Answer witnessed =
        add_key("cleo-2", "cleo", {"--second-witness", "dan"}, {"ada", "ben", "dan"});

    EXPECT_EQ(witnessed.code, ExitCode::Done) << witnessed.err;
}

TEST_F(EnrolledHouse, LetsAnOwnerRevokeHerOwnKey) {
    ASSERT_EQ(add_key("cleo", "cleo", {}, {"ada", "ben"}).code, ExitCode::Done);
    desk.unlock("cleo");

    desk.record_by("cleo", "key-revoke", {"--person", "cleo", "--reason", "compromised"});

    EXPECT_EQ(desk.ask("party", {"--name", "Other", "--dea", "AB1234563", "--by", "cleo"}, {"cleo"})
                  .json()
                  .at("refused"),
              "key-revoked");
}

TEST_F(EnrolledHouse, NamesAKeyByTheBeginningOfItsFingerprint) {
    const Answer made = add_key("cleo", "cleo", {}, {"ada", "ben"});
    ASSERT_EQ(made.code, ExitCode::Done);
    desk.unlock("cleo");
    const auto keys = run({"status", desk.journal(), "--json"}, {}).json().at("keys");
    const std::string fingerprint = keys[2].at("fingerprint");

    const auto revoke = [&](const std::string& key) {
        return desk
            .ask("key-revoke",
                 {"--key", key, "--reason", "left", "--by", "ada", "--witness", "ben"},
                 {"ada", "ben"})
            .code;
    };
    EXPECT_EQ(revoke(fingerprint.substr(0, 14)), ExitCode::Usage);
    EXPECT_EQ(revoke("sha256:0000000000000000"), ExitCode::Usage);
    EXPECT_EQ(revoke(fingerprint.substr(0, 15)), ExitCode::Done);
}

TEST_F(EnrolledHouse, ChangesTheCheckpointKey) {
    const auto before = desk.ask("checkpoint", {"--by", "ben"}, {"ben"});
    ASSERT_EQ(before.code, ExitCode::Done) << before.err;

    desk.record_by("ada", "log-key", {});

    const auto after = desk.ask("checkpoint", {"--by", "ben"}, {"ben"});
    ASSERT_EQ(after.code, ExitCode::Done) << after.err;
    EXPECT_EQ(after.json().at("size").get<int>(), before.json().at("size").get<int>() + 1);
}

}  // namespace
}  // namespace vialog::cli
