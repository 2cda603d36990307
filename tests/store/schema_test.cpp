// SPDX-License-Identifier: Apache-2.0
// The files of schemas/sql: what the program carries is what lies there, and together they are current.sql. The
// fingerprints were made by a program in another language.
#include "store/book_rows.h"
#include "store/migration.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::store {
namespace {

std::filesystem::path sql_folder() {
    return std::filesystem::path(VIALOG_SOURCE_FOLDER) / "schemas" / "sql";
}

TEST(Schema, CarriesTheFilesByteForByte) {
    for (const SchemaStep& step : schema_steps()) {
        EXPECT_EQ(step.sql, support::read_whole(sql_folder() / step.name)) << step.name;
    }
    EXPECT_EQ(current_schema(), support::read_whole(sql_folder() / "current.sql"));
}

TEST(Schema, EveryNumberedFileIsAStepInItsOrder) {
    std::vector<std::string> files;
    for (const auto& file : std::filesystem::directory_iterator(sql_folder())) {
        const std::string name = file.path().filename().string();
        if (name.starts_with('0')) {
            files.push_back(name);
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> steps;
    for (const SchemaStep& step : schema_steps()) {
        steps.emplace_back(step.name);
    }

    EXPECT_EQ(steps, files);
}

TEST(Schema, AllStepsTogetherAreTheCurrentSchema) {
    Connection stepwise({}, OpenMode::Scratch, "");
    Connection at_once({}, OpenMode::Scratch, "");

    migrate(stepwise, schema_steps());
    at_once.execute(current_schema());

    EXPECT_EQ(schema_fingerprint(stepwise), schema_fingerprint(at_once));
}

TEST(Schema, TheDescriptionOfTheBookNamesEveryColumnInItsOrder) {
    Connection connection({}, OpenMode::Scratch, "");
    migrate(connection, schema_steps());
    Statement columns(connection,
                      "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(?1))");
    Statement keys(connection, "SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0");
    for (const TableShape& shape : book_tables()) {
        auto rows = columns.query(shape.name);
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.text(0), shape.columns) << shape.name;
        auto key_rows = keys.query(shape.name);
        ASSERT_TRUE(key_rows.next());
        EXPECT_EQ(key_rows.integer(0), shape.keys) << shape.name;
    }
}

TEST(Schema, EveryTableIsStrict) {
    Connection connection({}, OpenMode::Scratch, "");
    migrate(connection, schema_steps());

    EXPECT_EQ(connection.text("SELECT coalesce(min(name), '') FROM pragma_table_list "
                              "WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'"),
              "");
}

TEST(Schema, TheAccountWordsOfTheViewAreThoseOfTheRules) {
    Connection connection({}, OpenMode::Scratch, "");
    migrate(connection, schema_steps());
    Statement statement(connection, "SELECT account_kind, word FROM account_name ORDER BY 1");
    auto rows = statement.query();
    for (const auto& word : domain::Words<domain::AccountKind>::table) {
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.integer(0), static_cast<std::int64_t>(word.value));
        EXPECT_EQ(rows.text(1), word.word);
    }
    EXPECT_FALSE(rows.next());
}

class Guarded : public testing::Test {
  protected:
    Guarded() {
        migrate(m_connection, schema_steps());
        m_connection.execute(
            "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
            "INSERT INTO entry VALUES (0, zeroblob(32), 'notice', 0, 0, 0, x'01');"
            "INSERT INTO node VALUES (1, 0, zeroblob(32));"
            "INSERT INTO checkpoint VALUES (1, x'01'); INSERT INTO cosignature VALUES (1, x'02');"
            "INSERT INTO disclosure VALUES (0, 0, x'03');"
            "INSERT INTO attachment VALUES (zeroblob(32), x'04')");
    }
    Connection m_connection{{}, OpenMode::Scratch, ""};
};

TEST_F(Guarded, RefusesEveryChangeOfTheJournal) {
    for (const char* sql : {"UPDATE entry SET note = x'02'", "UPDATE entry SET leaf = zeroblob(32)",
                            "UPDATE entry SET seq = 1", "DELETE FROM entry",
                            "REPLACE INTO entry VALUES (0, zeroblob(32), 'notice', 0, 0, 0, x'09')",
                            "UPDATE node SET hash = zeroblob(32)", "DELETE FROM node",
                            "UPDATE checkpoint SET note = x'02'", "DELETE FROM checkpoint",
                            "UPDATE cosignature SET line = x'03'", "DELETE FROM cosignature",
                            "UPDATE disclosure SET sealed = x'04'", "DELETE FROM disclosure",
                            "UPDATE attachment SET content = x'05'", "DELETE FROM attachment"}) {
        SCOPED_TRACE(sql);
        try {
            m_connection.execute(sql);
            ADD_FAILURE();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Constraint);
        }
    }
}

TEST_F(Guarded, RefusesRowsThatCannotBe) {
    for (const char* sql :
         {"INSERT INTO entry VALUES (-1, zeroblob(32), 'notice', 0, 0, 0, x'01')",
          "INSERT INTO entry VALUES (1, zeroblob(31), 'notice', 0, 0, 0, x'01')",
          "INSERT INTO entry VALUES (1, zeroblob(32), 'notice', 0, 900, 0, x'01')",
          "INSERT INTO entry VALUES (1, zeroblob(32), 'notice', 0, 0, 0, x'')",
          "INSERT INTO entry VALUES (1, zeroblob(32), 'notice', 0, 0, 0, zeroblob(65536))",
          "INSERT INTO entry VALUES (1, zeroblob(32), 'notice', 0, 0, 0, 'a text')",
          "INSERT INTO node VALUES (0, 0, zeroblob(32))",
          "INSERT INTO node VALUES (1, 0, zeroblob(32))",
          "INSERT INTO checkpoint VALUES (0, x'01')", "INSERT INTO disclosure VALUES (7, 0, x'01')",
          "INSERT INTO container VALUES (1, 0, 0, 0, 0, 0, 6, 0, 0)",
          "INSERT INTO posting VALUES (0, 0, 27, 0, 0, 1)",
          "INSERT INTO totals VALUES (2, 1, 0, 0, 0, 0, 0, NULL, 0, zeroblob(32))"}) {
        SCOPED_TRACE(sql);
        EXPECT_THROW(m_connection.execute(sql), StoreError);
    }
}

TEST_F(Guarded, LetsADisclosureGoOnceItsDestructionIsRecorded) {
    m_connection.execute("INSERT INTO disclosure_destroyed VALUES (0, 0, 5)");

    EXPECT_NO_THROW(m_connection.execute("DELETE FROM disclosure"));
    EXPECT_THROW(m_connection.execute("DELETE FROM disclosure_destroyed"), StoreError);
}

}  // namespace
}  // namespace vialog::store
