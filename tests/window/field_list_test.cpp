// SPDX-License-Identifier: Apache-2.0
// Fields stand in their order, labels aligned, the signers above the secret that commits.
#include "window/field_list.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/textctrl.h>

#include <map>
#include <string>

namespace vialog::window {
namespace {

FieldRow::Told nobody() {
    return {.typed = [](const std::string&, const std::string&) {},
            .offered = [](const std::string&, std::size_t) {}};
}

TEST(FieldList, WritesTheSignersLargeAboveTheSecret) {
    Stage stage;
    auto* list = new FieldList(&stage.frame(), nobody());
    stage.show(list);

    list->show({{.id = "dose", .label = "Dose, mg"},
                {.id = "pin", .label = "PIN", .kind = gui::FieldKind::Secret}},
               {{.role = "signs as operator", .name = "Keiko Brandt (KB)"}});
    stage.frame().Layout();
    let_pass(20);

    const wxWindow* signers = find(stage.frame(), [](const wxWindow& it) {
        return to_utf8(it.GetLabel()).find("Keiko Brandt (KB) signs as operator") == 0;
    });
    ASSERT_NE(signers, nullptr);
    EXPECT_GT(signers->GetFont().GetPointSize(), list->GetFont().GetPointSize());
    EXPECT_GT(signers->GetPosition().y, list->row_named("dose")->GetPosition().y);
    EXPECT_LT(signers->GetPosition().y, list->row_named("pin")->GetPosition().y);
}

TEST(FieldList, KeepsItsRowsWhereOnlyTextsChange) {
    Stage stage;
    auto* list = new FieldList(&stage.frame(), nobody());
    stage.show(list);
    list->show({{.id = "dose", .label = "Dose, mg"}}, {});
    const FieldRow* before = list->row_named("dose");

    list->show({{.id = "dose", .label = "Dose, mg", .text = "40"}}, {});
    EXPECT_EQ(list->row_named("dose"), before);

    list->show({{.id = "dose", .label = "Dose, mg"}, {.id = "given", .label = "Given"}}, {});
    EXPECT_NE(list->row_named("given"), nullptr);
}

TEST(FieldList, KeepsTheFieldInWhichALetterBringsAnotherField) {
    Stage stage;
    FieldList* list = nullptr;
    std::map<std::string, std::string> typed;
    list = new FieldList(
        &stage.frame(),
        {.typed =
             [&](const std::string& id, const std::string& text) {
                 typed[id] = text;
                 list->show({{.id = "weight", .label = "Weight, kg", .text = typed["weight"]},
                             {.id = "dose", .label = "Dose, mg", .text = typed["dose"]}},
                            {});
             },
         .offered = [](const std::string&, std::size_t) {}});
    stage.show(list);
    list->show({{.id = "dose", .label = "Dose, mg"}}, {});
    list->row_named("dose")->take_focus();
    let_pass(20);

    types("4");
    types("0");

    EXPECT_EQ(find_control<wxTextCtrl>(stage.frame(), "Dose, mg")->GetValue(), wxS("40"));
    types("\t");
    types("8");
    EXPECT_EQ(typed["weight"], "8");
    EXPECT_EQ(find_control<wxTextCtrl>(stage.frame(), "Dose, mg")->GetValue(), wxS("40"));
}

TEST(FieldList, SaysThatTheRowWithTheFocusIsGone) {
    Stage stage;
    auto* list = new FieldList(&stage.frame(), nobody());
    stage.show(list);
    list->show({{.id = "dose", .label = "Dose, mg"}, {.id = "given", .label = "Given"}}, {});
    list->row_named("dose")->take_focus();
    let_pass(20);

    EXPECT_TRUE(list->show({{.id = "given", .label = "Given"}}, {}));
    EXPECT_FALSE(list->show({{.id = "late", .label = "Late"}}, {}));
}

TEST(FieldList, KnowsInWhichRowAControlStands) {
    Stage stage;
    auto* list = new FieldList(&stage.frame(), nobody());
    stage.show(list);
    list->show({{.id = "dose", .label = "Dose, mg"}}, {});

    EXPECT_EQ(list->row_of(find_named(stage.frame(), "Dose, mg")), list->row_named("dose"));
    EXPECT_EQ(list->row_of(&stage.frame()), nullptr);
    EXPECT_EQ(list->row_named("given"), nullptr);
}

}  // namespace
}  // namespace vialog::window
