// SPDX-License-Identifier: Apache-2.0
// Unlocked keys: their PINs, their shifts, their consents.
#include "operations/key_vault.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::string_view ada = "clinic.example/ket/u/ada";
constexpr KeyVault::Millis morning(5000);

struct Vault : ::testing::Test {
    crypto::SeededRandom random{base::as_bytes("vault")};
    KeyVault vault{random};

    void unlock(Shift shift) { vault.unlock(key_of("ada", "ada"), test_pin, shift, morning); }
    KeyVault::ConsentId consent() { return vault.consent(ada, test_pin, morning).value(); }
    SigningProblem problem(std::string_view pin, KeyVault::Millis now) {
        const auto given = vault.consent(ada, pin, now);
        return given ? SigningProblem::Failed : given.error().problem;
    }
};

TEST_F(Vault, SignsWithTheKeyThatWasUnlocked) {
    unlock({});
    const auto given = consent();

    const auto signature = vault.sign(given, base::as_bytes("a text\n"), morning);

    ASSERT_TRUE(signature.has_value());
    const auto key = key_of("ada", "ada");
    EXPECT_TRUE(key.signing_key.public_key().verify(base::as_bytes("a text\n"), *signature));
    EXPECT_EQ(vault.public_key(given), key.signing_key.public_key());
}

TEST_F(Vault, RefusesWhoeverHasUnlockedNothing) {
    EXPECT_EQ(problem(test_pin, morning), SigningProblem::NotUnlocked);
}

TEST_F(Vault, CountsTheAttemptsThatAreLeft) {
    unlock({});

    const auto wrong = vault.consent(ada, "000001", morning);

    ASSERT_FALSE(wrong.has_value());
    EXPECT_EQ(wrong.error().problem, SigningProblem::WrongPin);
    EXPECT_EQ(wrong.error().attempts_left, 2);
    EXPECT_EQ(wrong.error().person.text(), "ada");
}

TEST_F(Vault, LocksAfterThreeWrongPins) {
    unlock({});

    EXPECT_EQ(problem("000001", morning), SigningProblem::WrongPin);
    EXPECT_EQ(problem("000002", morning), SigningProblem::WrongPin);
    EXPECT_EQ(problem("000003", morning), SigningProblem::Locked);

    EXPECT_EQ(problem(test_pin, morning), SigningProblem::NotUnlocked);
    EXPECT_TRUE(vault.empty());
}

TEST_F(Vault, ForgetsWrongPinsAfterARightOne) {
    unlock({});
    EXPECT_EQ(problem("000001", morning), SigningProblem::WrongPin);
    EXPECT_EQ(problem("000002", morning), SigningProblem::WrongPin);

    static_cast<void>(consent());

    EXPECT_EQ(problem("000003", morning), SigningProblem::WrongPin);
}

TEST_F(Vault, RevokesTheConsentsOfAKeyThatLocks) {
    unlock({});
    const auto given = consent();
    static_cast<void>(problem("000001", morning));
    static_cast<void>(problem("000002", morning));
    static_cast<void>(problem("000003", morning));

    EXPECT_FALSE(vault.sign(given, base::as_bytes("a text\n"), morning).has_value());
}

TEST_F(Vault, EndsTheShiftWhenItIsOver) {
    unlock({.length = hours(8), .idle = hours(8), .once = false});

    EXPECT_EQ(problem(test_pin, morning + hours(8)), SigningProblem::ShiftOver);
    EXPECT_EQ(problem(test_pin, morning + hours(8)), SigningProblem::NotUnlocked);
}

TEST_F(Vault, NeverLetsAShiftLastLongerThanTwelveHours) {
    unlock({.length = hours(100), .idle = hours(100), .once = false});

    EXPECT_NE(problem(test_pin, morning + hours(12) - minutes(1)), SigningProblem::ShiftOver);
    EXPECT_EQ(problem(test_pin, morning + hours(12)), SigningProblem::ShiftOver);
}

TEST_F(Vault, GivesAKeyUpThatRestsTooLong) {
    unlock({.length = hours(8), .idle = minutes(5), .once = false});
    const auto given = consent();

    EXPECT_FALSE(vault.sign(given, base::as_bytes("a text\n"), morning + minutes(5)).has_value());
    EXPECT_EQ(problem(test_pin, morning + minutes(5)), SigningProblem::ShiftOver);
}

TEST_F(Vault, StaysAwakeBySigning) {
    unlock({.length = hours(8), .idle = minutes(5), .once = false});
    const auto given = consent();

    EXPECT_TRUE(vault.sign(given, base::as_bytes("a text\n"), morning + minutes(4)).has_value());
    EXPECT_TRUE(vault.sign(given, base::as_bytes("a text\n"), morning + minutes(8)).has_value());
}

TEST_F(Vault, DoesNotStayAwakeByWrongPins) {
    unlock({.length = hours(8), .idle = minutes(5), .once = false});
    static_cast<void>(problem("000001", morning + minutes(4)));

    EXPECT_EQ(problem(test_pin, morning + minutes(6)), SigningProblem::ShiftOver);
}

TEST_F(Vault, GivesUpAWitnessKeyAfterOneConsent) {
    unlock({.length = hours(8), .idle = hours(8), .once = true});
    const auto given = consent();
    EXPECT_TRUE(vault.sign(given, base::as_bytes("first\n"), morning).has_value());
    EXPECT_TRUE(vault.sign(given, base::as_bytes("second\n"), morning).has_value());

    vault.withdraw(given);

    EXPECT_EQ(problem(test_pin, morning), SigningProblem::NotUnlocked);
}

TEST_F(Vault, KeepsAnotherKeyAfterAWithdrawnConsent) {
    unlock({});
    const auto given = consent();

    vault.withdraw(given);

    EXPECT_FALSE(vault.sign(given, base::as_bytes("a text\n"), morning).has_value());
    EXPECT_TRUE(vault.consent(ada, test_pin, morning).has_value());
}

TEST_F(Vault, TakesTheNewKeyInPlaceOfTheOld) {
    unlock({});
    const auto old = consent();
    vault.unlock(key_of("ada-2", "ada"), "271828", {}, morning);

    EXPECT_FALSE(vault.sign(old, base::as_bytes("a text\n"), morning).has_value());
    EXPECT_EQ(problem(test_pin, morning), SigningProblem::WrongPin);
    const auto given = vault.consent(ada, "271828", morning);
    ASSERT_TRUE(given.has_value());
    EXPECT_EQ(vault.public_key(*given), key_of("ada-2", "ada").signing_key.public_key());
}

TEST_F(Vault, ListsWhatIsLeftOfAShift) {
    unlock({.length = hours(8), .idle = minutes(5), .once = false});
    static_cast<void>(problem("000001", morning));

    const auto keys = vault.list(morning + minutes(2));

    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0].name, ada);
    EXPECT_EQ(keys[0].remaining, minutes(3));
    EXPECT_EQ(keys[0].attempts_left, 2);
    EXPECT_TRUE(vault.list(morning + minutes(5)).empty());
}

TEST_F(Vault, ExpiresWhatIsOver) {
    unlock({.length = hours(8), .idle = minutes(5), .once = false});

    vault.expire(morning + minutes(4));
    EXPECT_FALSE(vault.empty());
    vault.expire(morning + minutes(5));
    EXPECT_TRUE(vault.empty());
}

TEST_F(Vault, OpensADataKeyWrappedToItsOwner) {
    unlock({});
    const auto given = consent();
    const auto key = crypto::DataKey::generate(random);
    const crypto::DataKeyPlace place{.origin = "clinic.example/ket", .epoch = 1};
    const auto hers = key.wrap(key_of("ada", "ada").box_key.public_key(), place, random);
    const auto his = key.wrap(key_of("ben", "ben").box_key.public_key(), place, random);

    const auto opened = vault.open_data_key(given, hers, place, key.check());
    const auto foreign = vault.open_data_key(given, his, place, key.check());

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->check(), key.check());
    ASSERT_FALSE(foreign.has_value());
    EXPECT_EQ(foreign.error().problem, SigningProblem::Failed);
}

TEST(Pin, IsSixDigitsOrMore) {
    EXPECT_FALSE(KeyVault::check_pin("190734").has_value());
    EXPECT_FALSE(KeyVault::check_pin("19073419073419073419073419073412").has_value());
    for (const std::string_view bad : {"", "19073", "19073a", " 190734", "１９０７３４", "111111",
                                       "-19073", "190734190734190734190734190734123"}) {
        EXPECT_TRUE(KeyVault::check_pin(bad).has_value()) << bad;
    }
}

TEST(PersonOf, IsWhatFollowsTheMark) {
    EXPECT_EQ(person_of("clinic.example/ket/u/rph1"), domain::PersonId::parse("rph1").value());
    EXPECT_EQ(person_of("clinic.example/u/u/rph1"), domain::PersonId::parse("rph1").value());
    EXPECT_EQ(person_of("clinic.example/ket"), std::nullopt);
    EXPECT_EQ(person_of("clinic.example/ket/u/"), std::nullopt);
    EXPECT_EQ(person_of("clinic.example/ket/u/a b"), std::nullopt);
}

}  // namespace
}  // namespace vialog::operations
