// SPDX-License-Identifier: Apache-2.0
// The promises of gui/dashboard_lines.h, one at a time.
#include "gui/dashboard_lines.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct Lines : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ben"); }

    void count(domain::CountType type) {
        auto& place = test.workplace();
        const auto begun = operations::record(
            place.session(),
            place.stated(domain::CountStarted{.type = type,
                                              .moment = domain::DayMoment::Opening,
                                              .places = {domain::PlaceId::parse("safe").value()}},
                         {{domain::Role::Operator, "ben"}}));
        ASSERT_TRUE(begun);
        ASSERT_TRUE(operations::record(
            place.session(),
            place.stated(domain::CountRecorded{.start = begun->ref,
                                               .type = type,
                                               .moment = domain::DayMoment::Opening,
                                               .lines = {}},
                         {{domain::Role::Operator, "ben"}, {domain::Role::Witness, "ada"}})));
    }
    [[nodiscard]] bool has_duty(const NewestCounts& counts, std::string_view what) {
        for (const Duty& duty : duties(test.desk(), counts, {})) {
            if (duty.what.find(what) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
};

TEST_F(Lines, KnowTheNewestCountAndTheNewestInventory) {
    NewestCounts counts;
    counts.read(test.desk().store());
    EXPECT_FALSE(counts.newest());
    count(domain::CountType::Biennial);
    count(domain::CountType::Weekly);
    counts.read(test.desk().store());
    ASSERT_TRUE(counts.newest());
    ASSERT_TRUE(counts.inventory());
    EXPECT_EQ(counts.newest()->count.type, domain::CountType::Weekly);
    EXPECT_LT(counts.inventory()->entry.seq, counts.newest()->entry.seq);
    NewestCounts afresh;
    afresh.read(test.desk().store());
    EXPECT_EQ(afresh.newest()->entry, counts.newest()->entry);
    EXPECT_EQ(afresh.inventory()->entry, counts.inventory()->entry);
}

TEST_F(Lines, CallForTheInventoryByThePolicysInterval) {
    NewestCounts counts;
    EXPECT_FALSE(has_duty(counts, "Inventory"));
    test.workplace().clock().pass(std::chrono::days(700));
    EXPECT_TRUE(has_duty(counts, "Inventory"));
}

TEST_F(Lines, NameACountThatIsNotRevealed) {
    NewestCounts counts;
    count(domain::CountType::Weekly);
    counts.read(test.desk().store());
    EXPECT_TRUE(has_duty(counts, "weekly count"));
}

TEST_F(Lines, SayThatNothingWasBackedUpOrVerifiedHere) {
    const FactGroup facts = evidence_facts(test.desk());
    ASSERT_EQ(facts.facts.size(), 3U);
    for (const Fact& fact : facts.facts) {
        EXPECT_EQ(fact.tone, Tone::Warning) << fact.label;
    }
}

}  // namespace
}  // namespace vialog::gui
