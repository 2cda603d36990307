// SPDX-License-Identifier: Apache-2.0
// The promises of gui/form.h, one at a time.
#include "gui/form.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

FieldRule number_field(std::string id) {
    return {.field = {.id = std::move(id), .label = "Number"}, .check = [](std::string_view text) {
                return text == "7" ? std::string() : std::string("Only 7 is taken.");
            }};
}

Form two_fields_and_a_pin() {
    std::vector<FieldRule> rules;
    rules.push_back(number_field("first"));
    rules.push_back(number_field("second"));
    rules.push_back(
        {.field = {.id = "pin", .label = "PIN", .kind = FieldKind::Secret}, .check = {}});
    return Form(std::move(rules));
}

TEST(Form, BeginsAtItsFirstField) {
    EXPECT_EQ(two_fields_and_a_pin().focus(), "first");
}

TEST(Form, MovesOnWhenAFieldIsTaken) {
    Form form = two_fields_and_a_pin();
    form.type("first", " 7 ");
    EXPECT_TRUE(form.enter("first"));
    EXPECT_EQ(form.focus(), "second");
    EXPECT_EQ(form.text("first"), "7");
}

TEST(Form, StaysWhereSomethingIsWrongAndSaysWhat) {
    Form form = two_fields_and_a_pin();
    form.type("first", "8");
    EXPECT_FALSE(form.enter("first"));
    EXPECT_EQ(form.focus(), "first");
    EXPECT_EQ(form.fields()[0].problem, "Only 7 is taken.");
}

TEST(Form, ForgetsTheProblemAtTheNextKey) {
    Form form = two_fields_and_a_pin();
    form.type("first", "8");
    ASSERT_FALSE(form.enter("first"));
    form.type("first", "");
    EXPECT_EQ(form.fields()[0].problem, "");
}

TEST(Form, TakesAFieldAgainOnlyAfterItWasEnteredAgain) {
    Form form = two_fields_and_a_pin();
    form.set("first", "7");
    EXPECT_TRUE(form.taken("first"));
    form.type("first", "77");
    EXPECT_FALSE(form.taken("first"));
}

TEST(Form, PassesOverFieldsThatCannotBeUsed) {
    Form form = two_fields_and_a_pin();
    form.enable("second", false);
    form.type("first", "7");
    ASSERT_TRUE(form.enter("first"));
    EXPECT_EQ(form.focus(), "pin");
}

TEST(Form, ShowsOfASecretOnlyHowLongItIs) {
    Form form = two_fields_and_a_pin();
    form.type("pin", "s\xC3\xA9same");
    EXPECT_EQ(form.fields()[2].text, "******");
    EXPECT_EQ(form.text("pin"), "s\xC3\xA9same");
    EXPECT_FALSE(form.has_typed());
}

TEST(Form, StepsAmongOffersAndStopsAtTheLast) {
    Form form = two_fields_and_a_pin();
    form.say_offers("first", {"a", "b"});
    form.step_offer("first", -1);
    EXPECT_EQ(form.offer("first"), 0U);
    form.step_offer("first", 1);
    form.step_offer("first", 1);
    EXPECT_EQ(form.offer("first"), 1U);
}

TEST(Form, ForgetsEverythingAtOnce) {
    Form form = two_fields_and_a_pin();
    form.type("first", "7");
    ASSERT_TRUE(form.enter("first"));
    form.forget_all();
    EXPECT_EQ(form.text("first"), "");
    EXPECT_FALSE(form.has_typed());
    EXPECT_EQ(form.focus(), "first");
}

}  // namespace
}  // namespace vialog::gui
