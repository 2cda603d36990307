// SPDX-License-Identifier: Apache-2.0
// What a colour says a sign says too, and whatever the desktop's colours are the text stands out.
#include "window/theme.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/settings.h>

#include <cmath>

namespace vialog::window {
namespace {

TEST(Theme, HasASignForEveryToneButThePlainOne) {
    EXPECT_EQ(with_sign(gui::Tone::Plain, "14"), "14");
    EXPECT_EQ(with_sign(gui::Tone::Good, "14"), "\u2713 14");
    EXPECT_EQ(with_sign(gui::Tone::Warning, "14"), "! 14");
    EXPECT_EQ(with_sign(gui::Tone::Bad, "14"), "\u2717 14");
    EXPECT_EQ(with_sign(gui::Tone::Bad, ""), "");
}

TEST(Theme, KeepsEveryToneReadable) {
    const double background = wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW).GetLuminance();
    for (const gui::Tone tone :
         {gui::Tone::Plain, gui::Tone::Good, gui::Tone::Warning, gui::Tone::Bad}) {
        EXPECT_GT(std::abs(colour_of(tone).GetLuminance() - background), 0.3);
    }
    EXPECT_GT(std::abs(quiet_colour().GetLuminance() - background), 0.3);
}

TEST(Theme, MakesTheSignersLarge) {
    Stage stage;

    EXPECT_GT(signer_font(stage.frame()).GetPointSize(),
              stage.frame().GetFont().GetPointSize() * 3 / 2);
    EXPECT_TRUE(tabular_font(stage.frame()).IsFixedWidth());
}

}  // namespace
}  // namespace vialog::window
