// SPDX-License-Identifier: Apache-2.0
// Cosignatures that come back, and checkpoints that are not ours.
#include "operations/receive_anchor.h"

#include "operations/checkpoint.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

struct AnchoredJournal : ::testing::Test {
    Workplace place;
    Anchor anchor;

    // A checkpoint was given and came back with a cosigner's line.
    void SetUp() override {
        place.found();
        static_cast<void>(place.govern(staff("cleo", {domain::Function::Dispenser}), {}));
        const auto given = give_checkpoint(place.session(), place.consent("ben"));
        ASSERT_TRUE(given.has_value());
        anchor.checkpoint = journal::parse_checkpoint(given->note)->checkpoint;
        anchor.cosignature = {
            .name = "witness.example/w1", .key_id = {1, 2, 3, 4}, .signature = base::Bytes(72, 7)};
        anchor.file = "back.txt";
    }
};

TEST_F(AnchoredJournal, TakesACosignatureOfItsOwnHead) {
    const auto recorded = receive_anchor(place.session(), place.consent("ben"), anchor);

    ASSERT_TRUE(recorded.has_value());
    const auto& event = std::get<domain::AnchorReceived>(recorded->entry.event);
    EXPECT_EQ(event.size, 2);
    EXPECT_EQ(event.root, anchor.checkpoint.head.root);
    EXPECT_TRUE(event.cosignature.starts_with("witness.example/w1 AQIDBAcHBw"));
    const auto kept = place.session().store().checkpoint(2);
    ASSERT_TRUE(kept.has_value());
    ASSERT_EQ(kept->cosignatures.size(), 1U);
    EXPECT_EQ(base::as_text(kept->cosignatures.front()), "\u2014 " + event.cosignature + "\n");
}

TEST_F(AnchoredJournal, TakesACosignatureOfAnEarlierHead) {
    static_cast<void>(place.govern(staff("dan", {domain::Function::Dispenser}), {}));

    EXPECT_TRUE(receive_anchor(place.session(), place.consent("ben"), anchor).has_value());
}

TEST_F(AnchoredJournal, RefusesAnotherJournalsCheckpoint) {
    anchor.checkpoint.origin = parsed<domain::Origin>("other.example/ket");

    EXPECT_EQ(rule_of(receive_anchor(place.session(), place.consent("ben"), anchor)),
              "checkpoint-foreign");
    EXPECT_EQ(place.session().store().head().size, 2);
}

TEST_F(AnchoredJournal, RefusesMoreEntriesThanThereAre) {
    anchor.checkpoint.head.size = 3;

    EXPECT_EQ(rule_of(receive_anchor(place.session(), place.consent("ben"), anchor)),
              "checkpoint-foreign");
}

TEST_F(AnchoredJournal, RefusesAnotherHistory) {
    anchor.checkpoint.head.root[0] ^= 1;

    EXPECT_EQ(rule_of(receive_anchor(place.session(), place.consent("ben"), anchor)),
              "checkpoint-forked");
    EXPECT_TRUE(place.session().store().checkpoint(2)->cosignatures.empty());
}

}  // namespace
}  // namespace vialog::operations
