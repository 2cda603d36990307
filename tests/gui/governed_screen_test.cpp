// SPDX-License-Identifier: Apache-2.0
// The promises of gui/governed_screen.h, one at a time.
#include "gui/governed_screen.h"

#include "gui/house_in_test.h"
#include "gui/house_presenter.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

// By the screen of the house, which adds nothing of its own to this.
struct Governed : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ada"); }
};

TEST_F(Governed, GivesTheKeyboardToTheFormWhileOneIsOpen) {
    HousePresenter screen(test.desk());
    Typist(screen).types("l");
    const ScreenView view = screen.view();
    EXPECT_FALSE(view.table);
    EXPECT_TRUE(view.actions.empty());
    EXPECT_EQ(view.focus, "id");
}

TEST_F(Governed, NamesTheEntryThatWasRecordedAndIsReadyForTheNext) {
    HousePresenter screen(test.desk());
    Typist(screen).types("lfridge\nThe fridge\n\nben\n" + pin_keys() + pin_keys());
    EXPECT_EQ(screen.view().message->tone, Tone::Good);
    EXPECT_NE(screen.view().message->text.find("Entry 1"), std::string::npos);
    EXPECT_TRUE(screen.view().table);
    EXPECT_FALSE(screen.has_work());
}

TEST_F(Governed, StaysWhereSomethingTypedWouldBeLost) {
    HousePresenter screen(test.desk());
    Typist(screen).types("lfridge");
    screen.show("scan:0409-2051-05");
    EXPECT_EQ(field_of(screen.view(), "id").text, "fridge");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
}

TEST_F(Governed, ShowsWhatOthersHaveRecorded) {
    HousePresenter screen(test.desk());
    test.workplace().fill(2);
    screen.refresh();
    EXPECT_TRUE(tells(screen.view(), "Sample Supply"));
}

}  // namespace
}  // namespace vialog::gui
