// SPDX-License-Identifier: Apache-2.0
// Opening, finishing and breaking a vial, as it is typed.
#include "gui/vials_presenter.h"

#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::gui {
namespace {

using operations::test_pin;

struct HandlingVials : testing::Test {
    InfusionDesk stock;
    std::unique_ptr<VialsPresenter> screen;
    std::unique_ptr<Typist> typist;

    // Vial 1 has 0.3 mL by the book.
    void SetUp() override {
        stock.give(stock.draw(9700, "1 of 6"), 9700);
        screen = std::make_unique<VialsPresenter>(stock.desk());
        typist = std::make_unique<Typist>(*screen);
    }
    Typist& signs() { return typist->types(std::string(test_pin) + "\n"); }
    [[nodiscard]] std::string said() const { return text_of(screen->view().message); }
    [[nodiscard]] std::string fact(std::string_view label) const {
        for (const FactGroup& group : screen->view().groups) {
            for (const Fact& it : group.facts) {
                if (it.label == label) {
                    return it.value;
                }
            }
        }
        return {};
    }
};

TEST_F(HandlingVials, FinishesOneAndOpensTheNextInSeventeenKeysAndThreeScans) {
    typist->scans(stock.label(1)).types("E").types("\n").scans(stock.label(2));
    signs().scans("ada");
    signs();

    EXPECT_LE(typist->keys(), 17) << said();
    EXPECT_EQ(typist->scans(), 3);
    const domain::Entry finish = stock.entry(stock.entries() - 2);
    ASSERT_EQ(domain::kind_of(finish.event), domain::Kind::Finish);
    EXPECT_EQ(std::get<domain::ContainerFinished>(finish.event).book, 300);
    EXPECT_EQ(finish.signers.size(), 2U);
    EXPECT_EQ(std::get<domain::ContainerOpened>(stock.latest().event).container,
              domain::ContainerId(2));
    EXPECT_EQ(stock.latest().signers.size(), 1U);
}

TEST_F(HandlingVials, TellsWhatIsKnownOfAVial) {
    typist->scans(stock.label(1));

    EXPECT_EQ(fact("State"), "opened");
    EXPECT_EQ(fact("Rest by the book"), "0.300 mL = 15 mg");
    EXPECT_EQ(fact("Lot"), "A1");
    EXPECT_EQ(fact("Expires"), "2027-09-30");
    EXPECT_EQ(fact("Use until").substr(0, 10), "2026-02-09");
    EXPECT_EQ(fact("Entries about it"), "3");
}

TEST_F(HandlingVials, TakesANumberThatIsTyped) {
    typist->types("3\n");

    EXPECT_EQ(fact("State"), "sealed");
}

TEST_F(HandlingVials, ShowsAShortageAsWhatItIs) {
    typist->scans(stock.label(1)).types("E");

    EXPECT_EQ(field_of(screen->view(), "measured").follows,
              "0.300 mL less than the book: shortage at finish, not explained by this program");
    EXPECT_EQ(fact("The rest is"), "held for destruction");
}

TEST_F(HandlingVials, ShowsASurplusAsWhatItIs) {
    typist->scans(stock.label(1)).types("E0.5");

    EXPECT_EQ(field_of(screen->view(), "measured").follows,
              "0.200 mL more than the book: surplus at finish, not explained by this program");
}

TEST_F(HandlingVials, OffersToOpenTheNextAfterAFinish) {
    typist->scans(stock.label(1)).types("E\n\n");
    signs().scans("ada");
    signs();
    ASSERT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Finish) << said();

    typist->scans(stock.label(2));
    EXPECT_EQ(screen->view().focus, "pin");
    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Open) << said();
}

TEST_F(HandlingVials, OpensAVialUntilThePolicysDate) {
    typist->scans(stock.label(2)).types("O");
    EXPECT_EQ(fact("Use until").substr(0, 10), "2026-02-09");
    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Open) << said();
    EXPECT_EQ(screen->view().message->tone, Tone::Good);
}

TEST_F(HandlingVials, RefusesToOpenAnExpiredVial) {
    const std::int64_t before = stock.entries();
    typist->scans(stock.label(5)).types("O");
    signs();

    EXPECT_EQ(stock.entries(), before);
    EXPECT_NE(said().find("must not be done"), std::string::npos);
}

TEST_F(HandlingVials, RecordsTheOpeningOfAnExpiredVialThatHasBeenDone) {
    typist->scans(stock.label(5)).types("O").presses("Alt+D");
    EXPECT_EQ(fact("Improper"), "past its expiry");
    typist->types("7:00\n1");
    signs();

    ASSERT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Open) << said();
    EXPECT_FALSE(stock.latest().irregular.empty());
    EXPECT_EQ(stock.latest().late, domain::LateReason::NoSigner);
}

TEST_F(HandlingVials, SaysWhyAnOpenedVialIsNotOpened) {
    typist->scans(stock.label(1)).types("O");

    EXPECT_NE(said().find("the vial is opened"), std::string::npos);
}

TEST_F(HandlingVials, RefusesTheOperatorAsWitness) {
    typist->scans(stock.label(1)).types("E\n\n");
    signs().scans("ben");

    EXPECT_NE(field_of(screen->view(), "witness").problem.find("her own act"), std::string::npos);
}

TEST_F(HandlingVials, TakesTheConsentBackWhereTheRestIsChanged) {
    typist->scans(stock.label(1)).types("E\n\n");
    signs();
    screen->type("measured", "0.1");
    typist->types("\n");

    EXPECT_EQ(screen->view().focus, "pin");
}

TEST_F(HandlingVials, TakesTheConsentBackWhereSomebodyHasDrawnMeanwhile) {
    typist->scans(stock.label(1)).types("E\n\n");
    signs();
    stock.draw(100, "2 of 6");

    screen->refresh();

    EXPECT_EQ(screen->view().focus, "pin");
    EXPECT_EQ(fact("By the book"), "0.200 mL = 10 mg");
}

TEST_F(HandlingVials, RecordsNothingWhereTheBookHasMovedUnseen) {
    typist->scans(stock.label(1)).types("E\n\n");
    signs().scans("ada");
    stock.draw(100, "2 of 6");
    const std::int64_t before = stock.entries();

    signs();

    EXPECT_EQ(stock.entries(), before);
    EXPECT_EQ(screen->view().message->tone, Tone::Bad);
    EXPECT_EQ(screen->view().focus, "pin");
}

TEST_F(HandlingVials, RecordsABreakageWithItsNote) {
    typist->scans(stock.label(3)).types("B2\n").types("1").types("fell off the tray\n");
    signs().scans("ada");
    signs();

    const auto broken = std::get<domain::ContainerBroken>(stock.latest().event);
    EXPECT_EQ(broken.recovered, domain::Quantity::microlitres(2000)) << said();
    EXPECT_EQ(broken.circumstances, domain::Breaking::Dropped);
    EXPECT_TRUE(broken.note.has_value());
}

TEST_F(HandlingVials, CommitsNothingByAStrayEnter) {
    const std::int64_t before = stock.entries();
    typist->types("\n").scans(stock.label(1)).types("E\n\n\n\n");

    EXPECT_EQ(stock.entries(), before);
}

TEST_F(HandlingVials, RefusesTheCodeOfAPackageWithWhatItWas) {
    typist->scans("12345-678-90");

    EXPECT_NE(said().find("not a vial's label"), std::string::npos);
}

TEST_F(HandlingVials, ListsOpenedVials) {
    ASSERT_EQ(screen->view().table->rows->size(), 1);

    typist->presses("Down").types("\n");

    EXPECT_EQ(fact("State"), "opened");
}

TEST_F(HandlingVials, ComesFromAnotherScreen) {
    screen->show("container:2");

    EXPECT_EQ(fact("State"), "sealed");
}

}  // namespace
}  // namespace vialog::gui
