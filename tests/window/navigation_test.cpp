// SPDX-License-Identifier: Apache-2.0
// The list of screens opens by Enter, not by walking through it.
#include "window/navigation.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

std::vector<gui::ScreenPlace> three() {
    return {{.id = "dashboard", .title = "Dashboard", .key = "F3", .make = {}},
            {.id = "infusion", .title = "Infusion", .key = "F4", .make = {}},
            {.id = "set_up", .title = "Set up", .key = "", .make = {}}};
}

TEST(Navigation, ShowsTitlesWithTheirKeys) {
    Stage stage;
    auto* list = new Navigation(&stage.frame(), three(), [](std::string_view) {});
    stage.show(list);

    EXPECT_EQ(list->GetString(1), wxS("Infusion  F4"));
    EXPECT_EQ(list->GetString(2), wxS("Set up"));
    list->mark("infusion");
    EXPECT_EQ(list->GetSelection(), 1);
}

TEST(Navigation, OpensByEnterWhatTheArrowsMarked) {
    Stage stage;
    std::string opened;
    auto* list =
        new Navigation(&stage.frame(), three(), [&](std::string_view id) { opened += id; });
    stage.show(list);
    list->mark("dashboard");
    EXPECT_TRUE(list->take_key("Down"));
    EXPECT_EQ(opened, "");
    EXPECT_EQ(list->GetSelection(), 1);
    EXPECT_TRUE(list->take_key("Enter"));
    EXPECT_FALSE(list->take_key("w"));

    EXPECT_EQ(opened, "infusion");
}

}  // namespace
}  // namespace vialog::window
