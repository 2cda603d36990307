// SPDX-License-Identifier: Apache-2.0
// What src/store/report_query promises, and what it refuses.
#include "store/report_query.h"

#include "store/sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_store;
using support::TemporaryFolder;

class Report : public testing::Test {
  protected:
    std::vector<std::vector<Cell>> run(std::string_view sql, const Parameters& parameters = {}) {
        std::vector<std::vector<Cell>> rows;
        m_names = m_query.run(sql, parameters, [&](std::span<const Cell> cells) {
            rows.emplace_back(cells.begin(), cells.end());
        });
        return rows;
    }

    TemporaryFolder m_folder;
    Store m_store = sample_store(options_for(m_folder.path() / "a", Access::ReadWrite), 300);
    ReportQuery m_query{m_store};
    std::vector<std::string> m_names;
};

TEST_F(Report, GivesNamesRowsAndNothing) {
    const auto rows =
        run("SELECT id AS person, employee, NULL AS none, x'0102' AS bytes "
            "FROM person WHERE id = :who",
            {{"who", std::string("cleo")}});

    EXPECT_EQ(m_names, (std::vector<std::string>{"person", "employee", "none", "bytes"}));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0], (std::vector<Cell>{std::string("cleo"), std::int64_t{1}, std::monostate{},
                                          base::Bytes{1, 2}}));
}

TEST_F(Report, ReadsTheSignedTextOfEveryEntry) {
    const auto rows =
        run("SELECT json_extract(json, '$.kind'), json_extract(json, '$.seq') "
            "FROM signed_entry WHERE seq IN (0, 1) ORDER BY seq; -- done");

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0], (std::vector<Cell>{std::string("genesis"), std::int64_t{0}}));
    EXPECT_EQ(rows[1], (std::vector<Cell>{std::string("policy"), std::int64_t{1}}));
}

TEST_F(Report, SeesWhatWasAppendedSince) {
    support::append_deed(m_store, support::some_party("New"), {"ben"});

    EXPECT_EQ(run("SELECT max(seq) FROM entry")[0][0], Cell(std::int64_t{300}));
}

TEST_F(Report, RefusesEverythingButOneSelect) {
    for (const char* sql :
         {"DELETE FROM balance", "INSERT INTO balance VALUES (1, 1, 1)",
          "UPDATE person SET initials = 'X'", "DROP TABLE person", "CREATE TABLE t (a)",
          "ATTACH 'x' AS y", "PRAGMA user_version", "PRAGMA query_only = OFF", "VACUUM", "BEGIN",
          "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM balance", "", "SELECT load_extension('x')",
          "SELECT * FROM nowhere", "SELEKT 1", "EXPLAIN DELETE FROM balance"}) {
        SCOPED_TRACE(sql);
        try {
            static_cast<void>(run(sql));
            ADD_FAILURE();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Constraint);
        }
    }
}

TEST_F(Report, NeverTakesAParameterForSql) {
    const auto rows = run("SELECT count(*) FROM person WHERE id = :who",
                          {{"who", std::string("x' OR '1' = '1")}});

    EXPECT_EQ(rows[0][0], Cell(std::int64_t{0}));
}

TEST_F(Report, WantsExactlyTheParametersThatItNames) {
    EXPECT_THROW(static_cast<void>(run("SELECT :a", {})), StoreError);
    EXPECT_THROW(static_cast<void>(run("SELECT 1", {{"a", std::int64_t{1}}})), StoreError);
    EXPECT_THROW(static_cast<void>(run("SELECT ?1", {{"a", std::int64_t{1}}})), StoreError);
    EXPECT_THROW(static_cast<void>(run("SELECT @a", {{"a", std::int64_t{1}}})), StoreError);
}

TEST_F(Report, RefusesAFraction) {
    EXPECT_THROW(static_cast<void>(run("SELECT avg(amount) FROM posting")), StoreError);
}

}  // namespace
}  // namespace vialog::store
