// SPDX-License-Identifier: Apache-2.0
// What one PIN releases, entry by entry, or nothing at all.
#include "gui/infusion_plan.h"

#include "gui/infusion_desk.h"
#include "gui/record_together.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct PlannedInfusion : testing::Test {
    InfusionDesk stock;
    std::optional<Message> message;

    [[nodiscard]] InfusionPlan plan(std::int64_t container, std::int64_t microlitres) {
        const auto facts = facts_of(stock.desk(), domain::ContainerId(container));
        InfusionPlan plan;
        plan.draws.push_back({.container = facts->id,
                              .product = facts->receipt.product,
                              .amount = domain::Quantity::microlitres(microlitres),
                              .opens = facts->row.state == domain::ContainerState::Sealed,
                              .balance = facts->row.balance});
        plan.patient = miriam();
        return plan;
    }
    [[nodiscard]] domain::OutcomeLine given(std::int64_t microlitres) {
        return {.product = stock.vials(),
                .given = domain::Quantity::microlitres(microlitres),
                .lost = domain::Quantity::microlitres(0)};
    }
    [[nodiscard]] std::vector<domain::Kind> released(const InfusionPlan& plan) {
        std::vector<domain::Kind> kinds;
        const auto recorded = record_together(
            stock.desk(), statements_of(plan, &stock.test().workplace().consent("ben")), message);
        for (const operations::Recorded& it :
             recorded.value_or(std::vector<operations::Recorded>())) {
            kinds.push_back(domain::kind_of(it.entry.event));
        }
        return kinds;
    }
};

using Kinds = std::vector<domain::Kind>;

TEST_F(PlannedInfusion, IsADrawAlone) {
    EXPECT_EQ(released(plan(1, 800)), (Kinds{domain::Kind::Draw}));
}

TEST_F(PlannedInfusion, OpensDrawsGivesAndSetsAside) {
    InfusionPlan all = plan(2, 1000);
    all.outcome = {given(800)};
    all.held = domain::WasteHeld{
        .source = {}, .product = stock.vials(), .amount = domain::Quantity::microlitres(200)};

    EXPECT_EQ(released(all), (Kinds{domain::Kind::Open, domain::Kind::Draw, domain::Kind::Outcome,
                                    domain::Kind::WasteHeld}));
}

TEST_F(PlannedInfusion, IsWhollyRefusedWhereItsEndIs) {
    const std::int64_t before = stock.entries();
    InfusionPlan all = plan(1, 800);
    all.outcome = {given(900)};

    EXPECT_TRUE(released(all).empty());
    EXPECT_TRUE(message.has_value());
    EXPECT_EQ(stock.entries(), before);
}

TEST_F(PlannedInfusion, IsNotRecordedWhereTheVialsBookHasMoved) {
    const InfusionPlan shown = plan(1, 800);
    stock.draw(100, "1 of 6");

    EXPECT_TRUE(released(shown).empty());
    EXPECT_NE(text_of(message).find("in between"), std::string::npos);
}

TEST_F(PlannedInfusion, ClosesItsSums) {
    InfusionPlan all = plan(1, 1000);
    EXPECT_EQ(closing_sums(stock.state(), all).front(),
              "drawn 1.000 mL = given 0.000 + wasted 0.000 + open 1.000");
    all.outcome = {given(700)};
    all.outcome->front().lost = domain::Quantity::microlitres(100);
    EXPECT_EQ(closing_sums(stock.state(), all).front(),
              "drawn 1.000 mL = given 0.700 + lost 0.100 + wasted 0.000 + open 0.200");
}

TEST_F(PlannedInfusion, IsJudgedBeforeAnybodySigns) {
    EXPECT_FALSE(judge(stock.desk(), plan(1, 800)).refused.has_value());
    EXPECT_FALSE(judge(stock.desk(), plan(2, 800)).refused.has_value());
    EXPECT_TRUE(judge(stock.desk(), plan(5, 800)).refused.has_value());
    EXPECT_TRUE(judge(stock.desk(), plan(1, 20000)).refused.has_value());
}

TEST_F(PlannedInfusion, NamesWhatWasImproperAboutADeedDone) {
    InfusionPlan done = plan(5, 800);
    done.intent = domain::Intent::Done;

    const DrawJudgement judgement = judge(stock.desk(), done);

    EXPECT_FALSE(judgement.refused.has_value());
    EXPECT_FALSE(judgement.irregular.empty());
}

}  // namespace
}  // namespace vialog::gui
