// SPDX-License-Identifier: Apache-2.0
// The sheet lists every key that works now.
#include "window/help_sheet.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(HelpSheet, ListsActionsFieldsAndScreens) {
    gui::ScreenView view{.title = "Waste"};
    view.actions = {{.key = "W", .label = "Waste"},
                    {.key = "H", .label = "Hold", .why_not = "nothing is drawn"}};
    gui::Field reason{.id = "reason", .label = "Reason", .kind = gui::FieldKind::Choice};
    reason.choices = {{.key = "1", .label = "remainder"}};
    view.fields = {reason};

    const std::string text =
        help_text(view, {{.id = "infusion", .title = "Infusion", .key = "F4", .make = {}}});

    for (const std::string_view part :
         {"Waste", "  W                   Waste", "Hold (nothing is drawn)",
          "  1                   remainder", "  F4                  Infusion", "F1 ", "Ctrl+Q",
          "Esc ", "Tab "}) {
        EXPECT_NE(text.find(part), std::string::npos) << part;
    }
}

TEST(HelpSheet, ClosesByTheKeyboard) {
    Stage stage;
    int closed = 0;
    auto* sheet = new HelpSheet(&stage.frame(), [&] { ++closed; });
    stage.show(sheet);
    sheet->show("F1  opens\n");
    let_pass(20);

    presses(WXK_DOWN);
    EXPECT_EQ(closed, 0);
    types("\x1b");
    EXPECT_EQ(closed, 1);
    EXPECT_TRUE(sheet->take_key("F1"));
    EXPECT_EQ(sheet->text(), "F1  opens\n");
}

}  // namespace
}  // namespace vialog::window
