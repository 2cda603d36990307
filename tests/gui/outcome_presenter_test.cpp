// SPDX-License-Identifier: Apache-2.0
// Outcomes recorded after the draw.
#include "gui/outcome_presenter.h"

#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct OpenOutcomes : testing::Test {
    InfusionDesk stock;
    std::int64_t infusion = stock.draw(1000, "1 of 6").ref.seq.number();
    OutcomePresenter screen{stock.desk()};
    Typist typist{screen};

    Typist& signs() { return typist.types(std::string(operations::test_pin) + "\n"); }
    [[nodiscard]] std::string said() const { return text_of(screen.view().message); }
    [[nodiscard]] domain::OutcomeRecorded recorded() {
        return std::get<domain::OutcomeRecorded>(stock.latest().event);
    }
};

TEST_F(OpenOutcomes, AreListedWithTheirVialAndAge) {
    const auto table = screen.view().table;

    ASSERT_EQ(table->rows->size(), 1);
    EXPECT_EQ(table->rows->row(0).cells.at(2), "1");
    EXPECT_EQ(table->rows->row(0).cells.at(3), "1.000 mL = 50 mg");
}

TEST_F(OpenOutcomes, AreGivenAsDrawn) {
    typist.presses("Enter").types("\n");
    EXPECT_EQ(screen.view().sums.front(),
              "open 1.000 mL = given 1.000 mL + lost 0.000 mL + open still 0.000 mL");
    signs();

    EXPECT_EQ(recorded().lines.front().given, domain::Quantity::microlitres(1000)) << said();
    EXPECT_EQ(screen.view().table->rows->size(), 0);
}

TEST_F(OpenOutcomes, AreStoppedEarlyWithALoss) {
    typist.presses("Enter").types("40\n5\n");
    signs();

    EXPECT_EQ(recorded().lines.front().given, domain::Quantity::microlitres(800)) << said();
    EXPECT_EQ(recorded().lines.front().lost, domain::Quantity::microlitres(100));
}

TEST_F(OpenOutcomes, FollowFromWhatIsLeftInTheBag) {
    typist.presses("Enter").presses("Alt+B").types("20/100\n");
    EXPECT_EQ(screen.view().sums.front(),
              "open 1.000 mL = given 0.800 mL + lost 0.000 mL + open still 0.200 mL");
    signs();

    EXPECT_EQ(recorded().lines.front().given, domain::Quantity::microlitres(800)) << said();
    EXPECT_TRUE(recorded().bag.has_value());
}

TEST_F(OpenOutcomes, RefuseABagWithMoreLeftThanItHeld) {
    typist.presses("Enter").presses("Alt+B").types("120/100\n");

    EXPECT_EQ(screen.view().focus, "bag");
    EXPECT_NE(field_of(screen.view(), "bag").problem, "");
}

TEST_F(OpenOutcomes, RefuseMoreThanIsOpen) {
    typist.presses("Enter").types("60\n");

    EXPECT_EQ(screen.view().focus, "given_1");
    EXPECT_NE(field_of(screen.view(), "given_1").problem.find("1.000 mL = 50 mg"),
              std::string::npos);
}

TEST_F(OpenOutcomes, NameWhoGaveIt) {
    typist.presses("Enter").presses("Alt+G").scans("ada").types("\n");
    signs();

    EXPECT_EQ(recorded().given_by, operations::parsed<domain::PersonId>("ada")) << said();
}

TEST_F(OpenOutcomes, SayWhyTheyComeLate) {
    stock.test().workplace().clock().pass(std::chrono::hours(1));
    typist.presses("Enter").presses("Alt+T").types("8:30\n").types("4").types("\n");
    signs();

    EXPECT_EQ(stock.latest().late, domain::LateReason::Forgotten) << said();
}

TEST_F(OpenOutcomes, AreTakenAnewWhereSomebodyElseHasRecordedThem) {
    typist.presses("Enter");
    stock.give({.ref = stock.ref(infusion), .entry = {}}, 1000);

    screen.refresh();

    EXPECT_NE(said().find("meanwhile"), std::string::npos);
    EXPECT_EQ(screen.view().table->rows->size(), 0);
}

TEST_F(OpenOutcomes, ComeFromAnotherScreen) {
    screen.show("entry:" + std::to_string(infusion));

    EXPECT_EQ(screen.view().focus, "given_1");
}

TEST_F(OpenOutcomes, AreNotThoseOfAnEntryThatHasNone) {
    screen.show("entry:1");

    EXPECT_NE(said().find("Nothing of infusion 1 is open"), std::string::npos);
}

TEST_F(OpenOutcomes, CommitNothingByAStrayEnter) {
    const std::int64_t before = stock.entries();
    typist.presses("Enter").types("\n\n\n");

    EXPECT_EQ(stock.entries(), before);
}

}  // namespace
}  // namespace vialog::gui
