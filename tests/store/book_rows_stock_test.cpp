// SPDX-License-Identifier: Apache-2.0
// What src/store/book_rows_stock promises, and what it refuses.
#include "store/book_rows.h"
#include "store/migration.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

class StockRows : public testing::Test {
  protected:
    StockRows() { migrate(m_connection, schema_steps()); }

    // Writes the row with the table's own statement and reads it again.
    template <typename Codec>
    std::pair<typename Codec::Key, typename Codec::Row> there_and_back(
        const typename Codec::Key& key, const typename Codec::Row& row) {
        Statement put(m_connection, put_sql(Codec::shape));
        Codec::put(put, key, row);
        Statement all(m_connection, all_sql(Codec::shape));
        auto rows = all.query();
        EXPECT_TRUE(rows.next());
        return Codec::read(rows);
    }

    Connection m_connection{{}, OpenMode::Scratch, ""};
};

TEST_F(StockRows, CarryAContainerBelowZero) {
    const domain::ContainerRow row{
        .receipt = domain::EntryNumber(9),
        .place = 2,
        .balance = -350,
        .finish_difference = -1200,
        .beyond_use = base::UtcInstant(base::Milliseconds(1'770'000'000'123)),
        .state = domain::ContainerState::Broken,
        .draws = 11,
        .infusion = 77};

    const auto [key, read] = there_and_back<ContainerRows>(domain::ContainerId(5), row);

    EXPECT_EQ(key, domain::ContainerId(5));
    EXPECT_EQ(read, row);
}

TEST_F(StockRows, CarryAReceiptOfCountedUnitsForAPatient) {
    const domain::ReceiptRow row{.product = domain::ProductId(8),
                                 .lot = domain::Lot::parse("a%b<C>").value(),
                                 .expires = domain::Expiry::parse("2028-02").value(),
                                 .owner = domain::Owner::Patient,
                                 .first = domain::ContainerId(40),
                                 .containers = 3,
                                 .each = domain::Quantity::pieces(2),
                                 .awaiting = true};

    EXPECT_EQ(there_and_back<ReceiptRows>(domain::EntryNumber(12), row).second, row);
    EXPECT_EQ(m_connection.text("SELECT expires FROM receipt"), "2028-02-29");
}

TEST_F(StockRows, CarryACaseWithAndWithoutWhomItConcerns) {
    domain::CaseRow row;
    row.trouble = domain::Trouble::FoundContainer;
    row.discovered = base::UtcInstant(base::Milliseconds(5));
    row.concerns = support::person("dan");
    row.involved = {support::person("cleo"), support::person("eve.2")};

    EXPECT_EQ(there_and_back<CaseRows>(domain::CaseId(3), row).second, row);

    row.concerns.reset();
    row.involved.clear();
    EXPECT_EQ(there_and_back<CaseRows>(domain::CaseId(3), row).second, row);
}

TEST_F(StockRows, CarryThePaperKeyWhateverBytesItHolds) {
    std::string key = "draw\nledger.csv\n";
    for (int byte = 0; byte < 256; ++byte) {
        key += static_cast<char>(byte);
    }

    EXPECT_EQ(there_and_back<PaperRows>(key, domain::EntryNumber(4)).first, key);
}

TEST_F(StockRows, ReplaceTheRowOfAKey) {
    const domain::BalanceKey key{.product = domain::ProductId(8),
                                 .account = domain::AccountKind::Unexplained};
    EXPECT_EQ(there_and_back<BalanceRows>(key, 5).second, 5);
    EXPECT_EQ(there_and_back<BalanceRows>(key, -6).second, -6);
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM balance"), 1);

    Statement drop(m_connection, drop_sql(BalanceRows::shape));
    BalanceRows::drop(drop, key);
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM balance"), 0);
}

TEST_F(StockRows, CarryACountThatHasBeenCounted) {
    domain::CountRow row;
    row.start.type = domain::CountType::Weekly;
    row.counted = domain::EntryNumber(31);

    EXPECT_EQ(there_and_back<CountRows>(domain::EntryNumber(30), row).second, row);
}

}  // namespace
}  // namespace vialog::store
