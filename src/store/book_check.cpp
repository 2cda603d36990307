// SPDX-License-Identifier: Apache-2.0
// A private database gets fresh tables of the book, filled by the very code that fills them at each append; the file is
// attached to it, so that both are compared, and the file mended, in one transaction.
#include "store/book_check.h"

#include "base/check.h"
#include "domain/check.h"
#include "store/book.h"
#include "store/book_rows.h"
#include "store/store_impl.h"

#include <fmt/format.h>

#include <set>

namespace vialog::store {

namespace {

// What is read from each note into the columns beside it.
struct NoteColumns {
    std::string kind;
    std::int64_t occurred_ms = 0;
    std::int64_t occurred_offset_min = 0;
    std::int64_t recorded_ms = 0;
    bool operator==(const NoteColumns&) const = default;
};

NoteColumns columns_of(const domain::Entry& entry) {
    return {.kind = std::string(domain::word_of(domain::kind_of(entry.event))),
            .occurred_ms = milliseconds(entry.moment.occurred.instant),
            .occurred_offset_min = entry.moment.occurred.offset.count(),
            .recorded_ms = milliseconds(entry.moment.time)};
}

enum class Purpose { Check, Rebuild };

class FreshBook final {
  public:
    FreshBook(const Store& store, Purpose purpose)
        : m_purpose(purpose),
          m_file(store.connection()),
          m_connection({}, OpenMode::Scratch, store.connection().vfs()),
          m_journal(m_connection),
          m_book(m_connection,
                 [this](domain::EntryNumber seq) {
                     auto found = m_journal.entry(seq);
                     return found ? std::optional(std::move(found->entry)) : std::nullopt;
                 }),
          m_entries(m_connection,
                    "SELECT seq, kind, occurred_ms, occurred_offset_min, recorded_ms, note "
                    "FROM file.entry ORDER BY seq"),
          m_mend_entry(m_connection,
                       "UPDATE file.entry SET kind = ?2, occurred_ms = ?3, "
                       "occurred_offset_min = ?4, recorded_ms = ?5 WHERE seq = ?1") {
        // Nothing of the private database need survive.
        m_connection.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF");
        Statement attach(m_connection, "ATTACH ?1 AS file");
        attach.run(file_uri(store.connection().path(), attach_options(store)));
        m_connection.execute("PRAGMA file.synchronous = FULL");
        make_tables();
        m_connection.execute(purpose == Purpose::Rebuild ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    // The first entry whose columns differ from its note, if any; mended when rebuilding.
    [[nodiscard]] std::optional<BookDifference> fold() {
        m_book.load();
        std::optional<BookDifference> difference;
        base::JsonDocument document;
        auto rows = m_entries.query();
        while (rows.next()) {
            const domain::EntryNumber seq(rows.integer(0));
            if (seq.number() != m_book.state().totals.entries) {
                throw StoreError(
                    StoreErrorKind::Corrupt, 0,
                    fmt::format("entry {} is missing; verify the journal before its book is "
                                "looked at",
                                m_book.state().totals.entries));
            }
            const journal::JournalEntry read =
                read_stored_entry(rows.blob(5), seq, document, m_file);
            const NoteColumns stored{.kind = std::string(rows.text(1)),
                                     .occurred_ms = rows.integer(2),
                                     .occurred_offset_min = rows.integer(3),
                                     .recorded_ms = rows.integer(4)};
            const NoteColumns meant = columns_of(read.entry);
            if (stored != meant) {
                if (!difference) {
                    difference = {.table = "entry", .key = fmt::format("{}", seq.number())};
                }
                if (m_purpose == Purpose::Check) {
                    return difference;
                }
                m_mend_entry.run(seq.number(), meant.kind, meant.occurred_ms,
                                 meant.occurred_offset_min, meant.recorded_ms);
            }
            apply(read.entry);
        }
        return difference;
    }

    [[nodiscard]] std::optional<BookDifference> compare(const TableShape& shape) {
        Statement fresh(m_connection, dump_sql(shape, "main"));
        Statement stored(m_connection, dump_sql(shape, "file"));
        auto fresh_rows = fresh.query();
        auto stored_rows = stored.query();
        while (true) {
            const bool more_fresh = fresh_rows.next();
            const bool more_stored = stored_rows.next();
            if (!more_fresh && !more_stored) {
                return std::nullopt;
            }
            if (!more_fresh || !more_stored || fresh_rows.text(1) != stored_rows.text(1)) {
                std::string key(more_fresh ? fresh_rows.text(0) : stored_rows.text(0));
                // Two keys differ where the file lacks a row or has one too many.
                if (more_fresh && more_stored && file_has(shape, key)) {
                    key = stored_rows.text(0);
                }
                return BookDifference{.table = std::string(shape.name), .key = std::move(key)};
            }
        }
    }

    void replace(const TableShape& shape) {
        m_connection.execute(fmt::format("DELETE FROM file.{}", shape.name));
        m_connection.execute(fmt::format("INSERT INTO file.{} ({}) SELECT {} FROM main.{}",
                                         shape.name, shape.columns, shape.columns, shape.name));
    }

    void commit() { m_connection.execute("COMMIT"); }

  private:
    // As the file has them, whose fingerprint was checked when it was opened.
    void make_tables() {
        Statement find(m_connection, "SELECT sql FROM file.sqlite_schema WHERE name = ?1");
        for (const TableShape& shape : book_tables()) {
            std::string sql;
            {
                auto rows = find.query(shape.name);
                sql = rows.next() ? rows.text(0) : std::string_view();
            }
            m_connection.execute(sql);
        }
    }

    [[nodiscard]] std::string_view attach_options(const Store& store) const {
        if (m_purpose == Purpose::Rebuild) {
            return "mode=rw";
        }
        return store.connection().mode() == OpenMode::Immutable ? "immutable=1" : "mode=ro";
    }

    static std::string quoted(std::string_view columns) {
        std::string out = "quote(";
        for (const char c : columns) {
            out += c == ',' ? std::string(") || ', ' || quote(") : std::string(1, c);
        }
        return out + ")";
    }

    // A key as dump_sql has it.
    [[nodiscard]] bool file_has(const TableShape& shape, std::string_view key) {
        Statement find(m_connection, fmt::format("SELECT 1 FROM file.{} WHERE {} = ?1", shape.name,
                                                 quoted(key_columns(shape))));
        return find.query(key).next();
    }

    // The key, and the whole row in a form that tells every two values apart.
    static std::string dump_sql(const TableShape& shape, std::string_view schema) {
        return fmt::format("SELECT {}, {} FROM {}.{} ORDER BY {}", quoted(key_columns(shape)),
                           quoted(shape.columns), schema, shape.name, key_columns(shape));
    }

    void apply(const domain::Entry& entry) {
        const auto refusals = domain::check(m_book.state(), entry);
        if (!refusals.empty()) {
            throw StoreError(StoreErrorKind::Corrupt, 0,
                             fmt::format("entry {} breaks the rule {}; verify the journal before "
                                         "its book is looked at",
                                         entry.seq.number(), refusals.front().rule));
        }
        m_book.record(entry);
    }

    Purpose m_purpose;
    const Connection& m_file;  // names it in what is told
    Connection m_connection;
    JournalRows m_journal;
    Book m_book;
    Statement m_entries;
    Statement m_mend_entry;
};

}  // namespace

std::optional<BookDifference> check_book(const Store& store) {
    FreshBook fresh(store, Purpose::Check);
    if (auto difference = fresh.fold()) {
        return difference;
    }
    for (const TableShape& shape : book_tables()) {
        if (auto difference = fresh.compare(shape)) {
            return difference;
        }
    }
    return std::nullopt;
}

std::vector<std::string> rebuild_book(Store& store) {
    if (store.connection().mode() != OpenMode::ReadWrite) {
        throw StoreError(StoreErrorKind::ReadOnly, 0,
                         fmt::format("{} was not opened for writing; open it for repair",
                                     store.connection().path().string()));
    }
    std::vector<std::string> replaced;
    {
        FreshBook fresh(store, Purpose::Rebuild);
        if (fresh.fold()) {
            replaced.emplace_back("entry");
        }
        for (const TableShape& shape : book_tables()) {
            if (fresh.compare(shape)) {
                fresh.replace(shape);
                replaced.emplace_back(shape.name);
            }
        }
        fresh.commit();
    }
    static_cast<void>(store.refresh());
    return replaced;
}

}  // namespace vialog::store
