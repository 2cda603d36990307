// SPDX-License-Identifier: Apache-2.0
// Texts break where the window ends and say what the screen said.
#include "window/text_lines.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(WrappedText, IsInSightWhileItSaysSomething) {
    Stage stage;
    auto* text = new WrappedText(&stage.frame());
    stage.show(text);
    EXPECT_FALSE(text->say(""));
    EXPECT_FALSE(text->IsShown());

    EXPECT_TRUE(text->say(gui::Tone::Bad, "Four is more than three & a half."));
    EXPECT_TRUE(text->IsShown());
    EXPECT_EQ(to_utf8(text->GetLabelText()), "\u2717 Four is more than three & a half.");
    EXPECT_FALSE(text->say(gui::Tone::Bad, "Four is more than three & a half."));
}

TEST(WrappedText, BreaksWhereTheWindowEnds) {
    Stage stage;
    auto* text = new WrappedText(&stage.frame());
    stage.show(text);
    std::string sentence;
    for (int i = 0; i < 60; ++i) {
        sentence += "eight of nine ";
    }

    text->say(sentence);
    stage.frame().Layout();
    let_pass(50);

    EXPECT_NE(to_utf8(text->GetLabelText()).find('\n'), std::string::npos);
    EXPECT_GT(text->GetMinSize().GetHeight(), 2 * text->GetCharHeight());
}

TEST(Words, OfAMessageSayWhatToDo) {
    EXPECT_EQ(words_of(gui::Message{.text = "It is locked.", .remedy = "Wait."}),
              "It is locked. Wait.");
    EXPECT_EQ(words_of(gui::Message{.text = "It is locked."}), "It is locked.");
}

TEST(Words, OfSignersAreALineEach) {
    EXPECT_EQ(words_of(std::vector<gui::SignerLine>{
                  {.role = "signs as operator", .name = "Ada"},
                  {.role = "signs as witness", .name = "Who", .known = false}}),
              "Ada signs as operator\n? Who signs as witness");
}

}  // namespace
}  // namespace vialog::window
