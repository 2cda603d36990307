// SPDX-License-Identifier: Apache-2.0
// The keys of the infusion's screen, and what it keeps when it is not recorded.
#include "gui/infusion_desk.h"
#include "gui/infusion_presenter.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct ReleasingAnInfusion : testing::Test {
    InfusionDesk stock;
    InfusionPresenter screen{stock.desk()};
    Typist typist{screen};

    [[nodiscard]] std::string said() const { return text_of(screen.view().message); }
    Typist& signs() { return typist.types(std::string(operations::test_pin) + "\n"); }
};

TEST_F(ReleasingAnInfusion, EveryKeySaysWhyItDoesNothing) {
    for (const char* key : {"D", "L", "X", "W"}) {
        screen.press(key);
        EXPECT_FALSE(said().empty()) << key;
    }
}

TEST_F(ReleasingAnInfusion, SaysWhatIsMissingBeforeAPinIsAskedFor) {
    typist.scans(stock.label(1));
    screen.type("pin", operations::test_pin);
    screen.enter("pin");

    EXPECT_NE(said().find("Not everything is said yet"), std::string::npos);
    EXPECT_EQ(screen.view().focus, "patient");
    EXPECT_EQ(field_of(screen.view(), "pin").text, "");
}

TEST_F(ReleasingAnInfusion, KeepsTheWorkWhereAnotherScreenLeadsHere) {
    typist.scans(stock.label(1)).types("mir");
    screen.show("container:2");

    EXPECT_NE(said().find("begun here"), std::string::npos);
    EXPECT_EQ(field_of(screen.view(), "patient").text, "mir");
}

TEST_F(ReleasingAnInfusion, TakesTheBookAnewWhenSomebodyElseHasDrawn) {
    typist.scans(stock.label(1)).presses("Alt+N").types("P1\nAda Lake\n1 Road\n\n\n40\n\n");
    stock.draw(100, "1 of 6");
    screen.refresh();

    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Outcome) << said();
    EXPECT_EQ(stock.balance(1), 9100);
}

TEST_F(ReleasingAnInfusion, RecordsNothingWhereTheBookHasMovedUnseen) {
    typist.scans(stock.label(1)).presses("Alt+N").types("P1\nAda Lake\n1 Road\n\n\n40\n\n");
    stock.draw(100, "1 of 6");
    const std::int64_t before = stock.entries();

    signs();
    EXPECT_EQ(stock.entries(), before);
    EXPECT_EQ(screen.view().focus, "pin");

    signs();
    EXPECT_EQ(stock.entries(), before + 2) << said();
}

TEST_F(ReleasingAnInfusion, DropsTheLastVial) {
    typist.scans(stock.label(1)).scans(stock.label(2)).presses("Alt+X");

    ASSERT_FALSE(screen.view().groups.empty());
    EXPECT_EQ(screen.view().groups.front().heading, "Vial 1");
}

TEST_F(ReleasingAnInfusion, SaysWhoThePatientIsNowWhenAnotherLabelIsScanned) {
    operations::Patient other = miriam();
    other.chart_number = "P1004";
    other.name = "Noor Haddad";
    stock.desk().remember(miriam());
    stock.desk().remember(other);
    typist.scans(stock.label(1)).scans("P1003").scans("P1004");

    EXPECT_EQ(said(), "The patient is now Noor Haddad, P1004; it was Miriam Okafor, P1003.");
}

TEST_F(ReleasingAnInfusion, TellsTheDoseByTheKilogramWhereTheWeightIsGiven) {
    stock.desk().remember(miriam());
    typist.scans(stock.label(1)).scans("P1003").presses("Alt+K").types("80\n40\n");

    EXPECT_EQ(field_of(screen.view(), "dose").follows, "0.800 mL = 40 mg = 0.5 mg/kg at 80 kg");
    EXPECT_EQ(screen.view().focus, "given");
}

TEST_F(ReleasingAnInfusion, TakesNoVialTwice) {
    typist.scans(stock.label(1)).scans(stock.label(1));

    EXPECT_NE(said().find("stands here already"), std::string::npos);
}

TEST_F(ReleasingAnInfusion, SignsByWhoeverScansHerBadgeAtThePin) {
    typist.scans(stock.label(1)).presses("Alt+N").types("P1\nAda Lake\n1 Road\n\n\n40\n\n");
    typist.scans("ada");
    EXPECT_NE(screen.view().signers.front().name.find("Ada Example"), std::string::npos);

    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Outcome) << said();
}

TEST_F(ReleasingAnInfusion, AsksForASignInWhereNobodySits) {
    stock.desk().stand_up();
    typist.scans(stock.label(1)).presses("Alt+N").types("P1\nAda Lake\n1 Road\n\n\n40\n\n");
    const std::int64_t before = stock.entries();

    signs();

    EXPECT_EQ(stock.entries(), before);
    EXPECT_NE(field_of(screen.view(), "pin").problem.find("F2"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
