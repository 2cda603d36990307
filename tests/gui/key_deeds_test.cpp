// SPDX-License-Identifier: Apache-2.0
// The promises of gui/key_deeds.h, one at a time.
#include "gui/key_deeds.h"

#include "gui/house_in_test.h"
#include "gui/people_presenter.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

domain::PersonId id(std::string_view text) {
    return domain::PersonId::parse(text).value();
}

// Cleo has no key yet; Ada sits here.
struct Keys : testing::Test {
    DeskInTest test;
    void SetUp() override {
        static_cast<void>(
            test.workplace().govern(operations::staff("cleo", {domain::Function::Dispenser}), {}));
        test.sign_in("ada");
    }
    [[nodiscard]] std::size_t in_force(std::string_view person) {
        return keys_in_force(test.state(), id(person)).size();
    }
    [[nodiscard]] static std::string signatures() { return "\nben\n" + pin_keys() + pin_keys(); }
    void enrol_cleo() {
        PeoplePresenter screen(test.desk());
        Typist(screen).scans("cleo").types("e" + write_key(test, "cleo", "cleo") + "\n" +
                                           std::string(test_passphrase) + "\n" + signatures());
        ASSERT_EQ(in_force("cleo"), 1U) << text_of(screen.view().message);
    }
};

TEST_F(Keys, AreEnrolledFromAFileThatIsThere) {
    enrol_cleo();
    EXPECT_EQ(keys_in_force(test.state(), id("cleo")).front().id.digest,
              operations::key_of("cleo", "cleo").signing_key.public_key().fingerprint());
}

TEST_F(Keys, AreMadeWhereNoFileIs) {
    const std::string path = (test.workplace().folder() / "fresh.key").string();
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("e" + path + "\n");
    EXPECT_NE(field_of(screen.view(), "file").follows, "");
    const std::string secret = std::string(test_passphrase) + "\n";
    Typist(screen).types(secret + secret + signatures());
    EXPECT_EQ(in_force("cleo"), 1U) << text_of(screen.view().message);
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(Keys, AreNotMadeWithAShortPassphrase) {
    const std::string path = (test.workplace().folder() / "fresh.key").string();
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("e" + path + "\nshort\nshort\n\nben\n");
    EXPECT_NE(field_of(screen.view(), "passphrase").problem.find("too short"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Keys, AreNotEnrolledWithAWrongPassphrase) {
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("e" + write_key(test, "cleo", "cleo") +
                                       "\nnot the right one\n\nben\n");
    EXPECT_NE(field_of(screen.view(), "passphrase").problem.find("wrong"), std::string::npos);
    EXPECT_EQ(in_force("cleo"), 0U);
}

TEST_F(Keys, AreEnrolledForTheirOwnerOnly) {
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("e" + write_key(test, "dan", "dan") + "\n" +
                                       std::string(test_passphrase) + "\n\nben\n");
    EXPECT_NE(field_of(screen.view(), "file").problem.find("u/dan"), std::string::npos);
}

TEST_F(Keys, NeedTheEarlierKeyForTheNext) {
    enrol_cleo();
    static_cast<void>(test.workplace().unlock("cleo", "cleo"));
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("e" + write_key(test, "cleo-2", "cleo") + "\n" +
                                       std::string(test_passphrase) + "\n" + signatures());
    EXPECT_EQ(in_force("cleo"), 1U);
    EXPECT_EQ(screen.view().focus, "pin_2");
    Typist(screen).types(pin_keys());
    EXPECT_EQ(in_force("cleo"), 2U) << text_of(screen.view().message);
}

TEST_F(Keys, AreRevokedByRegistrantAndWitness) {
    enrol_cleo();
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("rt\n" + signatures());
    EXPECT_EQ(in_force("cleo"), 0U) << text_of(screen.view().message);
    EXPECT_TRUE(tells(screen.view(), "revoked by entry"));
}

TEST_F(Keys, ComeBeforeASecondWitnessWhereTheEarlierOneIsRevoked) {
    enrol_cleo();
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("rt\n" + signatures());
    Typist(screen).types("e" + write_key(test, "cleo-2", "cleo") + "\n" +
                         std::string(test_passphrase) + "\n\nben\n");
    EXPECT_EQ(screen.view().focus, "signer_2");
    Typist(screen).types("ada\n");
    EXPECT_FALSE(field_of(screen.view(), "signer_2").problem.empty());
}

TEST_F(Keys, AreRevokedByTheirOwnerAlone) {
    enrol_cleo();
    static_cast<void>(test.workplace().unlock("cleo", "cleo"));
    test.sign_in("cleo");
    PeoplePresenter screen(test.desk());
    Typist(screen).scans("cleo").types("oc2\n\n" + pin_keys());
    ASSERT_EQ(in_force("cleo"), 0U) << text_of(screen.view().message);
    EXPECT_EQ(keys_of(test.state(), id("cleo")).front().row.suspect_from, domain::EntryNumber(2));
}

}  // namespace
}  // namespace vialog::gui
