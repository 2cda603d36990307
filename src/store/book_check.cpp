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

enum class Progress { GoOn, Stop };

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

    // Tells each entry whose columns differ from its note; mended when rebuilding.
    [[nodiscard]] Progress fold(const VisitDifference& visit) {
        m_book.load();
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
                if (m_purpose == Purpose::Rebuild) {
                    m_mend_entry.run(seq.number(), meant.kind, meant.occurred_ms,
                                     meant.occurred_offset_min, meant.recorded_ms);
                }
                if (!visit({.table = "entry", .key = fmt::format("{}", seq.number())})) {
                    return Progress::Stop;
                }
            }
            apply(read.entry);
        }
        return Progress::GoOn;
    }

    // Tells each row of the table that differs, is missing or is one too many.
    [[nodiscard]] Progress compare(const TableShape& shape, const VisitDifference& visit) {
        Statement fresh(m_connection, dump_sql(shape, "main"));
        Statement stored(m_connection, dump_sql(shape, "file"));
        auto fresh_rows = fresh.query();
        auto stored_rows = stored.query();
        bool more_fresh = fresh_rows.next();
        bool more_stored = stored_rows.next();
        while (more_fresh || more_stored) {
            std::string key(more_fresh ? fresh_rows.text(0) : stored_rows.text(0));
            bool is_same = more_fresh && more_stored;
            bool has_fresh = more_fresh;
            bool has_stored = more_stored;
            if (is_same && fresh_rows.text(0) != stored_rows.text(0)) {
                // The file lacks a row or has one too many; both come in the order of their keys.
                has_fresh = !file_has(shape, key);
                has_stored = !has_fresh;
                key = has_fresh ? key : std::string(stored_rows.text(0));
                is_same = false;
            }
            is_same = is_same && fresh_rows.text(1) == stored_rows.text(1);
            if (!is_same && !visit({.table = std::string(shape.name), .key = std::move(key)})) {
                return Progress::Stop;
            }
            more_fresh = has_fresh ? fresh_rows.next() : more_fresh;
            more_stored = has_stored ? stored_rows.next() : more_stored;
        }
        return Progress::GoOn;
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

void for_each_difference(const Store& store, const VisitDifference& visit) {
    FreshBook fresh(store, Purpose::Check);
    if (fresh.fold(visit) == Progress::Stop) {
        return;
    }
    for (const TableShape& shape : book_tables()) {
        if (fresh.compare(shape, visit) == Progress::Stop) {
            return;
        }
    }
}

std::optional<BookDifference> check_book(const Store& store) {
    std::optional<BookDifference> first;
    for_each_difference(store, [&first](const BookDifference& difference) {
        first = difference;
        return false;
    });
    return first;
}

void for_each_torn_entry(const Store& store,
                         const std::function<bool(domain::EntryNumber)>& visit) {
    JournalRows journal(store.connection());
    journal.load_size();
    journal.for_each_torn(visit);
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
        bool differs = false;
        static_cast<void>(fresh.fold([&differs](const BookDifference& /*it*/) {
            differs = true;
            return true;
        }));
        if (differs) {
            replaced.emplace_back("entry");
        }
        const VisitDifference stop = [](const BookDifference& /*it*/) { return false; };
        for (const TableShape& shape : book_tables()) {
            if (fresh.compare(shape, stop) == Progress::Stop) {
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
