// SPDX-License-Identifier: Apache-2.0
// Every entry of a block keeps its bit, the one that is the sign too, in the program as in SQL.
#include "store/block_members.h"

#include <gtest/gtest.h>

#include <vector>

namespace vialog::store {
namespace {

std::vector<std::int64_t> numbers_of(const BlockMembers& members) {
    std::vector<std::int64_t> numbers;
    members.for_each([&](domain::EntryNumber seq) { numbers.push_back(seq.number()); });
    return numbers;
}

TEST(BlockMembers, AreGivenInTheirOrder) {
    BlockMembers members(3, {});
    EXPECT_TRUE(numbers_of(members).empty());
    for (const std::int64_t seq : {768 + 255, 768 + 0, 768 + 63, 768 + 64, 768 + 191}) {
        members.add(domain::EntryNumber(seq));
    }
    EXPECT_EQ(numbers_of(members), (std::vector<std::int64_t>{768, 831, 832, 959, 1023}));
    EXPECT_LT(members.bits(0), 0);
}

TEST(BlockMembers, ComeBackFromTheirColumns) {
    Connection connection({}, OpenMode::Scratch, "");
    Statement row(connection, "SELECT ?1, ?2, ?3, ?4, ?5");
    for (std::int64_t place = 0; place < block_entries; ++place) {
        BlockMembers members(7, {});
        members.add(domain::EntryNumber(7 * block_entries + place));
        auto rows = row.query(std::int64_t{7}, members.bits(0), members.bits(1), members.bits(2),
                              members.bits(3));
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(numbers_of(read_block_members(rows, 0)),
                  std::vector<std::int64_t>{7 * block_entries + place});
    }
}

TEST(BlockMembers, AreAddedUpInSqlToTheSame) {
    Connection connection({}, OpenMode::Scratch, "");
    BlockMembers all(0, {});
    for (std::int64_t seq = 0; seq < 64; ++seq) {
        all.add(domain::EntryNumber(seq));
    }
    EXPECT_EQ(
        connection.integer("WITH RECURSIVE n(seq) AS (SELECT 63 UNION ALL SELECT seq - 1 FROM n "
                           "WHERE seq > 0) SELECT sum(1 << seq % 64) FROM n"),
        all.bits(0));
}

}  // namespace
}  // namespace vialog::store
