// SPDX-License-Identifier: Apache-2.0
// The rules asked before anybody has signed.
#include "gui/foreseen.h"

#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct ForeseenEntries : testing::Test {
    InfusionDesk stock;
    std::optional<Message> message;

    [[nodiscard]] std::optional<domain::Entry> of(domain::Event draft,
                                                  const std::vector<Place>& places) {
        return foreseen(stock.desk(), {.draft = std::move(draft)}, places, message);
    }
    [[nodiscard]] Place ben() const {
        return {.role = domain::Role::Operator,
                .person = operations::parsed<domain::PersonId>("ben")};
    }
};

TEST_F(ForeseenEntries, HaveTheFiguresThatFollow) {
    domain::ContainerFinished finish;
    finish.container = domain::ContainerId(1);

    const auto entry = of(finish, {ben(), {.role = domain::Role::Witness, .person = {}}});

    ASSERT_TRUE(entry.has_value()) << text_of(message);
    EXPECT_EQ(std::get<domain::ContainerFinished>(entry->event).book, 10000);
}

TEST_F(ForeseenEntries, AreNotWhereARuleRefuses) {
    const auto entry = of(
        domain::ContainerOpened{
            .container = domain::ContainerId(5), .beyond_use = {}, .claimed = {}},
        {ben()});

    EXPECT_FALSE(entry.has_value());
    EXPECT_NE(text_of(message).find("must not be done"), std::string::npos);
}

TEST_F(ForeseenEntries, RecordNothing) {
    const std::int64_t before = stock.entries();

    static_cast<void>(of(
        domain::ContainerOpened{
            .container = domain::ContainerId(2), .beyond_use = {}, .claimed = {}},
        {ben()}));

    EXPECT_EQ(stock.entries(), before);
}

TEST_F(ForeseenEntries, AskForSomebodyWhoHasAKey) {
    const auto entry = of(
        domain::ContainerOpened{
            .container = domain::ContainerId(2), .beyond_use = {}, .claimed = {}},
        {{.role = domain::Role::Operator,
          .person = operations::parsed<domain::PersonId>("nobody")}});

    EXPECT_FALSE(entry.has_value());
    EXPECT_NE(message->remedy.find("F2"), std::string::npos);
}

TEST_F(ForeseenEntries, LetAJumpOfTheClockPass) {
    stock.test().workplace().clock().move_wall_clock(std::chrono::hours(2));

    static_cast<void>(of(
        domain::ContainerOpened{
            .container = domain::ContainerId(2), .beyond_use = {}, .claimed = {}},
        {ben()}));

    EXPECT_FALSE(message.has_value()) << text_of(message);
}

}  // namespace
}  // namespace vialog::gui
