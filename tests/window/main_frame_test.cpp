// SPDX-License-Identifier: Apache-2.0
// The window over a real journal: keys open screens, work is kept, what others write appears, an empty seat is locked.
#include "window/main_frame.h"

#include "gui/desk_in_test.h"
#include "window/help_sheet.h"
#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/listbox.h>
#include <wx/textctrl.h>

namespace vialog::window {
namespace {

// The frame with two screens that note what they are told.
class FrameOnDesk final {
  public:
    FrameOnDesk() {
        m_frame = new MainFrame(m_desk.desk(), {place("infusion", "Infusion", "F4", &infusion),
                                                place("waste", "Waste", "F6", &waste),
                                                place("sign_in", "Sign in", "F2", &sign_in)});
        m_frame->Show();
        m_frame->Raise();
        wait_for([&] { return m_frame->IsActive(); });
        m_frame->panel_in_sight()->come_to_front();
        let_pass(20);
    }
    ~FrameOnDesk() {
        if (!m_closed) {
            delete m_frame;
        }
        let_pass(0);
    }
    FrameOnDesk(const FrameOnDesk&) = delete;
    FrameOnDesk& operator=(const FrameOnDesk&) = delete;

    NotingScreen* infusion = nullptr;
    NotingScreen* waste = nullptr;
    NotingScreen* sign_in = nullptr;
    [[nodiscard]] MainFrame& frame() { return *m_frame; }
    [[nodiscard]] gui::DeskInTest& desk() { return m_desk; }
    void was_closed() { m_closed = true; }

  private:
    static gui::ScreenPlace place(std::string_view id, const std::string& title,
                                  const std::string& key, NotingScreen** screen) {
        return {.id = id, .title = title, .key = key, .make = [screen, title](gui::Desk&) {
                    auto made = std::make_unique<NotingScreen>();
                    made->shown.title = title;
                    made->shown.fields = {{.id = "amount", .label = "Amount"}};
                    made->shown.focus = "amount";
                    *screen = made.get();
                    return made;
                }};
    }
    gui::DeskInTest m_desk;
    MainFrame* m_frame = nullptr;
    bool m_closed = false;
};

TEST(MainFrame, OpensScreensByTheirKeysAndKeepsThem) {
    FrameOnDesk holder;
    EXPECT_EQ(holder.frame().screen_in_sight(), "infusion");
    types("40");

    presses(WXK_F6);
    EXPECT_EQ(holder.frame().screen_in_sight(), "waste");
    presses(WXK_F4);

    EXPECT_EQ(holder.infusion->told, "type amount=4;type amount=40;");
    EXPECT_EQ(find_control<wxTextCtrl>(*holder.frame().panel_in_sight(), "Amount")->GetValue(),
              wxS("40"));
    types("5");
    EXPECT_EQ(holder.infusion->shown.fields.front().text, "405");
}

TEST(MainFrame, GoesWhereAScreenLeads) {
    FrameOnDesk holder;

    holder.desk().desk().go("waste", "container:17");
    EXPECT_TRUE(wait_for([&] { return holder.frame().screen_in_sight() == "waste"; }));

    EXPECT_EQ(holder.waste->told, "show container:17;");
}

TEST(MainFrame, ShowsAndClosesTheHelpSheetByTheKeyboard) {
    FrameOnDesk holder;

    presses(WXK_F1);
    EXPECT_TRUE(holder.frame().shows_help());
    EXPECT_NE(holder.frame().help().text().find("F6                  Waste"), std::string::npos);
    types("\x1b");
    EXPECT_FALSE(holder.frame().shows_help());
    presses(WXK_F1);
    presses(WXK_F1);
    EXPECT_FALSE(holder.frame().shows_help());
    presses(WXK_F1);
    presses(WXK_F6);
    EXPECT_FALSE(holder.frame().shows_help());
    EXPECT_EQ(holder.frame().screen_in_sight(), "waste");
    types("7");

    EXPECT_EQ(holder.waste->told, "type amount=7;");
}

TEST(MainFrame, ShowsAtOnceWhatAnotherProgramWrites) {
    FrameOnDesk holder;
    const auto before = holder.desk().state().totals.entries;

    operations::Workplace& workplace = holder.desk().workplace();
    static_cast<void>(workplace);
    holder.desk().desk().changed();
    let_pass(30);

    EXPECT_EQ(holder.infusion->told, "refresh;");
    EXPECT_NE(to_utf8(holder.frame().GetStatusBar()->GetStatusText(1)).find("entr"),
              std::string::npos);
    EXPECT_EQ(holder.desk().state().totals.entries, before);
}

TEST(MainFrame, LocksASeatThatWasLeft) {
    FrameOnDesk holder;
    holder.desk().sign_in("ben");
    holder.frame().tick();
    EXPECT_TRUE(holder.desk().desk().signer().has_value());

    holder.desk().workplace().clock().pass(std::chrono::minutes(6));
    holder.frame().tick();

    EXPECT_FALSE(holder.desk().desk().signer().has_value());
    EXPECT_EQ(holder.frame().screen_in_sight(), "sign_in");
    EXPECT_EQ(holder.frame().GetStatusBar()->GetStatusText(0), wxS("Nobody is signed in"));
    for (const auto& key : holder.desk().desk().keys().list()) {
        EXPECT_EQ(key.name.find("/u/ben"), std::string::npos);
    }
}

TEST(MainFrame, KeepsASeatWhereKeysArePressed) {
    FrameOnDesk holder;
    holder.desk().sign_in("ben");

    holder.desk().workplace().clock().pass(std::chrono::minutes(4));
    types("4");
    holder.desk().workplace().clock().pass(std::chrono::minutes(4));
    holder.frame().tick();

    EXPECT_TRUE(holder.desk().desk().signer().has_value());
}

TEST(MainFrame, AsksBeforeItIsLeftWithWork) {
    FrameOnDesk holder;
    holder.infusion->work = true;
    bool destroyed = false;
    holder.frame().Bind(wxEVT_DESTROY, [&](wxWindowDestroyEvent& event) {
        event.Skip();
        destroyed = true;
    });

    presses('Q', wxMOD_CONTROL);
    EXPECT_FALSE(destroyed);
    EXPECT_NE(holder.frame().panel_in_sight()->noticed().find("Infusion"), std::string::npos);
    types("4");
    presses('Q', wxMOD_CONTROL);
    EXPECT_FALSE(destroyed);
    presses('Q', wxMOD_CONTROL);
    EXPECT_TRUE(wait_for([&] { return destroyed; }));

    holder.was_closed();
}

TEST(MainFrame, ShowsASentenceAboutTheWorld) {
    FrameOnDesk holder;

    holder.frame().say("The disk is full.");

    EXPECT_EQ(to_utf8(holder.frame().GetStatusBar()->GetStatusText(2)), "! The disk is full.");
}

TEST(MainFrame, OpensAScreenFromTheNavigation) {
    FrameOnDesk holder;
    auto* list = find_control<wxListBox>(holder.frame(), "Screens");
    ASSERT_NE(list, nullptr);
    list->SetFocus();
    let_pass(20);

    presses(WXK_DOWN);
    EXPECT_EQ(holder.frame().screen_in_sight(), "infusion");
    types("\n");

    EXPECT_EQ(holder.frame().screen_in_sight(), "waste");
}

}  // namespace
}  // namespace vialog::window
