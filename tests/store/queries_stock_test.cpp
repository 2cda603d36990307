// SPDX-License-Identifier: Apache-2.0
// What src/store/queries_stock promises, and what it refuses.
#include "store/queries.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace vialog::store {
namespace {

using domain::AccountKind;
using domain::ContainerId;
using domain::Kind;
using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

// The first container of the sample: received, opened, 2,000 drawn, 100 drawn and voided, 300 drawn, counted, questioned.
TEST(ContainerHistory, TellsEverythingInItsOrderWithTheRunningBalance) {
    const TemporaryFolder folder;
    for (const std::int64_t entries : {32, 700}) {  // before the first block is indexed, and after
        const Store store = sample_store(
            options_for(folder.path() / std::to_string(entries), Access::ReadWrite), entries);

        const auto history = container_history(store, ContainerId(1));

        std::vector<std::tuple<Kind, std::int64_t, std::int64_t>> told;
        for (const HistoryLine& line : history) {
            told.emplace_back(line.entry.kind, line.amount, line.balance);
        }
        EXPECT_EQ(told, (std::vector<std::tuple<Kind, std::int64_t, std::int64_t>>{
                            {Kind::Receive, 10000, 10000},
                            {Kind::Open, 0, 10000},
                            {Kind::Draw, -2000, 8000},
                            {Kind::Draw, -100, 7900},
                            {Kind::Void, 100, 8000},
                            {Kind::Draw, -300, 7700},
                            {Kind::Count, 0, 7700},
                            {Kind::Discrepancy, 0, 7700}}));
        ASSERT_EQ(history.size(), 8U);
        EXPECT_EQ(history[3].corrected_by, history[4].entry.seq);
        EXPECT_EQ(history[2].corrected_by, std::nullopt);
        EXPECT_EQ(history[1].account, std::nullopt);
        EXPECT_EQ(history[2].account, AccountKind::Container);
    }
}

TEST(ContainerHistory, EndsAtTheFinishWithTheDifferenceInItsOwnAccount) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 700);
    // The work finishes its first vial with 2,000 measured after four draws of 2,000.
    const auto history = container_history(store, ContainerId(4));

    ASSERT_FALSE(history.empty());
    EXPECT_EQ(history.back().entry.kind, Kind::Finish);
    EXPECT_EQ(history.back().balance, 0);
}

TEST(ContainerHistory, IsEmptyForAContainerThatNeverWas) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 300);

    EXPECT_TRUE(container_history(store, ContainerId(999)).empty());
}

TEST(ContainersOnHand, AreThoseOfTheRulesWithTheirLots) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 700);
    const domain::State& state = sample_journal().state();

    const auto found = containers_on_hand(store);

    std::size_t expected = 0;
    for (std::int64_t id = 1; id <= state.totals.last_container.number(); ++id) {
        const domain::ContainerRow& row = *state.containers.find(ContainerId(id));
        if (row.state != domain::ContainerState::Sealed &&
            row.state != domain::ContainerState::Opened) {
            continue;
        }
        ++expected;
        const auto it = std::find_if(found.begin(), found.end(), [&](const ContainerOnHand& one) {
            return one.id == ContainerId(id);
        });
        ASSERT_NE(it, found.end());
        const domain::ReceiptRow& receipt = *state.receipts.find(row.receipt);
        EXPECT_EQ(*it, (ContainerOnHand{.id = ContainerId(id),
                                        .product = receipt.product,
                                        .place = row.place,
                                        .state = row.state,
                                        .balance = row.balance,
                                        .lot = receipt.lot,
                                        .expires = receipt.expires,
                                        .owner = receipt.owner,
                                        .beyond_use = row.beyond_use,
                                        .receipt = row.receipt}));
    }
    EXPECT_EQ(found.size(), expected);
    EXPECT_GT(expected, 1U);
}

TEST(AccountEntries, FollowAnInfusionFromItsDrawToItsWaste) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 300);
    const auto history = container_history(store, ContainerId(1));

    const auto entries = account_entries(
        store, {.kind = AccountKind::Infusion, .id = history.at(2).entry.seq.number()});

    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].kind, Kind::Draw);
    EXPECT_EQ(entries[1].kind, Kind::Outcome);
    EXPECT_EQ(entries[2].kind, Kind::Waste);
}

}  // namespace
}  // namespace vialog::store
