// SPDX-License-Identifier: Apache-2.0
// The window before there is a journal: its help sheet, and that it is not left by one key over what was typed.
#include "window/beginning_frame.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/weakref.h>

namespace vialog::window {
namespace {

class Beginning : public testing::Test {
  protected:
    Beginning() {
        m_screen.shown.title = "1 of 7";
        m_screen.shown.fields = {{.id = "name", .label = "Registrant", .hint = "Its name"}};
        m_screen.shown.focus = "name";
        m_frame = new BeginningFrame(m_screen);
        m_frame->Raise();
        EXPECT_TRUE(wait_for([this] { return m_frame->IsActive(); }));
    }
    ~Beginning() override {
        if (m_frame) {
            m_frame->Destroy();
        }
        let_pass(20);
    }

    NotingScreen m_screen;
    wxWeakRef<BeginningFrame> m_frame;
};

TEST_F(Beginning, HasAHelpSheetThatItsKeyOpensAndCloses) {
    presses(WXK_F1);
    EXPECT_TRUE(m_frame->shows_help());
    EXPECT_FALSE(m_frame->panel()->IsShown());

    presses(WXK_F1);
    EXPECT_FALSE(m_frame->shows_help());
    types("a");
    EXPECT_EQ(m_screen.told, "type name=a;");
}

TEST_F(Beginning, EndsAtOnceWhereNothingIsTyped) {
    presses('Q', wxMOD_CONTROL);

    EXPECT_TRUE(wait_for([this] { return !m_frame; }));
}

TEST_F(Beginning, AsksBeforeWhatWasTypedIsLeftBehind) {
    m_screen.work = true;
    presses('Q', wxMOD_CONTROL);
    ASSERT_TRUE(m_frame);
    EXPECT_NE(m_frame->panel()->noticed().find("Ctrl+Q again"), std::string::npos);

    types("a");
    presses('Q', wxMOD_CONTROL);
    ASSERT_TRUE(m_frame);
    presses('Q', wxMOD_CONTROL);

    EXPECT_TRUE(wait_for([this] { return !m_frame; }));
}

}  // namespace
}  // namespace vialog::window
