// SPDX-License-Identifier: Apache-2.0
// The promises of gui/house_deeds.h, one at a time.
#include "gui/house_deeds.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(HouseDeeds, NameAProductAsItsLabelDoes) {
    EXPECT_EQ(product_words(test_product()),
              "Hospira, Inc., ketamine hydrochloride 100 mg/mL, 5.000 mL, 10 in a package, "
              "several doses");
}

TEST(HouseDeeds, HaveAKeyForEachUse) {
    for (const Choice& choice : use_choices()) {
        const auto use = use_of(choice.key);
        ASSERT_TRUE(use);
        EXPECT_EQ(use_words(*use), choice.label);
    }
    EXPECT_FALSE(use_of("X"));
}

TEST(HouseDeeds, AskForTheRolesThatTheRulesName) {
    DeskInTest test;
    EXPECT_EQ(place_plan(test.desk()).roles,
              (std::vector{domain::Role::Registrant, domain::Role::Witness}));
    EXPECT_EQ(product_plan(test.desk()).roles, (std::vector{domain::Role::Operator}));
    EXPECT_EQ(party_plan(test.desk()).roles, (std::vector{domain::Role::Operator}));
}

}  // namespace
}  // namespace vialog::gui
