// SPDX-License-Identifier: Apache-2.0
// The promises of gui/count_opening.h, one at a time.
#include "gui/count_opening.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(CountOpening, RecordsTheBeginningWithOnePin) {
    StockedDesk clinic;
    CountOpening opening(clinic.desk());
    std::optional<Message> message;
    opening.type("pin", operations::test_pin);
    const auto begun = opening.enter("pin", message);
    ASSERT_TRUE(begun) << text_of(message);
    EXPECT_EQ(begun->what.type, domain::CountType::Shift);
    EXPECT_EQ(unfinished_count(clinic.state()), begun->start.seq);
}

TEST(CountOpening, TakesAnotherKindByItsDigit) {
    StockedDesk clinic;
    CountOpening opening(clinic.desk());
    std::optional<Message> message;
    opening.ask_kind();
    opening.type("type", "4");
    EXPECT_FALSE(opening.enter("type", message));
    opening.type("pin", operations::test_pin);
    const auto begun = opening.enter("pin", message);
    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->what.type, domain::CountType::Biennial);
}

TEST(CountOpening, BeginsNothingWithAWrongPin) {
    StockedDesk clinic;
    CountOpening opening(clinic.desk());
    std::optional<Message> message;
    opening.type("pin", "000000");
    EXPECT_FALSE(opening.enter("pin", message));
    EXPECT_FALSE(unfinished_count(clinic.state()));
}

}  // namespace
}  // namespace vialog::gui
