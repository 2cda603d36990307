// SPDX-License-Identifier: Apache-2.0
// A vial by its label, its number, the clinic's own label; and what is none.
#include "gui/container_facts.h"

#include "exchange/container_code.h"
#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::gui {
namespace {

struct NamedContainers : testing::Test {
    InfusionDesk stock;

    [[nodiscard]] std::int64_t found(std::string_view text) {
        const auto facts = container_named(stock.desk(), text);
        return facts ? facts->id.number() : 0;
    }
    [[nodiscard]] std::string refused(std::string_view text) {
        const auto facts = container_named(stock.desk(), text);
        return facts ? std::string() : facts.error().what;
    }
};

TEST_F(NamedContainers, AreFoundByLabelAndNumber) {
    EXPECT_EQ(found(stock.label(3)), 3);
    EXPECT_EQ(found("]Q1" + stock.label(3)), 3);
    EXPECT_EQ(found("3"), 3);
}

TEST_F(NamedContainers, AreNotGuessedFromAWrongDigit) {
    std::string label = stock.label(3);
    label.back() = label.back() == '1' ? '2' : '1';
    EXPECT_NE(refused(label).find("does not read right"), std::string::npos);
}

TEST_F(NamedContainers, AreNotThoseOfAnotherJournal) {
    const auto code = exchange::ContainerCode::of(base::Digest{}, domain::ContainerId(1));
    EXPECT_NE(refused(code.text()).find("another journal"), std::string::npos);
}

TEST_F(NamedContainers, AreRefusedWithWhatWasScanned) {
    EXPECT_NE(refused("ben").find("badge of Ben Example"), std::string::npos);
    EXPECT_NE(refused("12345-678-90").find("NDC"), std::string::npos);
    EXPECT_NE(refused("99").find("No container has the number 99"), std::string::npos);
    EXPECT_NE(refused("???").find("No container bears this label"), std::string::npos);
}

TEST_F(NamedContainers, KnowTheirState) {
    const auto opened = facts_of(stock.desk(), domain::ContainerId(1));
    const auto expired = facts_of(stock.desk(), domain::ContainerId(5));
    const base::LocalInstant now = stock.desk().now();

    EXPECT_TRUE(opened->is_on_hand());
    EXPECT_FALSE(opened->is_expired(now));
    EXPECT_FALSE(opened->is_past_beyond_use(now));
    EXPECT_TRUE(opened->is_past_beyond_use(
        {.instant = now.instant + std::chrono::days(29), .offset = now.offset}));
    EXPECT_TRUE(expired->is_expired(now));
    EXPECT_FALSE(facts_of(stock.desk(), domain::ContainerId(99)).has_value());
}

TEST_F(NamedContainers, ShowWhatIsWrongWithThem) {
    const FactGroup group =
        fact_group(stock.desk(), *facts_of(stock.desk(), domain::ContainerId(5)));
    const bool any_bad = std::any_of(group.facts.begin(), group.facts.end(),
                                     [](const Fact& fact) { return fact.tone == Tone::Bad; });
    EXPECT_TRUE(any_bad);
}

TEST(ContainerFacts, PrintMomentsByTheClockOfThePlace) {
    const auto instant = base::parse_utc("2026-01-12T15:00:00.000Z").value();
    EXPECT_EQ(print_moment(instant, base::UtcOffset(-420)), "2026-01-12 08:00");
}

TEST(ContainerFacts, PrintAges) {
    const auto now = base::parse_utc("2026-01-12T15:00:00.000Z").value();
    EXPECT_EQ(print_age(now - std::chrono::minutes(5), now), "5 min");
    EXPECT_EQ(print_age(now - std::chrono::minutes(125), now), "2 h 5 min");
    EXPECT_EQ(print_age(now - std::chrono::hours(72), now), "3 days");
    EXPECT_EQ(print_age(now + std::chrono::minutes(5), now), "0 min");
}

TEST(ContainerFacts, ReadNumbersInSubjects) {
    EXPECT_EQ(number_in_subject("container:17", "container"), 17);
    EXPECT_FALSE(number_in_subject("entry:17", "container").has_value());
    EXPECT_FALSE(number_in_subject("container:", "container").has_value());
    EXPECT_FALSE(number_in_subject("container:x", "container").has_value());
}

}  // namespace
}  // namespace vialog::gui
