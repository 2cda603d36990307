// SPDX-License-Identifier: Apache-2.0
// What the screen says is shown, what is typed reaches it, and a scan is a scan whatever has the focus.
#include "window/screen_panel.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/button.h>
#include <wx/listctrl.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>
#include <wx/timer.h>
#include <wx/utils.h>

#include <utility>

namespace vialog::window {
namespace {

constexpr std::string_view scan_line = "Scan, or type a number";

gui::ScreenView with_fields() {
    gui::ScreenView view{.title = "Infusion"};
    gui::Field reason{.id = "reason", .label = "Reason", .kind = gui::FieldKind::Choice};
    reason.choices = {{.key = "1", .label = "remainder"}, {.key = "2", .label = "refused"}};
    view.fields = {{.id = "patient", .label = "Patient"},
                   {.id = "dose", .label = "Dose, mg"},
                   reason,
                   {.id = "pin", .label = "PIN", .kind = gui::FieldKind::Secret}};
    view.focus = "patient";
    view.actions = {{.key = "W", .label = "Waste"}, {.key = "N", .label = "New"}};
    return view;
}

gui::ScreenView without_fields() {
    gui::ScreenView view = with_fields();
    view.fields.clear();
    view.focus.clear();
    return view;
}

std::string focused() {
    const wxWindow* focus = wxWindow::FindFocus();
    return focus == nullptr ? "nothing" : to_utf8(focus->GetName());
}

TEST(ScreenPanel, ShowsWhatTheScreenSays) {
    gui::ScreenView view = with_fields();
    view.groups = {{.heading = "Vial 17", .facts = {{.label = "Rest", .value = "4.300 mL"}}}};
    view.sums = {"drawn 50 = given 40 + wasted 10"};
    view.signers = {{.role = "signs as operator", .name = "Keiko Brandt (KB)"}};
    view.message = gui::Message{.tone = gui::Tone::Good, .text = "Entry 45 is recorded."};
    view.progress = gui::Progress{.label = "Verifying", .done = 3, .total = 10};
    view.table = gui::Table{.label = "Today",
                            .columns = {{.label = "Entry"}},
                            .rows = nullptr,
                            .empty_hint = "Nothing today; press N."};
    PanelOnStage stage(view);

    const std::string texts = texts_of(stage.panel());
    for (const std::string_view part :
         {"Infusion\n", "Vial 17\n", "4.300 mL\n", "drawn 50 = given 40 + wasted 10\n",
          "Keiko Brandt (KB) signs as operator\n", "\u2713 Entry 45 is recorded.\n",
          "Verifying: 3 of 10\n", "Nothing today; press N.\n", "W  Waste\n"}) {
        EXPECT_NE(texts.find(part), std::string::npos) << part << "\nin\n" << texts;
    }
}

TEST(ScreenPanel, TakesTheTextToTheFieldThatTheScreenAsksFor) {
    PanelOnStage stage(with_fields());
    EXPECT_EQ(focused(), "Patient");

    types("ad");

    EXPECT_EQ(stage.screen.told, "type patient=a;type patient=ad;");
    EXPECT_EQ(find_control<wxTextCtrl>(stage.panel(), "Patient")->GetValue(), wxS("ad"));
}

TEST(ScreenPanel, MovesTheFocusWithTheScreen) {
    PanelOnStage stage(with_fields());
    stage.screen.on_enter = [&](std::string_view field) {
        stage.screen.shown.focus = field == "patient" ? "dose" : field == "dose" ? "reason" : "pin";
    };

    types("a\n40\n2");

    EXPECT_EQ(stage.screen.told,
              "type patient=a;enter patient;type dose=4;type dose=40;enter dose;type reason=2;"
              "enter reason;");
    EXPECT_EQ(focused(), "PIN");
}

TEST(ScreenPanel, EntersTheFieldWhereThePersonStands) {
    PanelOnStage stage(with_fields());

    types("\t40\n");

    EXPECT_EQ(stage.screen.told, "type dose=4;type dose=40;enter dose;");
}

TEST(ScreenPanel, ActsByLetterOrByAlt) {
    PanelOnStage stage(without_fields());
    EXPECT_EQ(focused(), scan_line);
    types("w");
    EXPECT_EQ(stage.screen.told, "press W;");

    PanelOnStage other(with_fields());
    presses('N', wxMOD_ALT);
    EXPECT_EQ(other.screen.told, "press N;");
}

TEST(ScreenPanel, SendsWhatIsTypedOnTheScanLine) {
    PanelOnStage stage(without_fields());

    types("17\n");

    EXPECT_EQ(stage.screen.told, "scan 17;");
    EXPECT_TRUE(find_control<wxTextCtrl>(stage.panel(), scan_line)->IsEmpty());
}

TEST(ScreenPanel, TakesABurstForAScanWhereALetterWouldAct) {
    PanelOnStage stage(without_fields());

    scans("WN1:17");

    EXPECT_EQ(stage.screen.told, "scan WN1:17;");
}

TEST(ScreenPanel, TakesABurstForAScanThoughTheProgramIsBusyInItsMidst) {
    wxTimer busy;
    busy.Bind(wxEVT_TIMER, [](wxTimerEvent&) { wxMilliSleep(80); });
    bool begun = false;
    PanelOnStage stage(without_fields(), {.key_pressed = [&](const std::string&) {
                           if (!std::exchange(begun, true)) {
                               busy.StartOnce(1);
                           }
                       }});

    scans("WN1:17");

    EXPECT_EQ(stage.screen.told, "scan WN1:17;");
}

TEST(ScreenPanel, TakesABurstForAScanInAFieldAndLeavesItsText) {
    PanelOnStage stage(with_fields());
    types("ad");
    stage.screen.told.clear();

    scans("VL1:17");

    EXPECT_EQ(stage.screen.told, "scan VL1:17;");
    EXPECT_EQ(find_control<wxTextCtrl>(stage.panel(), "Patient")->GetValue(), wxS("ad"));
}

TEST(ScreenPanel, TakesABurstForAScanOnAChoiceAndOnAButton) {
    gui::ScreenView view = with_fields();
    view.focus = "reason";
    PanelOnStage stage(view);
    scans("212");
    EXPECT_EQ(stage.screen.told, "scan 212;");

    find_named(stage.panel(), "W  Waste")->SetFocus();
    let_pass(20);
    stage.screen.told.clear();
    scans("rn1");
    EXPECT_EQ(stage.screen.told, "scan rn1;");
}

TEST(ScreenPanel, KeepsTheSeparatorOfAScan) {
    PanelOnStage stage(with_fields());

    scans(
        "0112\x1d"
        "10LOT");

    EXPECT_EQ(stage.screen.told,
              "scan 0112\x1d"
              "10LOT;");
}

TEST(ScreenPanel, RefusesAScanIntoASecret) {
    gui::ScreenView view = with_fields();
    view.focus = "pin";
    PanelOnStage stage(view);
    types("19");
    stage.screen.told.clear();

    scans("VL1:17");

    EXPECT_EQ(stage.screen.told, "");
    EXPECT_EQ(find_control<wxTextCtrl>(stage.panel(), "PIN")->GetValue(), wxS("19"));
    EXPECT_NE(stage.panel().noticed().find("scanner"), std::string::npos);
}

TEST(ScreenPanel, AsksBeforeEscLosesWork) {
    PanelOnStage stage(with_fields());
    stage.screen.work = true;

    types("\x1b");
    EXPECT_NE(stage.panel().noticed().find("Esc again"), std::string::npos);
    EXPECT_EQ(stage.screen.told, "");
    types("\x1b");

    EXPECT_EQ(stage.screen.told, "back;");
    EXPECT_EQ(stage.panel().noticed(), "");
}

TEST(ScreenPanel, LeavesEditingKeysToTheText) {
    PanelOnStage stage(with_fields());
    types("adz");

    presses(WXK_BACK);
    presses(WXK_HOME);
    types("b");

    EXPECT_EQ(find_control<wxTextCtrl>(stage.panel(), "Patient")->GetValue(), wxS("bad"));
}

TEST(ScreenPanel, MovesInTheTableByTheArrows) {
    gui::ScreenView view = without_fields();
    view.table = gui::Table{.label = "Journal",
                            .columns = {{.label = "Entry"}, {.label = "Amount"}},
                            .rows = std::make_shared<NumberedRows>(50),
                            .selected = 3,
                            .empty_hint = {}};
    PanelOnStage stage(view);

    presses(WXK_DOWN);
    presses(WXK_END);
    types("\n");

    EXPECT_EQ(stage.screen.told, "choose 4;choose 49;open 49;");
}

TEST(ScreenPanel, IsLeftByTabAndEnteredAgain) {
    PanelOnStage stage(with_fields());
    const std::string first = focused();
    std::string visited;
    // Round the window once: nothing keeps the keyboard.
    for (int i = 0; i < 12; ++i) {
        types("\t");
        visited += focused() + ";";
    }

    for (const std::string_view name : {"Dose, mg", "PIN", "W  Waste", "N  New"}) {
        EXPECT_NE(visited.find(name), std::string::npos) << name << " in " << visited;
    }
    EXPECT_NE(visited.find(first), std::string::npos) << visited;
}

TEST(ScreenPanel, PressesAButtonByEnterAndSpace) {
    PanelOnStage stage(with_fields());
    find_named(stage.panel(), "W  Waste")->SetFocus();
    let_pass(20);

    types(" ");
    EXPECT_EQ(stage.screen.told, "press W;");
}

TEST(ScreenPanel, SaysWhatWentWrongAndKeepsTheText) {
    PanelOnStage stage(with_fields());
    types("ad");
    stage.screen.fails = true;

    types("\n");

    EXPECT_NE(stage.panel().noticed().find("locked by another program"), std::string::npos);
    EXPECT_EQ(find_control<wxTextCtrl>(stage.panel(), "Patient")->GetValue(), wxS("ad"));
}

TEST(ScreenPanel, AsksTheFrameFirst) {
    std::string global;
    PanelOnStage stage(with_fields(), {.global_key = [&](const std::string& key) {
                           global += key + ";";
                           return key == "F4" || key == "Ctrl+P";
                       }});

    presses(WXK_F4);
    presses('P', wxMOD_CONTROL);
    types("a");

    EXPECT_EQ(global, "F4;Ctrl+P;");
    EXPECT_EQ(stage.screen.told, "type patient=a;");
}

// Everything that takes the focus, and what has no text of its own, has a name.
void expect_names(wxWindow& window) {
    for (wxWindow* child : window.GetChildren()) {
        if (!child->IsShown()) {
            continue;
        }
        const bool has_parts = !child->GetChildren().empty();
        if (child->AcceptsFocus() && !has_parts) {
            EXPECT_NE(accessible_name(*child), "")
                << to_utf8(child->GetClassInfo()->GetClassName());
        }
        expect_names(*child);
    }
}

TEST(ScreenPanel, NamesEveryControl) {
    gui::ScreenView view = with_fields();
    view.fields.front().offers = {"Adams", "Adler"};
    view.groups = {{.heading = "Vial 17",
                    .facts = {{.label = "Rest", .value = "4.300 mL", .screen = "vials"}}}};
    view.table = gui::Table{.label = "Journal",
                            .columns = {{.label = "Entry"}},
                            .rows = std::make_shared<NumberedRows>(50),
                            .empty_hint = {}};
    view.plots = {{.title = "Stock", .unit = "mL", .sentence = "It falls.", .points = {}}};
    view.progress = gui::Progress{.label = "Verifying"};
    PanelOnStage stage(view);

    expect_names(stage.panel());
}

TEST(ScreenPanel, ScrollsWhatDoesNotFit) {
    gui::ScreenView view = with_fields();
    for (int i = 0; i < 40; ++i) {
        view.fields.push_back({.id = "more" + std::to_string(i), .label = "More"});
    }
    PanelOnStage stage(view);
    let_pass(50);

    auto* work = dynamic_cast<wxScrolledWindow*>(find(stage.panel(), [](const wxWindow& it) {
        return dynamic_cast<const wxScrolledWindow*>(&it) != nullptr;
    }));
    ASSERT_NE(work, nullptr);
    EXPECT_GT(work->GetVirtualSize().GetHeight(), work->GetClientSize().GetHeight());
    stage.screen.shown.focus = "more39";
    stage.update();
    EXPECT_TRUE(wait_for([&] { return work->GetViewStart().y > 0; }));
}

}  // namespace
}  // namespace vialog::window
