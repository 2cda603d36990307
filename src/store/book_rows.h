// SPDX-License-Identifier: Apache-2.0
// How each row of the rules' state stands in a table of the book, schemas/sql/0002_book.sql; inside the room only.
#pragma once

#include "domain/state.h"
#include "store/connection.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace vialog::store {

// A table of the book; the first `keys` of its columns are the primary key.
struct TableShape {
    std::string_view name;
    std::string_view columns;  // with a comma between them
    int keys = 1;
};

// All tables of the book: what can be thrown away and rebuilt.
[[nodiscard]] std::span<const TableShape> book_tables();

[[nodiscard]] std::string put_sql(const TableShape& shape);   // insert, or replace all but the key
[[nodiscard]] std::string drop_sql(const TableShape& shape);  // by the key
[[nodiscard]] std::string find_sql(const TableShape& shape);  // by the key
[[nodiscard]] std::string all_sql(const TableShape& shape);   // in the order of the key

[[nodiscard]] std::string key_columns(const TableShape& shape);  // with a comma between them

// A row that the book never writes: somebody else has been at the file.
[[noreturn]] void fail_row(std::string_view table);

// Each of these has the table's shape, how a row is written, and how it is read again.
struct PersonRows {
    using Key = domain::PersonId;
    using Row = domain::PersonRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.text()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct KeyRows {
    using Key = domain::KeyId;
    using Row = domain::KeyRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.digest); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct PlaceRows {
    using Key = domain::PlaceId;
    using Row = domain::PlaceRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.text()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

// changed_seq and latest_ms are written beside the row, by the book.
struct StationRows {
    using Key = domain::StationId;
    using Row = domain::StationRow;
    static const TableShape shape;
    static std::pair<Key, Row> read(const Rows& rows);
};

struct ProductRows {
    using Key = domain::ProductId;
    using Row = domain::ProductRecorded;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct PartyRows {
    using Key = domain::PartyId;
    using Row = domain::PartyRecorded;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct HeldRows {
    using Key = domain::EntryNumber;
    using Row = domain::HeldRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct CaseRows {
    using Key = domain::CaseId;
    using Row = domain::CaseRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

// The lists of a count stand as canonical JSON in one column; count_facts.h.
struct CountRows {
    using Key = domain::EntryNumber;
    using Row = domain::CountRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct AwaitingRows {
    using Key = domain::EntryNumber;
    using Row = domain::EntryNumber;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct BalanceRows {
    using Key = domain::BalanceKey;
    using Row = std::int64_t;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key);
    static std::pair<Key, Row> read(const Rows& rows);
};

struct ContainerRows {
    using Key = domain::ContainerId;
    using Row = domain::ContainerRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct ReceiptRows {
    using Key = domain::EntryNumber;
    using Row = domain::ReceiptRow;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct CorrectedRows {
    using Key = domain::EntryNumber;
    using Row = domain::EntryNumber;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key.number()); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key.number()); }
    static std::pair<Key, Row> read(const Rows& rows);
};

// The key holds a digest's bytes, so it is stored as bytes.
struct PaperRows {
    using Key = std::string;
    using Row = domain::EntryNumber;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(base::as_bytes(key)); }
    static Rows find(Statement& statement, const Key& key) {
        return statement.query(base::as_bytes(key));
    }
    static std::pair<Key, Row> read(const Rows& rows);
};

struct LabelRows {
    using Key = std::string;
    using Row = domain::ContainerId;
    static const TableShape shape;
    static void put(Statement& statement, const Key& key, const Row& row);
    static void drop(Statement& statement, const Key& key) { statement.run(key); }
    static Rows find(Statement& statement, const Key& key) { return statement.query(key); }
    static std::pair<Key, Row> read(const Rows& rows);
};

// Tables whose rows make up something larger than a row; book_standing.cpp writes them.
extern const TableShape infusion_shape;
extern const TableShape on_hand_shape;
extern const TableShape on_hand_opened_shape;
extern const TableShape registration_shape;
extern const TableShape policy_shape;
extern const TableShape totals_shape;
extern const TableShape posting_shape;
extern const TableShape mention_shape;

// Reading what a column must hold; otherwise fail_row.
template <typename Value>
[[nodiscard]] Value parsed(std::string_view text, const TableShape& shape) {
    auto value = Value::parse(text);
    if (!value) {
        fail_row(shape.name);
    }
    return *std::move(value);
}
template <typename Enumeration>
[[nodiscard]] Enumeration word(std::string_view text, const TableShape& shape) {
    const auto value = domain::parse_word<Enumeration>(text);
    if (!value) {
        fail_row(shape.name);
    }
    return *value;
}
[[nodiscard]] domain::Quantity quantity(std::int64_t amount, std::string_view unit,
                                        const TableShape& shape);
[[nodiscard]] inline std::int64_t milliseconds(base::UtcInstant instant) {
    return instant.time_since_epoch().count();
}
[[nodiscard]] inline base::UtcInstant instant(std::int64_t milliseconds) {
    return base::UtcInstant(base::Milliseconds(milliseconds));
}

}  // namespace vialog::store
