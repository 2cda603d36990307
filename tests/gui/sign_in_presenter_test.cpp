// SPDX-License-Identifier: Apache-2.0
// The sign in screen, key by key.
#include "gui/sign_in_presenter.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vialog::gui {
namespace {

std::string problem(const Screen& screen, std::string_view field) {
    return field_of(screen.view(), field).problem;
}

// Ada, her key locked, and where its file lies.
struct SigningIn : testing::Test {
    DeskInTest test;
    std::string path = write_key(test, "ada", "ada");

    void SetUp() override { test.workplace().vault().lock_all(); }

    [[nodiscard]] std::string secrets() const {
        return std::string(test_passphrase) + "\n" + pin_keys() + pin_keys();
    }
};

TEST_F(SigningIn, TellsAnEmptyDeskWhatToDo) {
    const SignInPresenter screen(test.desk());
    const ScreenView view = screen.view();
    EXPECT_EQ(view.focus, "person");
    EXPECT_FALSE(view.table->empty_hint.empty());
}

TEST_F(SigningIn, SeatsWhoTypesInitialsPathPassphraseAndHerNewPinTwice) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n").types(path + "\n" + secrets());
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ada").value());
    EXPECT_EQ(screen.view().message->tone, Tone::Good);
    EXPECT_EQ(test.went(), "dashboard ");
    EXPECT_TRUE(tells(screen.view(), "Ada Example"));
}

TEST_F(SigningIn, RemembersTheKeyFileForTheNextTime) {
    {
        SignInPresenter screen(test.desk());
        Typist(screen).types("a\n").types(path + "\n" + secrets());
    }
    test.desk().stand_up();
    test.workplace().vault().lock_all();
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.scans("ada").types(secrets());
    EXPECT_TRUE(test.desk().signer());
    EXPECT_EQ(typist.scans(), 1);
    EXPECT_EQ(typist.keys(), static_cast<int>(test_passphrase.size()) + 1 + 14);
}

TEST_F(SigningIn, SaysThatThePassphraseIsWrongAndKeepsTheRest) {
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("a\n").types(path + "\n").types("not the right one\n" + pin_keys() + pin_keys());
    EXPECT_NE(problem(screen, "passphrase").find("wrong"), std::string::npos);
    EXPECT_EQ(screen.view().focus, "passphrase");
    EXPECT_EQ(field_of(screen.view(), "file").text, path);
    typist.types(std::string(test_passphrase) + "\n");
    EXPECT_TRUE(test.desk().signer());
}

// Nothing comes back before the test says so.
class Later final : public Background {
  public:
    void run(std::string /*label*/, std::function<void(const Watch&)> /*work*/,
             std::function<void()> /*done*/) override {}
    void run_briefly(std::function<void()> work, std::function<void()> done) override {
        ++begun;
        m_work = std::move(work);
        m_done = std::move(done);
    }
    void cancel() override {}
    [[nodiscard]] std::optional<Progress> progress() const override { return std::nullopt; }
    void come_back() {
        m_work();
        m_done();
    }
    int begun = 0;

  private:
    std::function<void()> m_work;
    std::function<void()> m_done;
};

struct SigningInLater : SigningIn {
    Later later;
    VaultHolder keys{test.workplace()};
    Desk desk{test.workplace().session(), keys, later, test.desk().places()};
};

TEST_F(SigningInLater, SaysThatTheKeyIsBeingUnlockedAndTakesNoSecondEnter) {
    SignInPresenter screen(desk);
    Typist typist(screen);
    typist.types("a\n").types(path + "\n" + secrets());
    EXPECT_EQ(later.begun, 1);
    EXPECT_FALSE(desk.signer());
    EXPECT_NE(text_of(screen.view().message).find("being unlocked"), std::string::npos);
    EXPECT_EQ(screen.view().focus, "again");

    typist.types("\n\n1\n").presses("N").presses("Esc");
    screen.scan("ben");
    screen.refresh();
    EXPECT_EQ(later.begun, 1);
    EXPECT_EQ(field_of(screen.view(), "file").text, path);

    later.come_back();
    EXPECT_EQ(desk.signer(), domain::PersonId::parse("ada").value());
}

TEST_F(SigningInLater, AsksForThePassphraseAgainWhenItComesBackRefused) {
    SignInPresenter screen(desk);
    Typist typist(screen);
    typist.types("a\n").types(path + "\n").types("not the right one\n" + pin_keys() + pin_keys());

    later.come_back();

    EXPECT_EQ(screen.view().focus, "passphrase");
    EXPECT_FALSE(problem(screen, "passphrase").empty());
    EXPECT_EQ(text_of(screen.view().message), "");
}

TEST_F(SigningInLater, MindsNothingThatComesBackWhenTheScreenIsGone) {
    {
        SignInPresenter screen(desk);
        Typist(screen).types("a\n").types(path + "\n" + secrets());
    }

    later.come_back();

    EXPECT_FALSE(desk.signer());
}

TEST_F(SigningIn, SaysThatTheFileIsNotThere) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n/nowhere/ada.key\n");
    EXPECT_NE(problem(screen, "file").find("/nowhere/ada.key"), std::string::npos);
    EXPECT_EQ(screen.view().focus, "file");
}

TEST_F(SigningIn, SaysThatTheFileIsDamaged) {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n" + path + "\n");
    EXPECT_NE(problem(screen, "file").find("damaged"), std::string::npos);
}

TEST_F(SigningIn, SaysThatTheKeyIsSomebodyElses) {
    const std::string bens = write_key(test, "ben", "ben");
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n" + bens + "\n");
    EXPECT_NE(problem(screen, "file").find("of ben"), std::string::npos);
}

TEST_F(SigningIn, SaysThatTheKeyIsNotEnrolled) {
    const std::string other = write_key(test, "ada-2", "ada");
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n" + other + "\n");
    EXPECT_NE(problem(screen, "file").find("not enrolled"), std::string::npos);
}

TEST_F(SigningIn, SaysThatNobodyIsKnownByWhatWasTyped) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("zz\n");
    EXPECT_NE(problem(screen, "person").find("zz"), std::string::npos);
}

TEST_F(SigningIn, SaysThatSheHasNoKey) {
    static_cast<void>(test.workplace().unlock("ada", "ada"));
    static_cast<void>(test.workplace().unlock("ben", "ben"));
    static_cast<void>(
        test.workplace().govern(operations::staff("cleo", {domain::Function::Dispenser}), {}));
    SignInPresenter screen(test.desk());
    Typist(screen).types("cleo\n");
    EXPECT_NE(problem(screen, "person").find("enrol"), std::string::npos);
}

TEST_F(SigningIn, RefusesAPinThatIsTooShort) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("a\n" + path + "\n" + std::string(test_passphrase) + "\n123\n");
    EXPECT_FALSE(problem(screen, "pin").empty());
}

TEST_F(SigningIn, AsksForThePinAgainWhereTheTwoDiffer) {
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("a\n" + path + "\n" + std::string(test_passphrase) + "\n190734\n190735\n");
    EXPECT_FALSE(test.desk().signer());
    EXPECT_EQ(screen.view().focus, "pin");
    typist.types(pin_keys() + pin_keys());
    EXPECT_TRUE(test.desk().signer());
}

// Both founders' keys are unlocked, and Ada sits here.
struct TwoUnlocked : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ada"); }
};

TEST_F(TwoUnlocked, AreListedAndOneSitsHere) {
    const SignInPresenter screen(test.desk());
    EXPECT_EQ(screen.view().table->rows->size(), 2);
    EXPECT_TRUE(tells(screen.view(), "sits here"));
    EXPECT_EQ(screen.view().focus, "");
}

TEST_F(TwoUnlocked, SwitchWithThePinOfTheOther) {
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("s" + pin_keys());
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ben").value());
    EXPECT_EQ(typist.keys(), 8);
}

TEST_F(TwoUnlocked, SwitchWithABadge) {
    SignInPresenter screen(test.desk());
    Typist(screen).scans("ben").types(pin_keys());
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ben").value());
}

TEST_F(TwoUnlocked, DoNotSwitchWithAWrongPin) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("s000000\n");
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ada").value());
    EXPECT_NE(problem(screen, "pin").find("2 tries"), std::string::npos);
}

TEST_F(TwoUnlocked, UseUpNoTryWhereNoPinIsTyped) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("s\n\n\n\n");
    EXPECT_FALSE(problem(screen, "pin").empty());
    Typist(screen).types(pin_keys());
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ben").value());
}

TEST_F(TwoUnlocked, AskForThePassphraseAfterThreeWrongPins) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("s000000\n000000\n000000\n");
    EXPECT_EQ(screen.view().focus, "file");
    EXPECT_FALSE(text_of(screen.view().message).empty());
}

TEST_F(TwoUnlocked, LockOnesOwnKeyAndNobodySitsHere) {
    SignInPresenter screen(test.desk());
    Typist(screen).types("l");
    EXPECT_FALSE(test.desk().signer());
    EXPECT_EQ(screen.view().table->rows->size(), 1);
}

TEST_F(TwoUnlocked, AreAllLockedAtOnce) {
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("a");
    EXPECT_EQ(screen.view().table->rows->size(), 0);
    EXPECT_TRUE(test.workplace().vault().empty());
}

TEST_F(TwoUnlocked, StayAsTheyAreWhileAWitnessUnlocksHers) {
    test.workplace().vault().lock("clinic.example/ket/u/ben");
    const std::string path = write_key(test, "ben", "ben");
    SignInPresenter screen(test.desk());
    Typist(screen).types("nb\n" + path + "\n" + std::string(test_passphrase) + "\n" + pin_keys() +
                         pin_keys());
    EXPECT_EQ(test.desk().signer(), domain::PersonId::parse("ada").value());
    EXPECT_EQ(screen.view().table->rows->size(), 2);
}

TEST_F(TwoUnlocked, AreAskedForAPassphraseWhenTheShiftIsOver) {
    SignInPresenter screen(test.desk());
    test.workplace().vault().lock_all();
    screen.refresh();
    EXPECT_EQ(screen.view().focus, "person");
    EXPECT_TRUE(tells(screen.view(), "her key is locked"));
}

TEST_F(TwoUnlocked, GoBackOneStepWithEsc) {
    SignInPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("s\x1b");
    EXPECT_EQ(screen.view().focus, "");
    EXPECT_FALSE(screen.back());
}

}  // namespace
}  // namespace vialog::gui
