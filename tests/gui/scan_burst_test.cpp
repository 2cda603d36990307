// SPDX-License-Identifier: Apache-2.0
// What a scanner sends is a scan, what a person types is not, however it is mixed.
#include "gui/scan_burst.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using Millis = ScanBurst::Millis;
using Typed = std::vector<std::string>;

// Sends each character after `gap`, Enter after another; what came of it.
struct Sender {
    ScanBurst burst;
    Millis now{1000};
    Typed typed;
    std::optional<std::string> scan;
    bool enter_is_ours = false;

    void take(const ScanBurst::Outcome& outcome) {
        typed.insert(typed.end(), outcome.typed.begin(), outcome.typed.end());
        if (outcome.scan) {
            scan = outcome.scan;
        }
    }
    void send(std::string_view characters, Millis gap) {
        for (const char character : characters) {
            now += gap;
            take(burst.character(std::string_view(&character, 1), now));
        }
    }
    void enter(Millis gap) {
        now += gap;
        const auto outcome = burst.enter(now);
        take(outcome);
        enter_is_ours = !outcome.takes_key;
    }
};

TEST(ScanBurst, IsWhatComesFastAndEndsWithEnter) {
    Sender sender;

    sender.send("VL1:17", Millis(8));
    sender.enter(Millis(8));

    EXPECT_EQ(sender.scan, "VL1:17");
    EXPECT_TRUE(sender.typed.empty());
    EXPECT_FALSE(sender.enter_is_ours);
}

TEST(ScanBurst, KeepsTheGroupSeparatorOfGs1) {
    Sender sender;

    sender.send(
        "0100312345678906\x1d"
        "10LOT-A",
        Millis(2));
    sender.enter(Millis(2));

    EXPECT_EQ(sender.scan,
              "0100312345678906\x1d"
              "10LOT-A");
}

TEST(ScanBurst, IsNotWhatAPersonTypes) {
    Sender sender;

    sender.send("190734", Millis(60));
    sender.enter(Millis(60));

    EXPECT_EQ(sender.scan, std::nullopt);
    EXPECT_EQ(sender.typed, (Typed{"1", "9", "0", "7", "3", "4"}));
    EXPECT_TRUE(sender.enter_is_ours);
}

TEST(ScanBurst, IsNotTwoKeysRolledOverEachOther) {
    Sender sender;

    sender.send("40", Millis(20));
    sender.enter(Millis(30));

    EXPECT_EQ(sender.scan, std::nullopt);
    EXPECT_EQ(sender.typed, (Typed{"4", "0"}));
    EXPECT_TRUE(sender.enter_is_ours);
}

TEST(ScanBurst, LeavesWhatWasTypedBeforeIt) {
    Sender sender;
    sender.send("1", Millis(60));

    sender.now += Millis(200);
    sender.send("rn1", Millis(5));
    sender.enter(Millis(5));

    EXPECT_EQ(sender.typed, Typed{"1"});
    EXPECT_EQ(sender.scan, "rn1");
}

TEST(ScanBurst, IsOverWhereEnterComesLate) {
    Sender sender;

    sender.send("VL1:17", Millis(8));
    sender.enter(Millis(300));

    EXPECT_EQ(sender.scan, std::nullopt);
    EXPECT_EQ(sender.typed.size(), 6U);
    EXPECT_TRUE(sender.enter_is_ours);
}

TEST(ScanBurst, PassesOnWhatItHeldWhenNothingFollows) {
    Sender sender;
    sender.send("W", Millis(8));
    EXPECT_TRUE(sender.burst.is_holding());

    sender.take(sender.burst.rest());

    EXPECT_EQ(sender.typed, Typed{"W"});
    EXPECT_FALSE(sender.burst.is_holding());
}

TEST(ScanBurst, EndsWithAnyOtherKey) {
    Sender sender;
    sender.send("abc", Millis(8));

    sender.take(sender.burst.other_key());
    sender.enter(Millis(8));

    EXPECT_EQ(sender.scan, std::nullopt);
    EXPECT_EQ(sender.typed, (Typed{"a", "b", "c"}));
}

TEST(ScanBurst, TakesATimeThatGoesBackForTyping) {
    Sender sender;
    sender.send("abc", Millis(8));

    sender.now -= Millis(500);
    sender.enter(Millis(0));

    EXPECT_EQ(sender.scan, std::nullopt);
    EXPECT_EQ(sender.typed.size(), 3U);
}

}  // namespace
}  // namespace vialog::gui
