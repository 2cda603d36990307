// SPDX-License-Identifier: Apache-2.0
// One connection to a SQLite file and the statements prepared on it; inside the room only.
#pragma once

#include "base/bytes.h"
#include "store/store_error.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace vialog::store {

enum class OpenMode {
    ReadWrite,
    ReadOnly,
    Immutable,  // on a medium that nobody can write: no lock, no WAL
    Scratch,    // a private database that ends with the connection; the path is not used
};

class Connection final {
  public:
    // `vfs` names the SQLite VFS; empty for the system's. The file must be there.
    Connection(const std::filesystem::path& path, OpenMode mode, const std::string& vfs);
    ~Connection();
    Connection(const Connection&) = delete;  // statements point to it
    Connection& operator=(const Connection&) = delete;

    // One or several statements, separated by SQLite's own parser.
    void execute(std::string_view sql);
    // The first column of the first row; 0 where there is no row.
    [[nodiscard]] std::int64_t integer(std::string_view sql);
    [[nodiscard]] std::string text(std::string_view sql);

    [[nodiscard]] bool in_transaction() const;
    // Does nothing where SQLite has already rolled back, as it does after some errors. Never throws.
    void roll_back() noexcept;
    [[nodiscard]] bool is_read_only() const;
    // Whether the path leads to the file no longer, which was deleted, moved or exchanged; false where the VFS cannot tell.
    [[nodiscard]] bool has_moved() const;
    // Writes what the WAL holds into the database, as far as no reader is in the way. Never waits.
    void checkpoint();
    // Pages in the WAL after the latest commit of this connection, less those that a checkpoint has moved; 0 after one that
    // failed.
    [[nodiscard]] int wal_pages() const { return m_wal_pages; }
    // Makes later statements that write fail.
    void forbid_writing();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] OpenMode mode() const { return m_mode; }
    [[nodiscard]] const std::string& vfs() const { return m_vfs; }
    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[noreturn]] void fail(int code) const;

  private:
    std::filesystem::path m_path;
    OpenMode m_mode;
    std::string m_vfs;
    sqlite3* m_handle = nullptr;
    int m_wal_pages = 0;
};

// "file:///..." for a path, so that ATTACH and read-only media can be given their options.
[[nodiscard]] std::string file_uri(const std::filesystem::path& path, std::string_view options);

// The rows of a running query. Ends the query when it goes out of scope, so that no read transaction is left open.
// What text() and blob() return lasts until the next row.
class Rows final {
  public:
    Rows(Connection& connection, sqlite3_stmt* statement)
        : m_connection(&connection), m_statement(statement) {}
    ~Rows();
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    [[nodiscard]] bool next();
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] base::ByteView blob(int column) const;
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::optional<std::int64_t> integer_or_none(int column) const;
    [[nodiscard]] base::Digest digest(int column) const;  // anything but 32 bytes is Corrupt

  private:
    Connection* m_connection;
    sqlite3_stmt* m_statement;
};

// Prepared when it is first used, and kept.
class Statement final {
  public:
    Statement(Connection& connection, std::string sql)
        : m_connection(&connection), m_sql(std::move(sql)) {}
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    // Runs to the end with the values as ?1, ?2 ...; returns how many rows changed.
    template <typename... Values>
    int run(const Values&... values) {
        prepare();
        int index = 0;
        (bind(++index, values), ...);
        return finish();
    }
    // The values are copied, texts and bytes too.
    template <typename... Values>
    [[nodiscard]] Rows query(const Values&... values) {
        prepare();
        int index = 0;
        (bind(++index, values), ...);
        return {*m_connection, m_statement};
    }

  private:
    void prepare();
    int finish();
    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, std::int64_t{value}); }
    void bind(int index, bool value) { bind(index, std::int64_t{value ? 1 : 0}); }
    void bind(int index, std::string_view value);
    void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
    void bind(int index, base::ByteView value);
    void bind(int index, const base::Digest& value) { bind(index, base::ByteView(value)); }
    void bind(int index, const base::Bytes& value) { bind(index, base::ByteView(value)); }
    void bind(int index, std::nullopt_t none);
    template <typename Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) {
            bind(index, *value);
        } else {
            bind(index, std::nullopt);
        }
    }

    Connection* m_connection;
    sqlite3_stmt* m_statement = nullptr;
    std::string m_sql;
};

}  // namespace vialog::store
