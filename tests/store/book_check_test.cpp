// SPDX-License-Identifier: Apache-2.0
// What src/store/book_check promises, and what it refuses.
#include "store/book_check.h"

#include "store/book_rows.h"
#include "store/connection.h"
#include "store/sample_store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <tuple>
#include <vector>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_store;
using support::tamper;
using support::TemporaryFolder;

class BookCheck : public testing::Test {
  protected:
    [[nodiscard]] OpenOptions options(Access access) const {
        return options_for(m_folder.path() / "a.vialog", access);
    }
    void make() const { const Store store = sample_store(options(Access::ReadWrite), 700); }
    void change(std::string_view sql) const { tamper(options(Access::ReadWrite).path, sql); }
    // Every row of the book as text.
    [[nodiscard]] std::string dump() const {
        const Store store = Store::open(options(Access::ReadOnly));
        std::string all;
        for (const TableShape& shape : book_tables()) {
            Statement statement(store.connection(), all_sql(shape));
            auto rows = statement.query();
            const auto columns = std::count(shape.columns.begin(), shape.columns.end(), ',') + 1;
            while (rows.next()) {
                all += shape.name;
                for (int column = 0; column < static_cast<int>(columns); ++column) {
                    all += '|';
                    all += rows.is_null(column) ? "null" : rows.text(column);
                }
                all += '\n';
            }
        }
        return all;
    }

    TemporaryFolder m_folder;
};

TEST_F(BookCheck, FindsNothingInABookThatTheStoreWrote) {
    make();

    EXPECT_EQ(check_book(Store::open(options(Access::ReadOnly))), std::nullopt);
}

TEST_F(BookCheck, FindsAnEditedRowOfAnyTableByItsKey) {
    make();
    const std::string drawn = fmt::format("{}", support::first_sample_of(domain::Kind::Draw));
    const std::string product = fmt::format("{}", support::sample_journal().product().number());
    const std::vector<std::pair<std::string, BookDifference>> edits = {
        {"UPDATE container SET balance = balance + 1 WHERE id = 4", {"container", "4"}},
        {"UPDATE posting SET amount = amount - 1 WHERE line = 1 AND seq = " + drawn,
         {"posting", drawn + ", 1"}},
        {"UPDATE balance SET amount = 0 WHERE account_kind = 7", {"balance", product + ", 7"}},
        {"DELETE FROM indexed_entry WHERE seq = " + drawn, {}},
        {"DELETE FROM indexed_posting WHERE seq = " + drawn, {}},
        {"DELETE FROM indexed_kind WHERE kind = 'draw' AND block = 0",
         {"indexed_kind", "'draw', 0"}},
        {"UPDATE indexed_kind SET bits_3 = ~bits_3 WHERE kind = 'draw'", {}},
        {"DELETE FROM indexed_person WHERE person = 'dan'", {}},
        {"UPDATE indexed_time SET last_ms = last_ms + 1", {"indexed_time", "0"}},
        {"UPDATE day_total SET amount = amount + 1 WHERE account_kind = 5", {}},
        {"INSERT INTO mention VALUES (2, 3)", {"mention", "2, 3"}},
        {"UPDATE person SET initials = 'XX' WHERE id = 'dan'", {"person", "'dan'"}},
        {"UPDATE signing_key SET revoked_seq = NULL, since_seq = 1", {}},
        {"UPDATE place SET name = 'Elsewhere' WHERE id = 'room'", {"place", "'room'"}},
        {"UPDATE party SET name = 'Nobody'", {}},
        {"UPDATE product SET strength_ug = 100000", {}},
        {"UPDATE policy SET retention_years = 1", {"policy", "1"}},
        {"UPDATE registration SET name = 'Other Clinic'", {"registration", "1"}},
        {"UPDATE totals SET last_container = 1", {"totals", "1"}},
        {"UPDATE receipt SET expires = '2030-01-01'", {}},
        {"DELETE FROM held", {}},
        {"DELETE FROM infusion_open", {}},
        {"DELETE FROM case_open", {}},
        {"DELETE FROM count_open", {}},
        {"DELETE FROM corrected", {}},
        {"UPDATE on_hand SET sealed = sealed - 1", {}},
        {"DELETE FROM on_hand_opened", {}},
        {"INSERT INTO awaiting VALUES (3)", {"awaiting", "3"}},
        {"INSERT INTO paper VALUES (x'00', 3)", {"paper", "X'00'"}},
        {"INSERT INTO label VALUES ('V-1', 3)", {"label", "'V-1'"}},
        {"UPDATE entry SET occurred_ms = occurred_ms + 1 WHERE seq = 40", {"entry", "40"}},
        {"UPDATE entry SET kind = 'draw' WHERE seq = 0", {"entry", "0"}},
    };
    const std::string before = support::read_whole(options(Access::ReadWrite).path);
    const std::string sound = dump();
    for (const auto& [sql, expected] : edits) {
        SCOPED_TRACE(sql);
        std::ofstream(options(Access::ReadWrite).path, std::ios::binary) << before;
        change(sql);

        const auto found = check_book(Store::open(options(Access::ReadOnly)));

        ASSERT_TRUE(found.has_value());
        const std::string table = sql.substr(sql.starts_with("UPDATE") ? 7 : 12);
        EXPECT_EQ(found->table, table.substr(0, table.find(' ')));
        if (!expected.table.empty()) {
            EXPECT_EQ(*found, expected);
        }

        Store store = Store::open(options(Access::Repair));
        EXPECT_FALSE(rebuild_book(store).empty());
        EXPECT_EQ(rebuild_book(store), std::vector<std::string>{});
        EXPECT_EQ(dump(), sound);
    }
}

TEST_F(BookCheck, TellsEachRowThatDiffersIsMissingOrIsOneTooMany) {
    make();
    change(
        "UPDATE entry SET occurred_ms = occurred_ms + 1 WHERE seq IN (40, 41);"
        "UPDATE container SET balance = balance + 1 WHERE id = 4;"
        "DELETE FROM container WHERE id IN (2, 6);"
        "INSERT INTO awaiting VALUES (3)");
    const Store store = Store::open(options(Access::ReadOnly));
    std::vector<BookDifference> all;

    for_each_difference(store, [&](const BookDifference& difference) {
        all.push_back(difference);
        return true;
    });

    // The list by time has both rows in the wrong place: two are one too many, two are missing.
    const auto in_list =
        std::stable_partition(all.begin(), all.end(),
                              [](const BookDifference& it) { return it.table != "indexed_entry"; });
    EXPECT_EQ(all.end() - in_list, 4);
    all.erase(in_list, all.end());
    std::sort(all.begin(), all.end(), [](const BookDifference& a, const BookDifference& b) {
        return std::tie(a.table, a.key) < std::tie(b.table, b.key);
    });
    EXPECT_EQ(all, (std::vector<BookDifference>{{"awaiting", "3"},
                                                {"container", "2"},
                                                {"container", "4"},
                                                {"container", "6"},
                                                {"entry", "40"},
                                                {"entry", "41"}}));
}

TEST_F(BookCheck, RebuildsAnEmptiedBookBitForBit) {
    make();
    const std::string sound = dump();
    std::string sql;
    for (const TableShape& shape : book_tables()) {
        sql += "DELETE FROM " + std::string(shape.name) + ";";
    }
    change(sql);

    {
        Store store = Store::open(options(Access::Repair));
        EXPECT_GT(rebuild_book(store).size(), 20U);
    }

    EXPECT_EQ(dump(), sound);
    EXPECT_EQ(Store::open(options(Access::ReadWrite)).state().totals,
              support::sample_journal().state().totals);
}

TEST_F(BookCheck, ChangesNothing) {
    make();
    change("UPDATE container SET balance = 7 WHERE id = 4");
    const std::string before = dump();

    static_cast<void>(check_book(Store::open(options(Access::ReadOnly))));

    EXPECT_EQ(dump(), before);
}

TEST_F(BookCheck, SaysWhichEntryCannotBeRead) {
    make();
    change(
        "DROP TRIGGER entry_is_never_changed;"
        "UPDATE entry SET note = CAST(replace(note, 'vialog/entry@v1', 'vialog/entry@v9') AS BLOB) "
        "WHERE seq = 40;"
        "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF seq, note, leaf ON entry\n"
        "BEGIN SELECT RAISE(ABORT, 'an entry of the journal is never changed'); END");
    const Store store = Store::open(options(Access::ReadOnly));

    try {
        static_cast<void>(check_book(store));
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
        EXPECT_NE(std::string(error.what()).find("entry 40"), std::string::npos);
    }
    EXPECT_EQ(store.find_torn_tree(), domain::EntryNumber(40));
}

TEST_F(BookCheck, SaysWhichEntryIsMissing) {
    make();
    support::tamper_past_guards(options(Access::ReadWrite).path,
                                "DELETE FROM entry WHERE seq = 40");
    const auto expect_told = [](const std::function<void()>& action) {
        try {
            action();
            FAIL();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
            EXPECT_NE(std::string(error.what()).find("entry 40 is missing"), std::string::npos);
        }
    };

    expect_told([&] { static_cast<void>(check_book(Store::open(options(Access::Examine)))); });
    expect_told([&] {
        Store store = Store::open(options(Access::Repair));
        static_cast<void>(rebuild_book(store));
    });
}

TEST_F(BookCheck, DoesNotRebuildWhatWasOpenedForReading) {
    make();
    Store store = Store::open(options(Access::ReadOnly));

    EXPECT_THROW(static_cast<void>(rebuild_book(store)), StoreError);
}

}  // namespace
}  // namespace vialog::store
