// SPDX-License-Identifier: Apache-2.0
// The promises of gui/set_up_answers.h, one at a time.
#include "gui/set_up_answers.h"

#include "gui/house_in_test.h"
#include "gui/set_up_in_test.h"
#include "store/queries.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct Answers : testing::Test {
    SetUpInTest test;
    SetUpAnswers answers = test.answers();

    [[nodiscard]] base::Result<FounderKey, KeyTrouble> unlock(std::size_t founder) {
        return unlock_founder(test.ground(), answers, answers.founders[founder], test_passphrase,
                              operations::test_pin);
    }
    [[nodiscard]] base::Result<Founded, Message> begin() {
        const std::array<FounderKey, 2> keys = {unlock(0).value(), unlock(1).value()};
        const SetUpGround ground = test.ground();
        KeyHolder& holder = ground.hold_keys(test.journal());
        const auto first = holder.consent(keys[0].name, operations::test_pin).value();
        const auto second = holder.consent(keys[1].name, operations::test_pin).value();
        return found(ground, answers, keys, {first.get(), second.get()});
    }
    [[nodiscard]] store::Store opened() {
        return store::Store::open({.path = test.journal(), .marks = {}, .vfs = {}});
    }
};

TEST_F(Answers, MakeAJournalWithProductsStockAndItsFirstCount) {
    const auto founded = begin();
    ASSERT_TRUE(founded) << founded.error().text;
    EXPECT_FALSE(founded->no_inventory) << founded->no_inventory->text;
    const store::Store store = opened();
    EXPECT_EQ(store.head().size, 6);
    EXPECT_EQ(store::containers_on_hand(store).size(), 4U);
    EXPECT_TRUE(store::open_cases(store).empty());
}

TEST_F(Answers, RecordAnInventoryOfNothing) {
    answers.inventory.clear();
    answers.products.clear();
    const auto founded = begin();
    ASSERT_TRUE(founded);
    EXPECT_FALSE(founded->no_inventory);
    const auto entry = opened().entry(domain::EntryNumber(2));
    ASSERT_TRUE(entry);
    const auto& count = std::get<domain::CountRecorded>(entry->entry.event);
    EXPECT_EQ(count.type, domain::CountType::Initial);
    EXPECT_TRUE(count.lines.empty());
}

TEST_F(Answers, MakeKeysWhereNoFileLiesAndOpenThemLater) {
    ASSERT_TRUE(unlock(0));
    EXPECT_TRUE(std::filesystem::exists(answers.founders[0].key_file));
    ASSERT_TRUE(unlock(0));
}

TEST_F(Answers, RefuseAKeyFileOfAnotherName) {
    ASSERT_TRUE(unlock(0));
    answers.founders[1].key_file = answers.founders[0].key_file;
    const auto key = unlock(1);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().field, "file");
}

TEST_F(Answers, RefuseAWrongPassphrase) {
    ASSERT_TRUE(unlock(0));
    const auto key = unlock_founder(test.ground(), answers, answers.founders[0],
                                    "not the right one", operations::test_pin);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().field, "passphrase");
}

TEST_F(Answers, WantARegistrantAndSomebodyWhoHandlesStock) {
    EXPECT_EQ(problem_of_founders(answers), "");
    answers.founders[1].person.functions = {domain::Function::Compliance};
    EXPECT_NE(problem_of_founders(answers), "");
    answers.inventory.clear();
    EXPECT_EQ(problem_of_founders(answers), "");
    answers.founders[0].person.functions = {domain::Function::Pharmacist};
    EXPECT_NE(problem_of_founders(answers), "");
}

TEST_F(Answers, MakeAPageWithThePinAndRoomForBothSignatures) {
    const auto founded = begin();
    ASSERT_TRUE(founded);
    const std::string page = pin_page(answers, *founded);
    EXPECT_NE(page.find(pin_words(founded->pin)), std::string::npos);
    EXPECT_NE(page.find("Ada Example"), std::string::npos);
    EXPECT_NE(page.find("Ben Example"), std::string::npos);
    EXPECT_EQ(pin_words(founded->pin).size(), 64U + 7U);
}

TEST_F(Answers, LeaveAnEarlierJournalAlone) {
    ASSERT_TRUE(begin());
    const auto again = begin();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().tone, Tone::Bad);
    EXPECT_EQ(opened().head().size, 6);
}

}  // namespace
}  // namespace vialog::gui
