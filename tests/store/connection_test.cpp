// SPDX-License-Identifier: Apache-2.0
// What src/store/connection promises, and what it refuses.
#include "store/connection.h"

#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

using support::TemporaryFolder;

TEST(Connection, RunsStatementsThatHoldSemicolonsInTexts) {
    Connection connection({}, OpenMode::Scratch, "");

    connection.execute(
        "CREATE TABLE t (a TEXT); -- a comment; with a semicolon\n"
        "INSERT INTO t VALUES ('one;two');\n"
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END;\n"
        "INSERT INTO t VALUES ('three')");

    EXPECT_EQ(connection.integer("SELECT count(*) FROM t"), 2);
    EXPECT_EQ(connection.text("SELECT min(a) FROM t"), "one;two");
}

TEST(Connection, TellsAViolatedCheckAsConstraintWithoutTheValue) {
    Connection connection({}, OpenMode::Scratch, "");
    connection.execute("CREATE TABLE t (a TEXT CHECK (length(a) < 3))");
    Statement insert(connection, "INSERT INTO t VALUES (?1)");

    try {
        insert.run(std::string_view("Jane Example"));
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::Constraint);
        EXPECT_EQ(error.native_code(), 275);  // SQLITE_CONSTRAINT_CHECK
        EXPECT_EQ(std::string(error.what()).find("Jane"), std::string::npos);
    }
}

TEST(Connection, GoesOnAfterARefusedRow) {
    Connection connection({}, OpenMode::Scratch, "");
    connection.execute("CREATE TABLE t (a INTEGER CHECK (a > 0)) STRICT");
    Statement insert(connection, "INSERT INTO t VALUES (?1)");
    EXPECT_THROW(insert.run(-1), StoreError);

    EXPECT_EQ(insert.run(1), 1);
}

TEST(Connection, RefusesSqlThatIsNone) {
    Connection connection({}, OpenMode::Scratch, "");

    EXPECT_THROW(connection.execute("SELEKT 1"), StoreError);
}

TEST(Connection, DoesNotMakeAFileThatIsNotThere) {
    const TemporaryFolder folder;

    EXPECT_THROW(Connection(folder.path() / "none", OpenMode::ReadWrite, ""), StoreError);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(Connection, RefusesToWriteWhereWritingIsForbidden) {
    Connection connection({}, OpenMode::Scratch, "");
    connection.execute("CREATE TABLE t (a INTEGER)");
    connection.forbid_writing();

    try {
        connection.execute("INSERT INTO t VALUES (1)");
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::ReadOnly);
    }
}

TEST(Connection, TellsAFullDiskWhereverItIsMet) {
    const Connection connection({}, OpenMode::Scratch, "");

    // SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: the index of a WAL could not be made, which a reader needs too.
    for (const int code : {13, 4874}) {
        try {
            connection.fail(code);
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Full) << code;
            EXPECT_NE(std::string(error.what()).find("free space"), std::string::npos);
            EXPECT_EQ(std::string(error.what()).find("cable"), std::string::npos);
        }
    }
}

TEST(Connection, RollsBackOnceAndQuietly) {
    Connection connection({}, OpenMode::Scratch, "");
    connection.execute("CREATE TABLE t (a INTEGER); BEGIN; INSERT INTO t VALUES (1)");
    EXPECT_TRUE(connection.in_transaction());

    connection.roll_back();
    connection.roll_back();

    EXPECT_FALSE(connection.in_transaction());
    EXPECT_EQ(connection.integer("SELECT count(*) FROM t"), 0);
}

TEST(Connection, EscapesAPathForItsUri) {
    EXPECT_EQ(file_uri("/a b/100%?#é", "mode=ro"), "file:///a%20b/100%25%3F%23%C3%A9?mode=ro");
}

TEST(Connection, OpensAPathWithBlanksAndSignsAsAReadOnlyMedium) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "a b%20?c#.db";
    std::ofstream{path};
    {
        Connection(path, OpenMode::ReadWrite, "")
            .execute("CREATE TABLE t (a); INSERT INTO t VALUES (5)");
    }

    Connection connection(path, OpenMode::Immutable, "");

    EXPECT_EQ(connection.integer("SELECT a FROM t"), 5);
}

}  // namespace
}  // namespace vialog::store
