// SPDX-License-Identifier: Apache-2.0
// The promises of gui/people_deeds.h, one at a time.
#include "gui/people_deeds.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using domain::Function;

TEST(PeopleDeeds, ReadFunctionsByTheirLettersInTheStoredOrder) {
    EXPECT_EQ(functions_of("wP, w"), (std::vector{Function::Pharmacist, Function::Witness}));
}

TEST(PeopleDeeds, TellFunctionsInWords) {
    EXPECT_EQ(function_words(function_set({Function::Pharmacist, Function::Witness})),
              "pharmacist, witness");
    EXPECT_NE(function_words(0).find("left"), std::string::npos);
}

TEST(PeopleDeeds, RefuseALetterThatStandsForNothing) {
    EXPECT_EQ(function_check()("PW"), "");
    EXPECT_NE(function_check()("PX").find("P pharmacist"), std::string::npos);
    EXPECT_NE(function_check()(""), "");
}

TEST(PeopleDeeds, KeepEachLetterForOneFunction) {
    for (const auto& word : domain::Words<Function>::table) {
        const std::string letter = letters_of(domain::bit(word.value));
        ASSERT_EQ(letter.size(), 1U);
        EXPECT_EQ(functions_of(letter), std::vector{word.value});
    }
}

}  // namespace
}  // namespace vialog::gui
