// SPDX-License-Identifier: Apache-2.0
// A waste before a witness, as two people type it.
#include "gui/waste_presenter.h"

#include "gui/infusion_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using operations::test_pin;

struct Wasting : testing::Test {
    InfusionDesk stock;
    std::int64_t infusion = 0;
    std::unique_ptr<WastePresenter> screen;
    std::unique_ptr<Typist> typist;

    // Of a draw of 1 mL 0.2 mL are left.
    void SetUp() override {
        const auto draw = stock.draw(1000, "1 of 6");
        stock.give(draw, 800);
        infusion = draw.ref.seq.number();
        screen = std::make_unique<WastePresenter>(stock.desk());
        typist = std::make_unique<Typist>(*screen);
    }
    void begin() { screen->show("entry:" + std::to_string(infusion)); }
    Typist& signs() { return typist->types(std::string(test_pin) + "\n"); }
    [[nodiscard]] std::string said() const { return text_of(screen->view().message); }
    [[nodiscard]] std::string problem(std::string_view field) const {
        return field_of(screen->view(), field).problem;
    }
};

TEST_F(Wasting, TakesTwentyKeysAndOneScanWithTheKeyThatLedHere) {
    const std::int64_t before = stock.entries();
    constexpr int the_w = 1;
    begin();

    typist->types("\n").types("1");
    signs().scans("ada").types("10\n");
    signs();

    EXPECT_EQ(stock.entries(), before + 1) << said();
    EXPECT_LE(the_w + typist->keys(), 20);
    EXPECT_EQ(typist->scans(), 1);
    const auto waste = std::get<domain::StockWasted>(stock.latest().event);
    EXPECT_EQ(waste.amount, domain::Quantity::microlitres(200));
    EXPECT_EQ(waste.reason, domain::WasteReason::Remainder);
    ASSERT_EQ(stock.latest().signers.size(), 2U);
    EXPECT_EQ(stock.latest().signers.back().role, domain::Role::Witness);
    EXPECT_EQ(stock.state().infusions.find(domain::InfusionId(infusion)), nullptr);
}

TEST_F(Wasting, ListsWhatWaitsWithItsAge) {
    stock.test().workplace().clock().pass(std::chrono::hours(2));

    const auto table = screen->view().table;

    ASSERT_EQ(table->rows->size(), 1);
    EXPECT_EQ(table->rows->row(0).cells.at(2), "0.200 mL = 10 mg");
    EXPECT_EQ(table->rows->row(0).cells.at(4).substr(0, 3), "2 h");
}

TEST_F(Wasting, BeginsWithTheChosenRest) {
    typist->presses("Enter");

    EXPECT_EQ(screen->view().focus, "amount");
    EXPECT_EQ(field_of(screen->view(), "amount").follows, "0.200 mL = 10 mg");
}

TEST_F(Wasting, RefusesAWitnessWhoIsTheOperator) {
    begin();
    typist->types("\n1");
    signs().scans("ben");

    EXPECT_EQ(screen->view().focus, "witness");
    EXPECT_NE(problem("witness").find("cannot witness her own act"), std::string::npos);
}

TEST_F(Wasting, RefusesAnotherAmountWithBothFiguresAndKeepsTheOperatorsConsent) {
    const std::int64_t before = stock.entries();
    begin();
    typist->types("\n1");
    signs().scans("ada").types("5\n");
    EXPECT_EQ(screen->view().focus, "sight");
    EXPECT_NE(problem("sight").find("sees 5"), std::string::npos);
    EXPECT_NE(problem("sight").find("0.200 mL = 10 mg"), std::string::npos);
    EXPECT_EQ(stock.entries(), before);

    screen->type("sight", "10");
    typist->types("\n");
    signs();

    EXPECT_EQ(stock.entries(), before + 1) << said();
}

TEST_F(Wasting, TakesWhatTheWitnessSeesInMillilitresToo) {
    begin();
    typist->types("\n1");
    signs().scans("ada").types("0.2\n");

    EXPECT_EQ(screen->view().focus, "witness_pin");
}

TEST_F(Wasting, TakesTheConsentBackWhereTheAmountIsChanged) {
    begin();
    typist->types("\n1");
    signs().scans("ada");

    screen->type("amount", "5");
    typist->types("\n");

    EXPECT_EQ(screen->view().focus, "pin");
    const std::int64_t before = stock.entries();
    screen->type("witness_pin", test_pin);
    screen->enter("witness_pin");
    EXPECT_EQ(stock.entries(), before);
}

TEST_F(Wasting, TakesTheConsentBackWhereTheRestHasChangedMeanwhile) {
    begin();
    typist->types("\n1");
    signs();
    stock.record(domain::WasteHeld{.source = domain::FromInfusion{stock.ref(infusion)},
                                   .product = stock.vials(),
                                   .amount = domain::Quantity::microlitres(100)},
                 {});

    screen->refresh();

    EXPECT_EQ(screen->view().focus, "amount");
    EXPECT_NE(said().find("changed meanwhile"), std::string::npos);
    EXPECT_EQ(field_of(screen->view(), "amount").follows, "0.100 mL = 5 mg");
}

TEST_F(Wasting, HoldsARestForAWitness) {
    begin();
    typist->presses("Alt+H").types("\n");
    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::WasteHeld) << said();
    EXPECT_EQ(screen->view().table->rows->size(), 1);
}

TEST_F(Wasting, WastesWhatWasHeld) {
    begin();
    typist->presses("Alt+H").types("\n");
    signs();
    typist->presses("Enter").types("\n1");
    signs().scans("ada").types("10\n");
    signs();

    EXPECT_EQ(domain::kind_of(stock.latest().event), domain::Kind::Waste) << said();
    EXPECT_EQ(screen->view().table->rows->size(), 0);
}

TEST_F(Wasting, DoesNotHoldWhatIsHeld) {
    begin();
    typist->presses("Alt+H").types("\n");
    signs();
    typist->presses("Enter").presses("Alt+H");

    EXPECT_NE(said().find("held for a witness already"), std::string::npos);
}

TEST_F(Wasting, RecordsAWasteWithoutAWitnessAsACase) {
    begin();
    typist->presses("Alt+U").types("\n1").types("1");
    signs();

    ASSERT_EQ(domain::kind_of(stock.latest().event), domain::Kind::WasteUnwitnessed) << said();
    EXPECT_NE(stock.state().cases.find(domain::CaseId(stock.latest().seq.number())), nullptr);
    EXPECT_NE(screen->view().message->remedy.find("opened case"), std::string::npos);
}

TEST_F(Wasting, SaysWhenItWasDoneAndWhyItComesLate) {
    stock.test().workplace().clock().pass(std::chrono::minutes(30));
    // Their keys have rested for too long meanwhile.
    stock.test().workplace().unlock("ada", "ada");
    stock.test().workplace().unlock("ben", "ben");
    begin();
    typist->types("\n1").presses("Alt+T").types("8:20\n").types("2");
    signs().scans("ada").types("10\n");
    signs();

    EXPECT_EQ(stock.latest().late, domain::LateReason::Emergency) << said();
}

TEST_F(Wasting, RefusesMoreThanWaits) {
    begin();
    typist->types("20\n");

    EXPECT_EQ(screen->view().focus, "amount");
    EXPECT_NE(problem("amount").find("0.200 mL = 10 mg"), std::string::npos);
}

TEST_F(Wasting, WastesOutOfAVialThatWasScanned) {
    typist->scans(stock.label(1)).types("5\n5");
    signs().scans("ada").types("5\n");
    signs();

    const auto waste = std::get<domain::StockWasted>(stock.latest().event);
    EXPECT_EQ(waste.reason, domain::WasteReason::Contaminated) << said();
    EXPECT_EQ(stock.balance(1), 8900);
}

TEST_F(Wasting, CommitsNothingByAStrayEnter) {
    const std::int64_t before = stock.entries();
    begin();
    typist->types("\n1\n\n\n");

    EXPECT_EQ(stock.entries(), before);
    EXPECT_EQ(screen->view().focus, "pin");
}

TEST_F(Wasting, SaysWhatToDoWhereNothingWaits) {
    begin();
    typist->types("\n1");
    signs().scans("ada").types("10\n");
    signs();

    EXPECT_FALSE(screen->view().table->empty_hint.empty());
    typist->types("H");
    EXPECT_NE(said().find("No rest is chosen"), std::string::npos);
}

}  // namespace
}  // namespace vialog::gui
