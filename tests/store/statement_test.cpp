// SPDX-License-Identifier: Apache-2.0
// What src/store/statement promises, and what it refuses.
#include "store/connection.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using namespace std::string_view_literals;

class StatementOnATable : public testing::Test {
  protected:
    StatementOnATable() { m_connection.execute("CREATE TABLE t (a ANY, b ANY) STRICT"); }
    Connection m_connection{{}, OpenMode::Scratch, ""};
};

TEST_F(StatementOnATable, GivesBackExactlyTheBytesThatWereStored) {
    Statement insert(m_connection, "INSERT INTO t VALUES (?1, ?2)");
    Statement select(m_connection, "SELECT a, b FROM t");
    // U+00E9, e with U+0301, a zero byte, and what is no UTF-8 at all.
    const auto bytes = base::to_bytes("\xC3\xA9 e\xCC\x81 \0 \xFF\xFE"sv);
    insert.run(bytes, "e\xCC\x81"sv);

    auto rows = select.query();

    ASSERT_TRUE(rows.next());
    EXPECT_TRUE(std::equal(bytes.begin(), bytes.end(), rows.blob(0).begin(), rows.blob(0).end()));
    EXPECT_EQ(rows.text(1), "e\xCC\x81");
}

TEST_F(StatementOnATable, TellsAnEmptyTextAndEmptyBytesFromNothing) {
    Statement insert(m_connection, "INSERT INTO t VALUES (?1, ?2)");
    insert.run(std::string_view(), base::ByteView());
    insert.run(std::nullopt, std::optional<std::int64_t>());
    Statement select(m_connection, "SELECT a, b FROM t");

    auto rows = select.query();

    ASSERT_TRUE(rows.next());
    EXPECT_FALSE(rows.is_null(0));
    EXPECT_FALSE(rows.is_null(1));
    ASSERT_TRUE(rows.next());
    EXPECT_TRUE(rows.is_null(0));
    EXPECT_EQ(rows.integer_or_none(1), std::nullopt);
    EXPECT_FALSE(rows.next());
}

TEST_F(StatementOnATable, CarriesTheWholeRangeOfIntegers) {
    Statement insert(m_connection, "INSERT INTO t VALUES (?1, ?2)");
    insert.run(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    Statement select(m_connection, "SELECT a, b FROM t");

    auto rows = select.query();

    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer(0), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(rows.integer(1), std::numeric_limits<std::int64_t>::max());
}

TEST_F(StatementOnATable, LeavesNoReadTransactionOpenWhenItsRowsAreLeft) {
    m_connection.execute("INSERT INTO t VALUES (1, 2), (3, 4)");
    Statement select(m_connection, "SELECT a FROM t");
    {
        auto rows = select.query();
        EXPECT_TRUE(rows.next());
    }

    EXPECT_NO_THROW(m_connection.execute("DROP TABLE t"));  // locked while a query runs
}

TEST_F(StatementOnATable, TellsADigestOfAnotherLengthAsCorrupt) {
    m_connection.execute("INSERT INTO t VALUES (x'00ff', 1)");
    Statement select(m_connection, "SELECT a FROM t");
    auto rows = select.query();
    ASSERT_TRUE(rows.next());

    try {
        static_cast<void>(rows.digest(0));
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
    }
}

TEST_F(StatementOnATable, CountsTheRowsItChanged) {
    m_connection.execute("INSERT INTO t VALUES (1, 0), (2, 0), (3, 0)");
    Statement update(m_connection, "UPDATE t SET b = 1 WHERE a >= ?1");

    EXPECT_EQ(update.run(2), 2);
    EXPECT_EQ(update.run(9), 0);
}

}  // namespace
}  // namespace vialog::store
