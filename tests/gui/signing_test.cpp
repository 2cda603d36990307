// SPDX-License-Identifier: Apache-2.0
// The promises of gui/signing.h, one at a time.
#include "gui/signing.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

Signing two_people(DeskInTest& test) {
    return Signing(test.desk(), {domain::Role::Operator, domain::Role::Witness});
}

TEST(Signing, AsksTheOneWhoSitsThereAndHerWitness) {
    DeskInTest test;
    test.sign_in("ada");
    Signing signing = two_people(test);
    EXPECT_EQ(signing.give(0, operations::test_pin), "");
    EXPECT_FALSE(signing.complete());
    signing.seat(1, test.desk().person_named("ben"));
    EXPECT_EQ(signing.give(1, operations::test_pin), "");
    EXPECT_TRUE(signing.complete());
}

TEST(Signing, SaysHowManyTriesAreLeft) {
    DeskInTest test;
    test.sign_in("ada");
    Signing signing = two_people(test);
    EXPECT_NE(signing.give(0, "000000").find("2 tries"), std::string::npos);
    EXPECT_FALSE(signing.given(0));
}

TEST(Signing, TakesNoConsentWhereNobodySits) {
    DeskInTest test;
    Signing signing = two_people(test);
    EXPECT_NE(signing.give(0, operations::test_pin), "");
}

TEST(Signing, WithdrawsTheOperatorsConsentWhenTheWitnessIsAnother) {
    DeskInTest test;
    test.sign_in("ada");
    Signing signing = two_people(test);
    ASSERT_EQ(signing.give(0, operations::test_pin), "");
    signing.seat(1, test.desk().person_named("ben"));
    ASSERT_TRUE(signing.given(0));
    signing.seat(1, test.desk().person_named("ada"));
    EXPECT_FALSE(signing.given(0));
}

}  // namespace
}  // namespace vialog::gui
