// SPDX-License-Identifier: Apache-2.0
// Every action has a button with its key; what can't be done says why.
#include "window/action_bar.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/button.h>

namespace vialog::window {
namespace {

TEST(ActionBar, ShowsTheKeyOfEachAction) {
    Stage stage;
    std::string pressed;
    ActionBar bar(&stage.frame(), [&](const std::string& key) { pressed += key; });
    stage.show(bar.window());

    bar.show({{.key = "W", .label = "Waste"},
              {.key = "O", .label = "Outcome", .why_not = "Nothing was drawn."}});
    let_pass(20);

    auto* waste = find_control<wxButton>(stage.frame(), "W  Waste");
    auto* outcome = find_control<wxButton>(stage.frame(), "O  Outcome (not now)");
    ASSERT_NE(waste, nullptr);
    ASSERT_NE(outcome, nullptr);
    EXPECT_TRUE(outcome->IsEnabled());
    EXPECT_EQ(to_utf8(outcome->GetToolTipText()), "Nothing was drawn.");
    wxCommandEvent click(wxEVT_BUTTON, outcome->GetId());
    click.SetEventObject(outcome);
    outcome->ProcessWindowEvent(click);
    EXPECT_EQ(pressed, "O");
}

TEST(ActionBar, KeepsItsButtonsWhereOnlyTheWordsChange) {
    Stage stage;
    ActionBar bar(&stage.frame(), [](const std::string&) {});
    stage.show(bar.window());
    bar.show({{.key = "W", .label = "Waste"}});
    const wxWindow* before = bar.window()->GetChildren().GetFirst()->GetData();

    bar.show({{.key = "W", .label = "Waste the rest"}});

    EXPECT_EQ(bar.window()->GetChildren().GetFirst()->GetData(), before);
    EXPECT_EQ(accessible_name(*before), "W  Waste the rest");
}

}  // namespace
}  // namespace vialog::window
