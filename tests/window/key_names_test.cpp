// SPDX-License-Identifier: Apache-2.0
// Keys are named as the screens know them.
#include "window/key_names.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(KeyNames, AreThoseOfTheScreens) {
    EXPECT_EQ(name_of_command(WXK_RETURN, wxMOD_NONE), "Enter");
    EXPECT_EQ(name_of_command(WXK_NUMPAD_ENTER, wxMOD_NONE), "Enter");
    EXPECT_EQ(name_of_command(WXK_ESCAPE, wxMOD_NONE), "Esc");
    EXPECT_EQ(name_of_command(WXK_PAGEDOWN, wxMOD_NONE), "PageDown");
    EXPECT_EQ(name_of_command(WXK_F5, wxMOD_NONE), "F5");
    EXPECT_EQ(name_of_command(WXK_F12, wxMOD_NONE), "F12");
    EXPECT_EQ(name_of_command('I', wxMOD_CONTROL), "Ctrl+I");
    EXPECT_EQ(name_of_command('W', wxMOD_ALT), "Alt+W");
    EXPECT_EQ(name_of_command(WXK_TAB, wxMOD_SHIFT), "Shift+Tab");
    EXPECT_EQ(name_of_command(WXK_DELETE, wxMOD_NONE), "Delete");
}

TEST(KeyNames, AreNoneForAModifierAlone) {
    EXPECT_EQ(name_of_command(WXK_SHIFT, wxMOD_SHIFT), "");
    EXPECT_EQ(name_of_command(WXK_CONTROL, wxMOD_CONTROL), "");
}

}  // namespace
}  // namespace vialog::window
