// SPDX-License-Identifier: Apache-2.0
// The dashboard screen, key by key.
#include "gui/dashboard_presenter.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct Dashboard : testing::Test {
    DeskInTest test;
    void SetUp() override { test.sign_in("ben"); }

    domain::Ref record_by_ben(domain::Event event) {
        return operations::record(
                   test.workplace().session(),
                   test.workplace().stated(std::move(event), {{domain::Role::Operator, "ben"}}))
            .value()
            .ref;
    }
    // Two containers, opening inventory.
    void stock() {
        record_by_ben(test_product());
        domain::StockReceived receipt{.basis = domain::ReceiptBasis::InitialInventory,
                                      .party = {},
                                      .invoice = {},
                                      .invoice_date = {},
                                      .shipment = {},
                                      .product = domain::ProductId(1),
                                      .lot = domain::Lot::parse("A1").value(),
                                      .expires = domain::Expiry::parse("2026-02-01").value(),
                                      .containers = 2,
                                      .first = {},
                                      .each = domain::Quantity::microlitres(5000),
                                      .labels = {},
                                      .damaged = 0,
                                      .barcode = {},
                                      .place = domain::PlaceId::parse("safe").value(),
                                      .owner = domain::Owner::Stock,
                                      .patient = {},
                                      .awaiting = false};
        ASSERT_TRUE(operations::record(
            test.workplace().session(),
            test.workplace().stated(
                receipt, {{domain::Role::Operator, "ben"}, {domain::Role::Witness, "ada"}})));
    }
};

TEST_F(Dashboard, SaysWhatToDoWhereTheSafeIsEmpty) {
    const DashboardPresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "F5 receives"));
    EXPECT_FALSE(screen.view().table->empty_hint.empty());
}

TEST_F(Dashboard, TellsTheSafeExactly) {
    stock();
    const DashboardPresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "2 sealed: 10.000 mL = 1000 mg"));
    EXPECT_TRUE(tells(screen.view(), "2026-02-01: 20 days"));
    ASSERT_EQ(screen.view().plots.size(), 1U);
    EXPECT_EQ(screen.view().plots.front().points.back().value, 10000);
}

TEST_F(Dashboard, LeadsFromALineToItsScreen) {
    stock();
    const DashboardPresenter screen(test.desk());
    for (const FactGroup& group : screen.view().groups) {
        for (const Fact& fact : group.facts) {
            EXPECT_FALSE(fact.screen.empty()) << fact.label;
        }
    }
}

TEST_F(Dashboard, ListsWhatMustBeDoneAndOpensIt) {
    stock();
    record_by_ben(domain::ContainerOpened{
        .container = domain::ContainerId(1), .beyond_use = {}, .claimed = {}});
    test.workplace().clock().pass(std::chrono::days(29));
    DashboardPresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "Take container 1 out of use"));
    Typist(screen).presses("Home").presses("Enter");
    EXPECT_EQ(test.went().substr(0, 16), "vials container:");
}

TEST_F(Dashboard, TellsTheClocksOfACase) {
    record_by_ben(domain::DiscrepancyOpened{.trouble = domain::Trouble::Other,
                                            .about = {},
                                            .discovered = test.desk().now().instant,
                                            .product = {},
                                            .container = {},
                                            .amount = {},
                                            .concerns = {},
                                            .paper_container = {},
                                            .note = {}});
    const DashboardPresenter screen(test.desk());
    EXPECT_TRUE(tells(screen.view(), "Case 1"));
    EXPECT_TRUE(
        tells(screen.view(), "one business day (1 day), Form 106 within 45 days (45 days)"));
}

TEST_F(Dashboard, GoesWithALetter) {
    DashboardPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("i");
    EXPECT_EQ(test.went(), "infusion ");
    typist.types("j");
    EXPECT_EQ(test.went(), "journal ");
}

TEST_F(Dashboard, SendsEachScanWhereItBelongs) {
    stock();
    DashboardPresenter screen(test.desk());
    Typist typist(screen);
    typist.scans("1");
    EXPECT_EQ(test.went(), "infusion scan:1");
    typist.scans("ada");
    EXPECT_EQ(test.went(), "sign_in scan:ada");
    typist.scans(
        "01003040920510571727073121496180193\x1d"
        "10E73510X");
    EXPECT_EQ(test.went().substr(0, 13), "receive scan:");
}

TEST_F(Dashboard, SaysWhatAStrangeScanIsNot) {
    DashboardPresenter screen(test.desk());
    Typist(screen).scans("???");
    EXPECT_EQ(test.went(), "");
    EXPECT_EQ(screen.view().message->tone, Tone::Warning);
    EXPECT_FALSE(screen.view().message->remedy.empty());
}

TEST_F(Dashboard, GrowsWithTheJournal) {
    DashboardPresenter screen(test.desk());
    stock();
    screen.refresh();
    EXPECT_TRUE(tells(screen.view(), "2 sealed"));
}

}  // namespace
}  // namespace vialog::gui
