// SPDX-License-Identifier: Apache-2.0
// A field shows what it asks, what follows and what is wrong, and leaves the text that is being typed alone.
#include "window/field_row.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/listbox.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>

namespace vialog::window {
namespace {

struct Typed {
    std::string told;
    [[nodiscard]] FieldRow::Told listener() {
        return {.typed = [this](const std::string& id,
                                const std::string& text) { told += id + "=" + text + ";"; },
                .offered =
                    [this](const std::string& id, std::size_t offer) {
                        told += id + "#" + std::to_string(offer) + ";";
                    }};
    }
};

TEST(FieldRow, SaysWhatIsAskedWhatFollowsAndWhatIsWrong) {
    Stage stage;
    Typed typed;
    const gui::Field field{.id = "dose",
                           .label = "Dose, mg",
                           .text = "4o",
                           .hint = "30 to 60 by policy",
                           .follows = "0.800 mL",
                           .problem = "4o is no number; write 40."};

    stage.show(new FieldRow(&stage.frame(), field, typed.listener()));
    let_pass(20);

    const std::string texts = texts_of(stage.frame());
    EXPECT_NE(texts.find("Dose, mg\n"), std::string::npos);
    EXPECT_NE(texts.find("30 to 60 by policy\n"), std::string::npos);
    EXPECT_NE(texts.find("0.800 mL\n"), std::string::npos);
    EXPECT_NE(texts.find("\u2717 4o is no number; write 40.\n"), std::string::npos);
    EXPECT_EQ(find_control<wxTextCtrl>(stage.frame(), "Dose, mg")->GetValue(), wxS("4o"));
    EXPECT_EQ(typed.told, "");
}

TEST(FieldRow, KeepsCaretAndSelectionWhereTheTextIsTheSame) {
    Stage stage;
    Typed typed;
    gui::Field field{.id = "dose", .label = "Dose, mg", .text = "40"};
    auto* row = new FieldRow(&stage.frame(), field, typed.listener());
    stage.show(row);
    auto* text = find_control<wxTextCtrl>(stage.frame(), "Dose, mg");
    row->take_focus();
    let_pass(20);
    text->SetSelection(0, 1);

    field.follows = "0.800 mL";
    row->show(field);

    EXPECT_EQ(text->GetStringSelection(), wxS("4"));
    EXPECT_TRUE(row->write("5"));
    EXPECT_EQ(typed.told, "dose=50;");
}

TEST(FieldRow, ShowsASecretAsDotsAndForgetsItWithTheScreen) {
    Stage stage;
    Typed typed;
    gui::Field field{.id = "pin", .label = "PIN", .kind = gui::FieldKind::Secret};
    auto* row = new FieldRow(&stage.frame(), field, typed.listener());
    stage.show(row);
    auto* text = find_control<wxTextCtrl>(stage.frame(), "PIN");
    ASSERT_TRUE(text->HasFlag(wxTE_PASSWORD));
    row->write("1");
    row->write("9");
    EXPECT_EQ(typed.told, "pin=1;pin=19;");

    field.text = "**";
    row->show(field);
    EXPECT_EQ(text->GetValue(), wxS("19"));
    field.text = "";
    row->show(field);
    EXPECT_TRUE(text->IsEmpty());
}

TEST(FieldRow, ShowsEveryChoiceWithItsKey) {
    Stage stage;
    Typed typed;
    gui::Field field{.id = "reason", .label = "Reason", .kind = gui::FieldKind::Choice};
    field.choices = {{.key = "1", .label = "remainder"}, {.key = "2", .label = "refused"}};
    auto* row = new FieldRow(&stage.frame(), field, typed.listener());
    stage.show(row);
    auto* first = find_control<wxRadioButton>(stage.frame(), "Reason: 1  remainder");
    auto* second = find_control<wxRadioButton>(stage.frame(), "Reason: 2  refused");
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_FALSE(first->GetValue() || second->GetValue());

    field.text = "2";
    row->show(field);

    EXPECT_TRUE(second->GetValue());
    EXPECT_FALSE(row->write("1"));
    EXPECT_EQ(typed.told, "");
}

TEST(FieldRow, OffersBeneathTheField) {
    Stage stage;
    Typed typed;
    gui::Field field{.id = "patient", .label = "Patient"};
    auto* row = new FieldRow(&stage.frame(), field, typed.listener());
    stage.show(row);
    EXPECT_EQ(find_control<wxListBox>(stage.frame(), "Offers for Patient"), nullptr);

    field.offers = {"Adams, 3 of 6", "Adler, 1 of 6"};
    field.offer = 1;
    row->show(field);

    auto* offers = find_control<wxListBox>(stage.frame(), "Offers for Patient");
    ASSERT_NE(offers, nullptr);
    EXPECT_EQ(offers->GetCount(), 2U);
    EXPECT_EQ(offers->GetSelection(), 1);
}

TEST(FieldRow, IsRebuiltWhereItIsAnother) {
    Stage stage;
    Typed typed;
    const gui::Field field{.id = "patient", .label = "Patient"};
    auto* row = new FieldRow(&stage.frame(), field, typed.listener());

    EXPECT_TRUE(row->has_form_of({.id = "patient", .label = "The patient"}));
    EXPECT_FALSE(row->has_form_of({.id = "dose", .label = "Patient"}));
    EXPECT_FALSE(
        row->has_form_of({.id = "patient", .label = "Patient", .kind = gui::FieldKind::Secret}));
}

}  // namespace
}  // namespace vialog::window
