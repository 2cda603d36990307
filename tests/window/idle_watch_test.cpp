// SPDX-License-Identifier: Apache-2.0
// A seat counts as left after the longest rest, and not before.
#include "window/idle_watch.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(IdleWatch, IsOverAfterTheLongestRest) {
    using Millis = IdleWatch::Millis;
    IdleWatch watch(Millis(300000));
    watch.key_pressed(Millis(1000));

    EXPECT_FALSE(watch.is_over(Millis(300999)));
    EXPECT_TRUE(watch.is_over(Millis(301000)));
    watch.key_pressed(Millis(301000));
    EXPECT_FALSE(watch.is_over(Millis(301001)));
    EXPECT_EQ(watch.rested(Millis(301500)), Millis(500));
}

}  // namespace
}  // namespace vialog::window
