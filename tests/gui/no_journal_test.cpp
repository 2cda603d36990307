// SPDX-License-Identifier: Apache-2.0
// Whoever starts without a journal learns why there is none and how to make one.
#include "gui/no_journal.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(NoJournal, SaysWhatWasLookedFor) {
    EXPECT_NE(NoJournal("clinic.vialog", {}).view().message->text.find("clinic.vialog"),
              std::string::npos);
    EXPECT_EQ(NoJournal({}, {}).view().message->tone, Tone::Plain);
}

TEST(NoJournal, SaysWhyItCouldNotBeOpened) {
    const ScreenView view = NoJournal("clinic.vialog", "The disk is on fire.").view();

    EXPECT_EQ(view.message->text, "The disk is on fire.");
    EXPECT_EQ(view.message->tone, Tone::Bad);
    EXPECT_EQ(view.groups.size(), 2U);
}

TEST(NoJournal, TakesWhateverIsTypedWithoutChange) {
    NoJournal screen({}, {});

    screen.scan("VL1:17");
    screen.press("W");

    EXPECT_FALSE(screen.has_work());
    EXPECT_FALSE(screen.back());
    EXPECT_EQ(screen.view().title, NoJournal({}, {}).view().title);
}

}  // namespace
}  // namespace vialog::gui
