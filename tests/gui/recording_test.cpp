// SPDX-License-Identifier: Apache-2.0
// The promises of gui/recording.h, one at a time.
#include "gui/recording.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

operations::Statement new_party(DeskInTest& test, domain::Role role) {
    return test.workplace().stated(
        domain::PartyRecorded{.role = domain::PartyRole::Supplier,
                              .name = "Sample Supply",
                              .address = {},
                              .dea = domain::DeaNumber::parse("AB1234563").value()},
        {{role, "ben"}});
}

TEST(Recording, RecordsAndLeavesNoMessage) {
    DeskInTest test;
    std::optional<Message> message = Message{.text = "earlier"};
    const auto recorded = record(test.desk(), new_party(test, domain::Role::Operator), message);
    ASSERT_TRUE(recorded);
    EXPECT_EQ(recorded->ref.seq, domain::EntryNumber(1));
    EXPECT_FALSE(message);
}

TEST(Recording, SaysWhyNothingWasRecorded) {
    DeskInTest test;
    std::optional<Message> message;
    const auto recorded = record(test.desk(), new_party(test, domain::Role::Witness), message);
    EXPECT_FALSE(recorded);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->tone, Tone::Bad);
    EXPECT_EQ(test.state().totals.entries, 1);
}

}  // namespace
}  // namespace vialog::gui
