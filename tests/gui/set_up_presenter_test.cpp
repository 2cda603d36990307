// SPDX-License-Identifier: Apache-2.0
// The set up screen, key by key.
#include "gui/set_up_presenter.h"

#include "gui/house_in_test.h"
#include "gui/set_up_in_test.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace vialog::gui {
namespace {

struct SetUp : testing::Test {
    SetUpInTest test;
    SetUpPresenter screen{test.ground()};
    Typist typist{screen};

    void type_registration() {
        typist.types("Foothill Clinic\nAB1234563\n12 Main Street\nclinic.example/ket\n");
    }
    void type_house() { typist.types("\nThe safe\n\nThe desk\n\n"); }
    [[nodiscard]] std::string key_path(std::string_view id) {
        return (test.workplace().folder() / (std::string(id) + ".key")).string();
    }
    void type_founder(std::string_view id, std::string_view functions) {
        const std::string secret = std::string(test_passphrase) + "\n";
        typist.types(std::string(id) + "\nName of " + std::string(id) + "\nNN\n" +
                     std::string(functions) + "\ny" + key_path(id) + "\n" + secret + secret +
                     pin_keys() + pin_keys());
    }
    void up_to_products() {
        type_registration();
        type_house();
        type_founder("md1", "rs");
        type_founder("rph1", "pc");
    }
    // The second product of the list is Hospira's; four vials of it.
    void up_to_sign() {
        up_to_products();
        typist.presses("Down").presses("Enter").types("n");
        typist.types("o1A1\n2027-09\n4\n\n").types("\n");
    }
};

TEST_F(SetUp, BeginsWithTheRegistrationAndSaysWhatIsAccepted) {
    EXPECT_EQ(screen.step(), SetUpStep::Registration);
    for (const Field& field : screen.view().fields) {
        EXPECT_FALSE(field.hint.empty()) << field.id;
    }
    EXPECT_FALSE(screen.has_work());
}

TEST_F(SetUp, LeadsToTheFirstSignedEntries) {
    up_to_sign();
    ASSERT_EQ(screen.step(), SetUpStep::Sign) << text_of(screen.view().message);
    EXPECT_TRUE(tells(screen.view(), "Foothill Clinic"));
    EXPECT_TRUE(tells(screen.view(), "20.000 mL = 2000 mg"));
    typist.types(pin_keys() + pin_keys());
    ASSERT_EQ(screen.step(), SetUpStep::Pin) << text_of(screen.view().message);
    const store::Store store = store::Store::open({.path = test.journal(), .marks = {}, .vfs = {}});
    EXPECT_EQ(store.head().size, 6);
    EXPECT_EQ(
        store.state().people.find(domain::PersonId::parse("md1").value())->functions,
        domain::bit(domain::Function::Registrant) | domain::bit(domain::Function::Prescriber));
}

TEST_F(SetUp, ShowsThePinWritesThePageAndOpensTheJournal) {
    up_to_sign();
    typist.types(pin_keys() + pin_keys());
    ASSERT_EQ(screen.step(), SetUpStep::Pin);
    std::stringstream page;
    page << std::ifstream(test.workplace().folder() / "documents" / "the-pin-to-sign-and-keep.txt")
                .rdbuf();
    const std::string pin = screen.view().groups.front().facts.front().value;
    EXPECT_NE(page.str().find(pin), std::string::npos);
    EXPECT_TRUE(test.opened().empty());
    EXPECT_FALSE(screen.back());
    typist.types("d");
    EXPECT_EQ(test.opened(), test.journal());
}

TEST_F(SetUp, GoesBackOneStepAndKeepsWhatWasTyped) {
    type_registration();
    typist.types("vault\n\x1b\x1b");
    EXPECT_EQ(screen.step(), SetUpStep::Registration);
    EXPECT_EQ(field_of(screen.view(), "name").text, "Foothill Clinic");
    EXPECT_EQ(screen.view().focus, "name");
    typist.types("\n\n\n\n");
    EXPECT_EQ(screen.step(), SetUpStep::House);
    EXPECT_EQ(field_of(screen.view(), "place").text, "vault");
}

TEST_F(SetUp, AsksBeforeEscLeavesAStep) {
    type_registration();
    typist.types("\x1b");
    EXPECT_TRUE(typist.keyboard().asks_to_leave());
    EXPECT_EQ(screen.step(), SetUpStep::House);
}

TEST_F(SetUp, AsksForASecretAgainWhereTheTwoDiffer) {
    type_registration();
    type_house();
    typist.types("md1\nAda\nA\nrs\ny" + key_path("md1") +
                 "\nfour unusual words\nfour usual words\n");
    EXPECT_EQ(screen.view().focus, "passphrase");
    EXPECT_FALSE(field_of(screen.view(), "passphrase").problem.empty());
}

TEST_F(SetUp, AsksForTheUseOfAPackageThatNobodyHasRead) {
    up_to_products();
    typist.presses("Down").presses("Down").presses("Down").presses("Enter");
    EXPECT_EQ(screen.view().focus, "use");
    typist.types("s");
    EXPECT_EQ(screen.view().table->rows->row(3).cells[0], "chosen");
    EXPECT_EQ(screen.view().table->rows->row(3).cells[4], "single dose");
}

TEST_F(SetUp, RefusesMoreInAContainerThanItsLabel) {
    up_to_products();
    typist.presses("Down").presses("Enter").types("no1A1\n2027-09\n1\n6\n");
    EXPECT_NE(field_of(screen.view(), "each").problem.find("5.000 mL"), std::string::npos);
}

TEST_F(SetUp, TakesALineOfTheInventoryAway) {
    up_to_products();
    typist.presses("Down").presses("Enter").types("no1A1\n2027-09\n1\n\n");
    EXPECT_EQ(screen.view().table->rows->size(), 1);
    typist.presses("Delete");
    EXPECT_EQ(screen.view().table->rows->size(), 0);
}

TEST_F(SetUp, BeginsWithNothingOnHand) {
    up_to_products();
    typist.types("no\n");
    ASSERT_EQ(screen.step(), SetUpStep::Sign) << text_of(screen.view().message);
    typist.types(pin_keys() + pin_keys());
    EXPECT_EQ(screen.step(), SetUpStep::Pin);
    EXPECT_EQ(screen.view().message->tone, Tone::Good) << text_of(screen.view().message);
}

TEST_F(SetUp, SaysThatThePinIsWrongAndKeepsEverything) {
    up_to_sign();
    typist.types("000000\n");
    EXPECT_EQ(screen.step(), SetUpStep::Sign);
    EXPECT_FALSE(field_of(screen.view(), "pin_0").problem.empty());
    typist.types(pin_keys() + pin_keys());
    EXPECT_EQ(screen.step(), SetUpStep::Pin);
}

TEST_F(SetUp, LeadsBackToAPassphraseThatDoesNotOpenAnExistingKey) {
    ASSERT_TRUE(unlock_founder(test.ground(), test.answers(), test.answers().founders[0],
                               "another passphrase", operations::test_pin));
    type_registration();
    type_house();
    typist.types("md1\nAda\nA\nrs\ny" + key_path("md1") + "\n" + std::string(test_passphrase) +
                 "\n" + pin_keys() + pin_keys());
    type_founder("rph1", "pc");
    typist.types("no\n");
    EXPECT_EQ(screen.step(), SetUpStep::First);
    EXPECT_EQ(screen.view().focus, "passphrase");
}

TEST_F(SetUp, TakesNothingFromAScanWhereSomethingIsTyped) {
    typist.scans("01003040920510571727073121496180193");
    EXPECT_EQ(field_of(screen.view(), "name").text, "");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
}

TEST_F(SetUp, NamesAFileThatIsInTheWay) {
    std::filesystem::create_directories(test.journal().parent_path());
    std::ofstream(test.journal()) << "x";
    type_registration();
    EXPECT_EQ(screen.step(), SetUpStep::Registration);
    EXPECT_NE(field_of(screen.view(), "origin").problem.find("ket.vialog"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
