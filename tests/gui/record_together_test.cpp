// SPDX-License-Identifier: Apache-2.0
// All of them or none.
#include "gui/record_together.h"

#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct RecordingTogether : testing::Test {
    InfusionDesk stock;
    std::optional<Message> message;

    [[nodiscard]] bool opens(const std::vector<std::int64_t>& containers) {
        return record_together(
                   stock.desk(),
                   [&](const domain::State& /*state*/, std::span<const operations::Recorded> so_far)
                       -> std::optional<operations::Statement> {
                       if (so_far.size() == containers.size()) {
                           return std::nullopt;
                       }
                       return stock.test().workplace().stated(
                           domain::ContainerOpened{
                               .container = domain::ContainerId(containers[so_far.size()]),
                               .beyond_use = {},
                               .claimed = {}},
                           {{domain::Role::Operator, "ben"}});
                   },
                   message)
            .has_value();
    }
};

TEST_F(RecordingTogether, TakesAll) {
    const std::int64_t before = stock.entries();

    EXPECT_TRUE(opens({2, 3}));
    EXPECT_EQ(stock.entries(), before + 2);
    EXPECT_FALSE(message.has_value());
}

TEST_F(RecordingTogether, TakesNoneWhereOneIsRefused) {
    const std::int64_t before = stock.entries();

    EXPECT_FALSE(opens({2, 5}));
    EXPECT_EQ(stock.entries(), before);
    EXPECT_NE(text_of(message).find("must not be done"), std::string::npos);
}

TEST_F(RecordingTogether, SaysThatFiguresHaveMovedWhereNothingIsStated) {
    EXPECT_FALSE(opens({}));
    EXPECT_NE(text_of(message).find("in between"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
