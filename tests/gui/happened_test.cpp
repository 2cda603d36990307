// SPDX-License-Identifier: Apache-2.0
// A deed recorded later says when it was done, and why so late.
#include "gui/happened.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct DoneEarlier : testing::Test {
    DeskInTest test;
    Form form{happened_rules(test.desk())};
    operations::Statement statement{.draft = {}};

    void types(std::string_view when) {
        form.type("when", when);
        follow_when(form, test.desk().now());
    }
    [[nodiscard]] bool asks_why() { return form.fields().back().enabled; }
};

TEST_F(DoneEarlier, IsNotAskedForUntilSomebodySaysSo) {
    EXPECT_FALSE(form.fields().front().enabled);
    ask_when(form);
    EXPECT_TRUE(form.fields().front().enabled);
    EXPECT_EQ(form.focus(), "when");
}

TEST_F(DoneEarlier, AsksWhyAfterAQuarterOfAnHour) {
    ask_when(form);
    types("7:50");
    EXPECT_FALSE(asks_why());
    types("7:40");
    EXPECT_TRUE(asks_why());
}

TEST_F(DoneEarlier, StatesTimeAndReason) {
    ask_when(form);
    types("7:40");
    form.type("late", "2");

    state_when(form, test.desk().now(), statement);

    EXPECT_EQ(base::print_local(statement.occurred.value()), "2026-01-12T07:40:00-07:00");
    EXPECT_EQ(statement.late, domain::LateReason::Emergency);
}

TEST_F(DoneEarlier, StatesNothingWhereNothingIsTyped) {
    state_when(form, test.desk().now(), statement);

    EXPECT_FALSE(statement.occurred.has_value());
}

}  // namespace
}  // namespace vialog::gui
