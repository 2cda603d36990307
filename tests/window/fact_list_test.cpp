// SPDX-License-Identifier: Apache-2.0
// Facts stand in their groups; those that lead on are buttons.
#include "window/fact_list.h"

#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/button.h>

namespace vialog::window {
namespace {

TEST(FactList, ShowsLabelsValuesAndSigns) {
    Stage stage;
    FactList facts(&stage.frame(), [](const auto&, const auto&) {});
    stage.show(facts.window());

    facts.show({{.heading = "The safe",
                 .facts = {{.label = "On hand", .value = "12.500 mL"},
                           {.label = "Expired", .value = "1 vial", .tone = gui::Tone::Bad}}}});

    EXPECT_EQ(texts_of(stage.frame()), "The safe\nOn hand\n12.500 mL\nExpired\n\u2717 1 vial\n");
}

TEST(FactList, RewritesAValueInItsPlace) {
    Stage stage;
    FactList facts(&stage.frame(), [](const auto&, const auto&) {});
    stage.show(facts.window());
    facts.show({{.heading = "The safe", .facts = {{.label = "On hand", .value = "12.500 mL"}}}});
    const wxWindow* group = facts.window()->GetChildren().GetFirst()->GetData();

    facts.show({{.heading = "The safe", .facts = {{.label = "On hand", .value = "11.930 mL"}}}});

    EXPECT_EQ(facts.window()->GetChildren().GetFirst()->GetData(), group);
    EXPECT_EQ(texts_of(stage.frame()), "The safe\nOn hand\n11.930 mL\n");
}

TEST(FactList, LeadsToTheScreenThatSaysMore) {
    Stage stage;
    std::string went;
    FactList facts(&stage.frame(),
                   [&](const auto& screen, const auto& subject) { went = screen + " " + subject; });
    stage.show(facts.window());
    facts.show({{.heading = "",
                 .facts = {{.label = "Vial 17",
                            .value = "opened",
                            .screen = "vials",
                            .subject = "container:17"}}}});

    auto* button = find_control<wxButton>(stage.frame(), "Vial 17: opened");
    ASSERT_NE(button, nullptr);
    wxCommandEvent click(wxEVT_BUTTON, button->GetId());
    button->ProcessWindowEvent(click);

    EXPECT_EQ(went, "vials container:17");
}

TEST(FactList, SetsGroupsSideBySideWhereThereIsRoom) {
    Stage stage;
    FactList facts(&stage.frame(), [](const auto&, const auto&) {});
    stage.show(facts.window());

    facts.show({{.heading = "The safe", .facts = {{.label = "On hand", .value = "12.500 mL"}}},
                {.heading = "Today", .facts = {{.label = "Entries", .value = "14"}}}});
    let_pass(20);

    const auto& groups = facts.window()->GetChildren();
    EXPECT_EQ(groups[0]->GetPosition().y, groups[1]->GetPosition().y);
    EXPECT_GT(groups[1]->GetPosition().x, groups[0]->GetPosition().x);
}

}  // namespace
}  // namespace vialog::window
