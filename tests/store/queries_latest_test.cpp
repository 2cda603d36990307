// SPDX-License-Identifier: Apache-2.0
// The promises of store/queries_latest.h, one at a time.
#include "store/queries_latest.h"

#include "store/connection.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <map>

namespace vialog::store {
namespace {

using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

struct LatestQueries : testing::Test {
    TemporaryFolder folder;
    Store store = sample_store(support::options_for(folder.path() / "a", Access::ReadWrite), 700);
};

TEST_F(LatestQueries, GiveTheNewestEntriesOfAKindFirst) {
    const auto draws = newest_of_kind(store, domain::Kind::Draw, 3);
    ASSERT_EQ(draws.size(), 3U);
    EXPECT_GT(draws[0].seq, draws[1].seq);
    EXPECT_GT(draws[1].seq, draws[2].seq);
    std::optional<domain::EntryNumber> last;
    for (const EntryLine& line : entries_before(store, domain::EntryNumber(700), 700)) {
        EXPECT_TRUE(line.kind != domain::Kind::Draw || last || line.seq == draws[0].seq);
        if (line.kind == domain::Kind::Draw) {
            last = line.seq;
        }
    }
}

TEST_F(LatestQueries, GiveNothingForAKindThatNeverCame) {
    EXPECT_TRUE(newest_of_kind(store, domain::Kind::Inspection, 3).empty());
}

TEST_F(LatestQueries, CountWhatIsHeldForDestruction) {
    EXPECT_EQ(number_held_for_destruction(store), 0);

    store.connection().execute(
        "INSERT INTO held VALUES (600, 1, 50, 0), (601, 1, 50, 0), (602, 1, 50, 1)");

    EXPECT_EQ(number_held_for_destruction(store), 2);
    EXPECT_EQ(held_for_destruction(store).size(), 2U);
}

TEST_F(LatestQueries, AddTheDaysUpToWhatLiesInContainers) {
    std::map<domain::ProductId, std::int64_t> sums;
    std::int64_t day = 0;
    for (const DayMovement& moved : day_movements(store, domain::AccountKind::Container, 0)) {
        EXPECT_GE(moved.day, day);
        day = moved.day;
        sums[moved.product] += moved.amount;
    }
    for (const Movement& balance : balances(store)) {
        if (balance.account == domain::AccountKind::Container) {
            EXPECT_EQ(sums[balance.product], balance.amount);
        }
    }
    EXPECT_TRUE(day_movements(store, domain::AccountKind::Container, day + 1).empty());
}

}  // namespace
}  // namespace vialog::store
