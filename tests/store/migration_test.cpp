// SPDX-License-Identifier: Apache-2.0
// What src/store/migration promises, and what it refuses.
#include "store/migration.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

namespace vialog::store {
namespace {

std::string fingerprint_after(std::string_view sql) {
    Connection connection({}, OpenMode::Scratch, "");
    connection.execute(sql);
    return schema_fingerprint(connection);
}

StoreErrorKind kind_of_migrating(Connection& connection, std::span<const SchemaStep> steps) {
    try {
        migrate(connection, steps);
    } catch (const StoreError& error) {
        return error.kind();
    }
    throw std::logic_error("nothing was thrown");
}

constexpr std::string_view first_sql = "CREATE TABLE a (x INTEGER) STRICT";
constexpr std::string_view second_sql =
    "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO a VALUES (7)";

class Migration : public testing::Test {
  protected:
    Migration()
        : m_first(fingerprint_after(first_sql)),
          m_second(fingerprint_after(fmt::format("{};{}", first_sql, second_sql))),
          m_steps({SchemaStep{"0001_a.sql", first_sql, m_first},
                   SchemaStep{"0002_b.sql", second_sql, m_second}}) {}

    std::string m_first;
    std::string m_second;
    std::array<SchemaStep, 2> m_steps;
    Connection m_connection{{}, OpenMode::Scratch, ""};
};

TEST_F(Migration, BringsAnEmptyFileToTheNewestVersion) {
    migrate(m_connection, m_steps);

    EXPECT_EQ(schema_version(m_connection, m_steps), 2);
    EXPECT_EQ(m_connection.integer("PRAGMA application_id"), 0x5649414C);  // "VIAL"
    EXPECT_EQ(m_connection.integer("SELECT x FROM a"), 7);
}

TEST_F(Migration, AppliesOnlyTheStepsThatAreMissing) {
    migrate(m_connection, std::span(m_steps).first(1));
    m_connection.execute("INSERT INTO a VALUES (3)");

    migrate(m_connection, m_steps);
    migrate(m_connection, m_steps);

    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM a"), 2);
}

TEST_F(Migration, LeavesNothingOfAStepThatFailsInTheMiddle) {
    m_steps[1].sql = "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO nowhere VALUES (1)";

    EXPECT_THROW(migrate(m_connection, m_steps), StoreError);

    EXPECT_EQ(schema_version(m_connection, std::span(m_steps).first(1)), 1);
    EXPECT_EQ(m_connection.integer("SELECT count(*) FROM sqlite_schema"), 1);
}

TEST_F(Migration, UndoesAStepThatLeadsToOtherTablesThanReleased) {
    m_steps[1].fingerprint = m_first;

    EXPECT_EQ(kind_of_migrating(m_connection, m_steps), StoreErrorKind::Corrupt);
    EXPECT_EQ(schema_version(m_connection, std::span(m_steps).first(1)), 1);
}

TEST_F(Migration, DoesNotTouchTablesThatSomebodyHasChanged) {
    migrate(m_connection, std::span(m_steps).first(1));
    m_connection.execute("ALTER TABLE a ADD COLUMN z INTEGER");

    EXPECT_EQ(kind_of_migrating(m_connection, m_steps), StoreErrorKind::Corrupt);
    EXPECT_EQ(m_connection.integer("PRAGMA user_version"), 1);
}

TEST_F(Migration, RefusesWhatANewerVersionWrote) {
    migrate(m_connection, m_steps);

    EXPECT_EQ(kind_of_migrating(m_connection, std::span(m_steps).first(1)),
              StoreErrorKind::NewerVersion);
}

TEST_F(Migration, RefusesTheDatabaseOfAnotherProgram) {
    m_connection.execute("CREATE TABLE letters (text TEXT)");

    EXPECT_EQ(kind_of_migrating(m_connection, m_steps), StoreErrorKind::NotOurs);
}

TEST_F(Migration, RefusesADatabaseInUtf16) {
    m_connection.execute("PRAGMA encoding = 'UTF-16le'");
    m_connection.execute(first_sql);
    m_connection.execute("PRAGMA application_id = 1447641420; PRAGMA user_version = 1");

    EXPECT_EQ(kind_of_migrating(m_connection, m_steps), StoreErrorKind::NotOurs);
}

TEST(SchemaFingerprint, DoesNotChangeWithCommentsAndBlanks) {
    EXPECT_EQ(fingerprint_after("CREATE TABLE a (x INTEGER, y TEXT) STRICT"),
              fingerprint_after("CREATE TABLE a (x INTEGER, -- metres; 'quoted\n"
                                "   y /* a text */ TEXT)\n STRICT"));
}

TEST(SchemaFingerprint, ChangesWithAnythingElse) {
    const std::string plain = fingerprint_after("CREATE TABLE a (x INTEGER CHECK (x <> 'a b'))");

    EXPECT_NE(plain, fingerprint_after("CREATE TABLE a (x INTEGER CHECK (x <> 'a  b'))"));
    EXPECT_NE(plain, fingerprint_after("CREATE TABLE a (x INTEGER CHECK (x <> 'a b')) STRICT"));
    EXPECT_NE(plain, fingerprint_after("CREATE TABLE a (x INTEGER)"));
    EXPECT_NE(plain, fingerprint_after("CREATE TABLE a (x INTEGER CHECK (x <> 'a b'));"
                                       "CREATE INDEX i ON a (x)"));
    EXPECT_NE(plain, fingerprint_after(""));
}

TEST(NormaliseSql, KeepsWhatStandsInQuotes) {
    EXPECT_EQ(normalise_sql("  SELECT\n\t'a -- b'  , \"c /* d\" -- end\n,  1 /* x */ "),
              "SELECT 'a -- b' , \"c /* d\" , 1");
}

}  // namespace
}  // namespace vialog::store
