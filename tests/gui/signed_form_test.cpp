// SPDX-License-Identifier: Apache-2.0
// The promises of gui/signed_form.h, one at a time.
#include "gui/signed_form.h"

#include "gui/house_deeds.h"
#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

// A place: id and name, signed by registrant and witness. Ada sits here.
struct PlaceForm : testing::Test {
    DeskInTest test;
    std::unique_ptr<SignedForm> form;

    void SetUp() override {
        test.sign_in("ada");
        form = std::make_unique<SignedForm>(test.desk(), place_plan(test.desk()));
    }
    void fill(std::string_view field, std::string_view text) const {
        form->type(field, text);
        form->enter(field);
    }
    void state() const {
        fill("id", "fridge");
        fill("name", "The fridge");
    }
    void say_who() const {
        form->enter("signer_0");
        fill("signer_1", "ben");
    }
    [[nodiscard]] ScreenView view() const {
        ScreenView view{.title = {}};
        form->fill(view);
        return view;
    }
};

TEST_F(PlaceForm, RecordsWhenTheLastPinIsGiven) {
    state();
    say_who();
    fill("pin_0", operations::test_pin);
    EXPECT_FALSE(form->recorded());
    fill("pin_1", operations::test_pin);
    ASSERT_TRUE(form->recorded());
    EXPECT_EQ(form->recorded()->ref.seq, domain::EntryNumber(1));
}

TEST_F(PlaceForm, ShowsWhatWillBeSignedBeforeAnyPin) {
    state();
    EXPECT_TRUE(view().sums.empty());
    say_who();
    EXPECT_TRUE(tells(view(), "fridge: The fridge"));
    EXPECT_EQ(view().focus, "pin_0");
    ASSERT_EQ(view().signers.size(), 2U);
    EXPECT_EQ(view().signers[1].name, "Ben Example (b)");
}

TEST_F(PlaceForm, WithdrawsAConsentWhenSomethingChanges) {
    state();
    say_who();
    fill("pin_0", operations::test_pin);
    form->type("name", "The other fridge");
    fill("pin_1", operations::test_pin);
    EXPECT_FALSE(form->recorded());
    EXPECT_EQ(test.state().totals.entries, 1);
}

TEST_F(PlaceForm, RefusesTheSamePersonAsWitness) {
    state();
    form->enter("signer_0");
    fill("signer_1", "ada");
    EXPECT_NE(field_of(view(), "signer_1").problem.find("another person"), std::string::npos);
}

TEST_F(PlaceForm, AsksTheRulesBeforeThePins) {
    state();
    fill("signer_0", "ben");
    fill("signer_1", "ada");
    ASSERT_TRUE(view().message);
    EXPECT_EQ(view().message->tone, Tone::Bad);
    EXPECT_TRUE(view().sums.empty());
}

TEST_F(PlaceForm, TakesABadgeForWhoSignsAndSignsNothingByIt) {
    state();
    form->enter("signer_0");
    form->scan("ben");
    EXPECT_EQ(view().focus, "pin_0");
    form->scan("190734");
    EXPECT_FALSE(form->recorded());
    EXPECT_TRUE(view().message);
    EXPECT_EQ(field_of(view(), "pin_0").text, "");
}

TEST_F(PlaceForm, AsksForAPinAgainAfterAWrongOne) {
    state();
    say_who();
    fill("pin_0", "000000");
    EXPECT_NE(field_of(view(), "pin_0").problem.find("Wrong PIN"), std::string::npos);
    EXPECT_EQ(view().focus, "pin_0");
}

TEST_F(PlaceForm, SaysWhoHasNoKey) {
    static_cast<void>(
        test.workplace().govern(operations::staff("cleo", {domain::Function::Witness}), {}));
    state();
    form->enter("signer_0");
    fill("signer_1", "cleo");
    EXPECT_NE(text_of(view().message).find("no key"), std::string::npos);
}

TEST_F(PlaceForm, HasWorkUntilItIsRecorded) {
    EXPECT_FALSE(form->has_work());
    state();
    EXPECT_TRUE(form->has_work());
    say_who();
    fill("pin_0", operations::test_pin);
    fill("pin_1", operations::test_pin);
    EXPECT_FALSE(form->has_work());
}

TEST_F(PlaceForm, LeavesTheConsentAloneWhenSomethingElseWasRecorded) {
    state();
    say_who();
    fill("pin_0", operations::test_pin);
    test.workplace().fill(2);
    form->refresh();
    EXPECT_EQ(view().focus, "pin_1");
    fill("pin_1", operations::test_pin);
    EXPECT_TRUE(form->recorded());
}

}  // namespace
}  // namespace vialog::gui
