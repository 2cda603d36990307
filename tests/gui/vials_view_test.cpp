// SPDX-License-Identifier: Apache-2.0
// What the screen of a vial shows, without anything being recorded.
#include "gui/infusion_desk.h"
#include "gui/vials_presenter.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct LookingAtVials : testing::Test {
    InfusionDesk stock;
    VialsPresenter screen{stock.desk()};
    Typist typist{screen};
};

TEST_F(LookingAtVials, HasAHintWhereNoneIsOpened) {
    EXPECT_FALSE(screen.view().table->empty_hint.empty());
}

TEST_F(LookingAtVials, NamesWhyAKeyDoesNothing) {
    for (const Action& action : screen.view().actions) {
        EXPECT_FALSE(action.why_not.empty()) << action.key;
    }
    typist.scans(stock.label(1));
    for (const Action& action : screen.view().actions) {
        EXPECT_EQ(action.why_not.empty(), action.key == "E" || action.key == "B") << action.key;
    }
}

TEST_F(LookingAtVials, AddsTheRestUp) {
    typist.scans(stock.label(1)).types("E9.9");

    EXPECT_EQ(screen.view().sums.front(), "rest 9.900 mL = book 10.000 mL - shortage 0.100 mL");
}

TEST_F(LookingAtVials, NamesWhoSigns) {
    typist.scans(stock.label(1)).types("E");

    ASSERT_EQ(screen.view().signers.size(), 2U);
    EXPECT_FALSE(screen.view().signers.back().known);
}

TEST_F(LookingAtVials, MarksOpenedVialsThatArePast) {
    stock.test().workplace().clock().pass(std::chrono::days(29));

    EXPECT_EQ(screen.view().table->rows->row(0).tone, Tone::Bad);
}

}  // namespace
}  // namespace vialog::gui
