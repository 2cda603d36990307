// SPDX-License-Identifier: Apache-2.0
// What src/store/book_rows promises, and what it refuses.
#include "store/book_rows.h"

#include "store/queries.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

constexpr TableShape shape = {"t", "a,b,c,d", 2};

TEST(BookRows, StatementsAreMadeFromTheShapeOfATable) {
    EXPECT_EQ(put_sql(shape),
              "INSERT INTO t (a,b,c,d) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (a, b) "
              "DO UPDATE SET c = excluded.c, d = excluded.d");
    EXPECT_EQ(drop_sql(shape), "DELETE FROM t WHERE a = ?1 AND b = ?2");
    EXPECT_EQ(find_sql(shape), "SELECT a,b,c,d FROM t WHERE a = ?1 AND b = ?2");
    EXPECT_EQ(all_sql(shape), "SELECT a,b,c,d FROM t ORDER BY a, b");
}

TEST(BookRows, ATableOfKeysAloneChangesNothingWhereTheKeyIs) {
    EXPECT_EQ(put_sql({"t", "a", 1}), "INSERT INTO t (a) VALUES (?1) ON CONFLICT (a) DO NOTHING");
}

TEST(BookRows, RefusesRowsThatTheBookNeverWrites) {
    const support::TemporaryFolder folder;
    const auto options = support::options_for(folder.path() / "a", Access::ReadOnly);
    {
        const Store store =
            support::sample_store(support::options_for(options.path, Access::ReadWrite), 40);
    }
    const std::string sound = support::read_whole(options.path);
    for (const char* sql :
         {"UPDATE person SET functions = 'wizard'", "UPDATE person SET functions = 'dispenser '",
          "UPDATE person SET functions = ' dispenser'",
          "UPDATE person SET functions = 'dispenser  witness'", "UPDATE product SET ndc = '1'",
          "UPDATE product SET inner_ndc = ''", "UPDATE product SET form = 'cloud'",
          "UPDATE product SET strength_ug = 0", "UPDATE product SET container_use = 'often'",
          "UPDATE party SET role = 'friend'", "UPDATE party SET dea = 'AB1234567'",
          "UPDATE signing_key SET person = 'two words'", "UPDATE count_open SET facts = '{}'",
          "UPDATE policy SET finish_rest = 'sink'",
          "UPDATE registration SET zone = 'nowhere at all'",
          "UPDATE totals SET last_close = '2026-02-30'"}) {
        SCOPED_TRACE(sql);
        {
            std::ofstream file(options.path, std::ios::binary);
            file << sound;
        }
        support::tamper(options.path, sql);

        try {
            const Store store = Store::open(options);
            ADD_FAILURE();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
            EXPECT_NE(std::string(error.what()).find("rebuild"), std::string::npos);
        }
    }
}

TEST(BookRows, RefusesARowThatIsFetchedLaterWhenItIsAskedFor) {
    const support::TemporaryFolder folder;
    const auto options = support::options_for(folder.path() / "a", Access::ReadOnly);
    {
        const Store store =
            support::sample_store(support::options_for(options.path, Access::ReadWrite), 40);
    }
    const std::string sound = support::read_whole(options.path);
    for (const char* sql :
         {"UPDATE case_open SET trouble = 'rain'", "UPDATE case_open SET involved = 'a  b'"}) {
        SCOPED_TRACE(sql);
        {
            std::ofstream file(options.path, std::ios::binary);
            file << sound;
        }
        support::tamper(options.path, sql);
        const Store store = Store::open(options);

        try {
            static_cast<void>(open_cases(store));
            ADD_FAILURE();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
            EXPECT_NE(std::string(error.what()).find("rebuild"), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace vialog::store
