// SPDX-License-Identifier: Apache-2.0
// An infusion as it is typed: within its count of keys, and what stops it.
#include "gui/infusion_presenter.h"

#include "exchange/container_code.h"
#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using operations::test_pin;

struct Infusing : testing::Test {
    InfusionDesk stock;
    std::unique_ptr<InfusionPresenter> screen;
    std::unique_ptr<Typist> typist;

    // Miriam is known from session 3 of 6.
    void SetUp() override {
        stock.give(stock.draw(800, "3 of 6"), 800);
        stock.sign_in();
        screen = std::make_unique<InfusionPresenter>(stock.desk());
        typist = std::make_unique<Typist>(*screen);
    }
    Typist& signs() { return typist->types(std::string(test_pin) + "\n"); }
    [[nodiscard]] std::string said() const { return text_of(screen->view().message); }
    template <typename Event>
    [[nodiscard]] Event recorded(std::int64_t from_the_end) {
        return std::get<Event>(stock.entry(stock.entries() - from_the_end).event);
    }
};

TEST_F(Infusing, DrawsAndGivesWithinSixteenKeysAndOneScan) {
    const std::int64_t before = stock.entries();

    typist->scans(stock.label(1)).types("mir\n").types("40\n").types("\n");
    signs();

    EXPECT_EQ(stock.entries(), before + 2) << said();
    EXPECT_LE(typist->keys(), 16);
    EXPECT_EQ(typist->scans(), 1);
    const auto draw = recorded<domain::StockDrawn>(2);
    EXPECT_EQ(draw.lines.front().amount, domain::Quantity::microlitres(800));
    EXPECT_EQ(draw.ordered_ug, 40000);
    EXPECT_EQ(draw.patient.size(), 4U);
    EXPECT_EQ(draw.session->text(), "4 of 6");
    EXPECT_EQ(recorded<domain::OutcomeRecorded>(1).lines.front().given,
              domain::Quantity::microlitres(800));
}

TEST_F(Infusing, TakesThePatientFromHerLabelInFewerKeys) {
    typist->scans(stock.label(1)).scans("P1003").types("40\n\n");
    signs();

    EXPECT_LE(typist->keys(), 12) << said();
    EXPECT_EQ(typist->scans(), 2);
    EXPECT_EQ(recorded<domain::StockDrawn>(2).session->text(), "4 of 6");
}

TEST_F(Infusing, ClosesTheSumOnTheScreen) {
    typist->scans(stock.label(1)).types("mir\n40\n");

    ASSERT_EQ(screen->view().sums.size(), 1U);
    EXPECT_EQ(screen->view().sums.front(),
              "drawn 0.800 mL = given 0.800 + wasted 0.000 + open 0.000");
    EXPECT_EQ(field_of(screen->view(), "dose").follows, "0.800 mL = 40 mg");
}

TEST_F(Infusing, ReckonsADoseByWeight) {
    typist->scans(stock.label(1)).types("mir\n0.5/kg\n80\n\n");
    signs();

    const auto draw = recorded<domain::StockDrawn>(2);
    EXPECT_EQ(draw.lines.front().amount, domain::Quantity::microlitres(800));
    EXPECT_EQ(draw.weight_g, 80000);
    EXPECT_EQ(draw.ordered_ug, 40000);
}

TEST_F(Infusing, TakesMillilitresAsMeasured) {
    typist->scans(stock.label(1)).types("mir\n0.8 mL\n");

    EXPECT_EQ(field_of(screen->view(), "dose").follows, "0.800 mL = 40 mg");
    EXPECT_EQ(screen->view().focus, "given");
}

TEST_F(Infusing, AsksOnceAboutAnUnusualDose) {
    typist->scans(stock.label(1)).types("mir\n400\n");
    EXPECT_EQ(screen->view().focus, "dose");
    EXPECT_NE(field_of(screen->view(), "dose").problem.find("Enter again"), std::string::npos);

    typist->types("\n");

    EXPECT_EQ(screen->view().focus, "given");
}

TEST_F(Infusing, AsksAboutMilligramsThatAreNoWholeMicrolitre) {
    typist->scans(stock.label(1)).types("mir\n40.01\n");

    EXPECT_NE(field_of(screen->view(), "dose").problem.find("0.800 mL = 40 mg"), std::string::npos);
    EXPECT_EQ(screen->view().focus, "dose");
}

TEST_F(Infusing, SaysWhatIsAcceptedWhereADoseIsNone) {
    typist->scans(stock.label(1)).types("mir\nforty\n");

    EXPECT_EQ(screen->view().focus, "dose");
    EXPECT_NE(field_of(screen->view(), "dose").problem, "");
}

TEST_F(Infusing, KeepsTheRestOpenAndLeadsToItsWaste) {
    typist->scans(stock.label(1)).types("mir\n50\n40\n\n");
    signs();

    EXPECT_EQ(recorded<domain::OutcomeRecorded>(1).lines.front().given,
              domain::Quantity::microlitres(800));
    const std::int64_t draw = stock.entries() - 2;
    ASSERT_NE(stock.state().infusions.find(domain::InfusionId(draw)), nullptr);
    typist->types("W");
    EXPECT_EQ(stock.test().went(), "waste entry:" + std::to_string(draw));
}

TEST_F(Infusing, SetsARestAsideForAWitness) {
    typist->scans(stock.label(1)).types("mir\n50\n40\n10\n");
    EXPECT_EQ(screen->view().sums.front(),
              "drawn 1.000 mL = given 0.800 + held for a witness 0.200 + open 0.000");
    signs();

    EXPECT_EQ(recorded<domain::WasteHeld>(1).amount, domain::Quantity::microlitres(200));
}

TEST_F(Infusing, LeavesTheOutcomeForLater) {
    typist->scans(stock.label(1)).types("mir\n40\n-\n");
    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Draw) << said();
    EXPECT_NE(stock.state().infusions.find(domain::InfusionId(stock.entries() - 1)), nullptr);
}

TEST_F(Infusing, RefusesMoreGivenThanDrawn) {
    typist->scans(stock.label(1)).types("mir\n40\n50\n");

    EXPECT_EQ(screen->view().focus, "given");
    EXPECT_NE(field_of(screen->view(), "given").problem, "");
}

TEST_F(Infusing, OpensASealedVialWithTheSamePin) {
    typist->scans(stock.label(2)).types("mir\n40\n\n");
    signs();

    EXPECT_EQ(recorded<domain::ContainerOpened>(3).container, domain::ContainerId(2)) << said();
    EXPECT_EQ(stock.balance(2), 9200);
}

TEST_F(Infusing, SplitsADoseOverTwoVials) {
    stock.give(stock.draw(8900, "1 of 1"), 8900);
    ASSERT_EQ(stock.balance(1), 300);
    typist->scans(stock.label(1)).types("mir\n40\n");
    EXPECT_NE(field_of(screen->view(), "dose").problem.find("0.500 mL less"), std::string::npos);

    typist->types("\n").scans(stock.label(2)).types("\n\n");
    signs();

    const auto draw = recorded<domain::StockDrawn>(2);
    ASSERT_EQ(draw.lines.size(), 2U) << said();
    EXPECT_EQ(draw.lines[0].amount, domain::Quantity::microlitres(300));
    EXPECT_EQ(draw.lines[1].amount, domain::Quantity::microlitres(500));
    EXPECT_EQ(draw.ordered_ug, 40000);
}

TEST_F(Infusing, DrawsFromDifferentProductsAsStated) {
    stock.open(6);
    typist->scans(stock.label(1)).scans(stock.label(6)).types("mir\n40\n20\n\n");
    signs();

    const auto draw = recorded<domain::StockDrawn>(2);
    ASSERT_EQ(draw.lines.size(), 2U) << said();
    EXPECT_EQ(draw.lines[1].amount, domain::Quantity::microlitres(200));
    EXPECT_EQ(recorded<domain::OutcomeRecorded>(1).lines.size(), 2U);
}

TEST_F(Infusing, GivesANasalDevice) {
    typist->scans(stock.label(8)).types("mir\n1\n\n");
    signs();

    const auto draw = recorded<domain::StockDrawn>(2);
    EXPECT_EQ(draw.route, domain::Route::Intranasal) << said();
    EXPECT_EQ(draw.lines.front().amount, domain::Quantity::pieces(1));
}

TEST_F(Infusing, GivesAnInjectionByAnotherWay) {
    typist->scans(stock.label(1)).types("mir\n").presses("Alt+R").types("2").types("40\n\n");
    signs();

    EXPECT_EQ(recorded<domain::StockDrawn>(2).route, domain::Route::Intramuscular) << said();
}

TEST_F(Infusing, RefusesToDrawFromAnExpiredVial) {
    const std::int64_t before = stock.entries();
    typist->scans(stock.label(5));
    EXPECT_NE(said().find("past its expiry"), std::string::npos);
    typist->types("mir\n40\n");
    EXPECT_NE(said().find("must not be done"), std::string::npos);

    screen->type("pin", test_pin);
    screen->enter("pin");

    EXPECT_EQ(stock.entries(), before);
    EXPECT_NE(screen->view().message->remedy.find("Alt+D"), std::string::npos);
}

TEST_F(Infusing, RefusesToDrawPastTheBeyondUseDate) {
    stock.test().workplace().clock().pass(std::chrono::days(29));
    const std::int64_t before = stock.entries();
    typist->scans(stock.label(1)).types("mir\n40\n");
    EXPECT_NE(said().find("past its beyond-use date"), std::string::npos);

    screen->type("pin", test_pin);
    screen->enter("pin");

    EXPECT_EQ(stock.entries(), before);
}

TEST_F(Infusing, RecordsAnImproperDrawThatHasBeenDone) {
    typist->scans(stock.label(5)).types("mir\n40\n").presses("Alt+D").types("\n\n");
    const auto facts = screen->view().groups.back().facts;
    EXPECT_EQ(facts.back().value, "past its beyond-use date");
    signs();

    const domain::Entry draw = stock.entry(stock.entries() - 2);
    ASSERT_EQ(domain::kind_of(draw.event), domain::Kind::Draw) << said();
    EXPECT_NE(
        std::find(draw.irregular.begin(), draw.irregular.end(), domain::Irregularity::Expired),
        draw.irregular.end());
    EXPECT_NE(stock.state().cases.find(domain::CaseId(draw.seq.number())), nullptr);
}

TEST_F(Infusing, AsksWhyADoneDrawIsRecordedLate) {
    typist->scans(stock.label(5)).types("mir\n40\n").presses("Alt+D").types("\n7:00\n");
    EXPECT_EQ(screen->view().focus, "late");
    typist->types("2");
    signs();

    EXPECT_EQ(stock.latest().late, domain::LateReason::Emergency) << said();
}

TEST_F(Infusing, RefusesAnotherCodeWithWhatItWas) {
    typist->scans("ben");

    EXPECT_NE(said().find("badge of Ben Example"), std::string::npos);
}

TEST_F(Infusing, RefusesTheLabelOfAnotherJournal) {
    typist->scans(exchange::ContainerCode::of(base::Digest{}, domain::ContainerId(1)).text());

    EXPECT_NE(said().find("another journal"), std::string::npos);
}

TEST_F(Infusing, TakesANewPatientFromHerLabel) {
    typist->scans(stock.label(1)).scans("P2000");
    typist->types("Noor Haddad\n9 Oak Road, Denver CO\n\n1 of 6\n40\n\n");
    signs();

    const auto draw = recorded<domain::StockDrawn>(2);
    EXPECT_EQ(draw.patient.size(), 3U) << said();
    ASSERT_FALSE(stock.desk().patients().empty());
    EXPECT_EQ(stock.desk().patients().front().chart_number, "P2000");
    EXPECT_EQ(stock.desk().patients().front().session->text(), "1 of 6");
}

TEST_F(Infusing, AsksANewPatientsAddress) {
    typist->scans(stock.label(1)).presses("Alt+N").types("P2000\nNoor Haddad\n\n");

    EXPECT_EQ(screen->view().focus, "address");
    EXPECT_NE(field_of(screen->view(), "address").problem, "");
}

TEST_F(Infusing, CommitsNothingByAStrayEnterOrAScan) {
    const std::int64_t before = stock.entries();
    typist->types("\n\n").scans(stock.label(1)).scans("P1003").types("40\n\n\n\n");

    EXPECT_EQ(stock.entries(), before);
    EXPECT_EQ(screen->view().focus, "pin");
}

TEST_F(Infusing, KeepsItsWorkAfterAWrongPin) {
    const std::int64_t before = stock.entries();
    typist->scans(stock.label(1)).types("mir\n40\n\n").types("000000\n");
    EXPECT_NE(field_of(screen->view(), "pin").problem.find("2 tries"), std::string::npos);
    EXPECT_EQ(field_of(screen->view(), "pin").text, "");

    signs();

    EXPECT_EQ(stock.entries(), before + 2);
}

TEST_F(Infusing, AsksBeforeEscDropsWhatWasTyped) {
    typist->scans(stock.label(1)).types("mir\n").types("\x1b");
    EXPECT_TRUE(typist->keyboard().asks_to_leave());
    typist->types("\x1b");

    EXPECT_FALSE(screen->has_work());
    EXPECT_EQ(screen->view().focus, "");
}

TEST_F(Infusing, ChoosesAPatientFromTheTable) {
    typist->presses("Down").types("\n").scans(stock.label(1));

    EXPECT_EQ(screen->view().focus, "dose");
    EXPECT_EQ(field_of(screen->view(), "patient").text, "Miriam Okafor, P1003");
}

TEST_F(Infusing, RecordsAnOutcomeThatWasLeftOpen) {
    typist->scans(stock.label(1)).types("mir\n40\n-\n");
    signs();
    typist->types("O").presses("Enter").types("30\n10\n");
    signs();

    const auto outcome = recorded<domain::OutcomeRecorded>(1);
    EXPECT_EQ(outcome.lines.front().given, domain::Quantity::microlitres(600)) << said();
    EXPECT_EQ(outcome.lines.front().lost, domain::Quantity::microlitres(200));
}

TEST_F(Infusing, TakesAScanFromAnotherScreen) {
    screen->show("container:1");

    EXPECT_EQ(screen->view().focus, "patient");
}

}  // namespace
}  // namespace vialog::gui
