// SPDX-License-Identifier: Apache-2.0
// The line below says who sits here and what the world is like.
#include "window/status_line.h"

#include "gui/desk_in_test.h"
#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(StatusLine, SaysWhoIsSignedInAndHowMuchIsRecorded) {
    gui::DeskInTest holder;
    Stage stage;
    auto* line = new StatusLine(&stage.frame());
    stage.frame().SetStatusBar(line);

    line->show(holder.desk());
    EXPECT_EQ(line->GetStatusText(0), wxS("Nobody is signed in"));
    EXPECT_NE(to_utf8(line->GetStatusText(1)).find("entr"), std::string::npos);

    holder.sign_in("ben");
    line->show(holder.desk());
    EXPECT_EQ(to_utf8(line->GetStatusText(0)), holder.desk().name_of(*holder.desk().signer()));
}

TEST(StatusLine, SaysWhatTheWorldSays) {
    Stage stage;
    auto* line = new StatusLine(&stage.frame());
    stage.frame().SetStatusBar(line);

    line->say("The disk is full.");
    EXPECT_EQ(line->GetStatusText(2), wxS("! The disk is full."));
    line->say({});
    EXPECT_TRUE(line->GetStatusText(2).empty());
}

}  // namespace
}  // namespace vialog::window
