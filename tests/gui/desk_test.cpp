// SPDX-License-Identifier: Apache-2.0
// The promises of gui/desk.h, one at a time.
#include "gui/desk.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(Desk, KnowsPeopleByInitialsUntilSomebodyOpensTheNames) {
    DeskInTest test;
    const auto ada = test.desk().person_named("ada");
    ASSERT_TRUE(ada.has_value());
    const std::string before = test.desk().name_of(*ada);
    test.sign_in("ben");
    EXPECT_NE(test.desk().name_of(*ada), before);
    test.desk().stand_up();
    EXPECT_EQ(test.desk().name_of(*ada), before);
}

TEST(Desk, FindsAPersonWhateverTheCaseOfTheLetters) {
    DeskInTest test;
    EXPECT_EQ(test.desk().person_named("ADA"), test.desk().person_named("ada"));
    EXPECT_FALSE(test.desk().person_named("nobody").has_value());
}

}  // namespace
}  // namespace vialog::gui
