// SPDX-License-Identifier: Apache-2.0
// A PIN gives a consent and is kept nowhere.
#include "gui/pin_field.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct TypingAPin : testing::Test {
    DeskInTest test;
    Form form{{pin_rule("pin", "PIN"), {.field = {.id = "next", .label = "Next"}, .check = {}}}};
    std::optional<Message> message;

    [[nodiscard]] bool takes(Signing& signing, std::string_view pin) {
        form.type("pin", pin);
        return take_pin(form, "pin", signing, 0, message);
    }
};

TEST_F(TypingAPin, GivesTheConsentAndMovesOn) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator});

    EXPECT_TRUE(takes(signing, operations::test_pin));
    EXPECT_TRUE(signing.given(0));
    EXPECT_TRUE(form.taken("pin"));
    EXPECT_EQ(form.text("pin"), "");
    EXPECT_EQ(form.focus(), "next");
}

TEST_F(TypingAPin, KeepsNothingOfAWrongOne) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator});

    EXPECT_FALSE(takes(signing, "000000"));
    EXPECT_EQ(form.text("pin"), "");
    EXPECT_EQ(form.focus(), "pin");
    EXPECT_NE(form.fields().front().problem.find("2 tries"), std::string::npos);
}

TEST_F(TypingAPin, AsksNobodyWhereNothingIsTyped) {
    test.sign_in("ben");
    Signing signing(test.desk(), {domain::Role::Operator});

    EXPECT_FALSE(takes(signing, ""));
    EXPECT_FALSE(takes(signing, "000000"));
    EXPECT_NE(form.fields().front().problem.find("2 tries"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
