// SPDX-License-Identifier: Apache-2.0
// The promises of gui/guarded.h, one at a time.
#include "gui/guarded.h"

#include "domain/rule_codes.h"
#include "gui/desk_in_test.h"
#include "operations/agent_frame.h"
#include "store/store_error.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace vialog::gui {
namespace {

TEST(Guarded, SaysNothingWhereTheWorkWasDone) {
    bool done = false;
    EXPECT_FALSE(failure_of([&] { done = true; }));
    EXPECT_TRUE(done);
}

TEST(Guarded, TellsOfAFullDiskAndThatTheWorkIsKept) {
    const auto message = failure_of(
        [] { throw store::StoreError(store::StoreErrorKind::Full, 13, "the disk is full"); });
    ASSERT_TRUE(message);
    EXPECT_EQ(message->tone, Tone::Bad);
    EXPECT_EQ(message->text, "the disk is full");
    EXPECT_NE(message->remedy.find("kept"), std::string::npos);
}

TEST(Guarded, TellsThatWhoeverHoldsTheKeysIsGone) {
    const auto message = failure_of([] { throw operations::AgentError("no answer"); });
    ASSERT_TRUE(message);
    EXPECT_NE(message->text.find("no answer"), std::string::npos);
    EXPECT_NE(message->remedy.find("F2"), std::string::npos);
}

TEST(Guarded, LetsOurOwnFaultsPass) {
    EXPECT_THROW(static_cast<void>(failure_of([] { throw std::logic_error("a bug"); })),
                 std::logic_error);
}

TEST(Guarded, SaysWhyARuleRefuses) {
    DeskInTest test;
    std::optional<Message> message;
    const auto recorded = record_by(
        test.desk(),
        [] {
            return base::Result<operations::Recorded, operations::Denial>(
                tl::unexpected(operations::Denial(
                    domain::Refusal{.rule = domain::rule::product_incomplete, .figures = {}})));
        },
        message);
    EXPECT_FALSE(recorded);
    ASSERT_TRUE(message);
    EXPECT_FALSE(message->text.empty());
}

}  // namespace
}  // namespace vialog::gui
