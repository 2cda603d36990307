// SPDX-License-Identifier: Apache-2.0
// The policy screen, key by key.
#include "gui/policy_presenter.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct Policy : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ada"); }
    [[nodiscard]] static std::string signatures() { return "\nben\n" + pin_keys() + pin_keys(); }
};

TEST_F(Policy, ShowsEachFieldInForce) {
    const PolicyPresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "672"));
    EXPECT_TRUE(tells(screen.view(), "held for destruction"));
    EXPECT_TRUE(tells(screen.view(), "nothing stated yet"));
}

TEST_F(Policy, ChangesWhatIsTypedAndKeepsTheRest) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("n\n\n\n\n12\n\n\n\n21 CFR\n" + signatures());
    EXPECT_EQ(screen.view().message->tone, Tone::Good);
    EXPECT_EQ(test.state().policy.inventory_interval_months, 12);
    EXPECT_EQ(test.state().policy.beyond_use_multi_hours, 672);
    EXPECT_EQ(test.state().policy.citation, "21 CFR");
}

TEST_F(Policy, TellsWhatItWasAndWillBe) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("n\n\n\n\n12\n\n\n\n21 CFR\n\nben\n");
    EXPECT_TRUE(tells(screen.view(), "12, was 24"));
}

TEST_F(Policy, BeginsWithTheRulesOfAState) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("no\n\n\n\n\n" + signatures());
    EXPECT_EQ(test.state().policy.inventory_interval_months, 12);
    EXPECT_EQ(test.state().policy.retention_years, 7);
    EXPECT_EQ(test.state().policy.citation, "21 CFR; OAC 4729:5-3-07");
}

TEST_F(Policy, RefusesAFigureThatIsTooWide) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("n\n\n\n\n36\n");
    EXPECT_NE(field_of(screen.view(), "interval").problem.find("from 1 to 24"), std::string::npos);
}

TEST_F(Policy, WantsACitation) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("n\n\n\n\n12\n\n\n\n\n");
    EXPECT_EQ(screen.view().focus, "citation");
}

TEST_F(Policy, SaysThatNothingDiffers) {
    PolicyPresenter screen(test.desk());
    Typist(screen).types("n\n\n\n\n12\n\n\n\n21 CFR\n" + signatures());
    Typist(screen).types("n\n\n\n\n\n\n\n\n\n\nben\n");
    EXPECT_FALSE(field_of(screen.view(), "state").problem.empty());
}

TEST_F(Policy, TakesNothingFromAScan) {
    PolicyPresenter screen(test.desk());
    Typist(screen).scans("ben");
    EXPECT_TRUE(screen.view().message);
}

}  // namespace
}  // namespace vialog::gui
