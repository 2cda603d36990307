// SPDX-License-Identifier: Apache-2.0
// Opening, waiting for a lock, and turning SQLite's codes into ours.
#include "store/connection.h"

#include "base/check.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <utility>

namespace vialog::store {

namespace {

// Another writer needs milliseconds; ten seconds is a writer that hangs. SQLite's own handler sleeps ever longer, and of
// four busy processes one then waited 3.9 s for its turn; short naps are fairer.
constexpr int nap_ms = 1;
constexpr int longest_nap_ms = 5;
constexpr int patience_ms = 10'000;

int wait_for_lock(void* /*unused*/, int naps) {
    const int nap = naps < 50 ? nap_ms : longest_nap_ms;
    if ((naps < 50 ? naps : 50 + (naps - 50) * longest_nap_ms) >= patience_ms) {
        return 0;
    }
    sqlite3_sleep(nap);
    return 1;
}

struct KindOfCode {
    int code;
    StoreErrorKind kind;
    std::string_view remedy;
};

constexpr std::string_view say_io =
    "check the disk and its cable; copy the file to another disk and verify the journal there";

constexpr auto kinds = std::to_array<KindOfCode>({
    {SQLITE_BUSY, StoreErrorKind::Busy,
     "another program holds it: close that program, or wait, and try again"},
    {SQLITE_LOCKED, StoreErrorKind::Busy,
     "another program holds it: close that program, or wait, and try again"},
    {SQLITE_CONSTRAINT, StoreErrorKind::Constraint,
     "nothing was stored; verify the journal and report this text"},
    {SQLITE_MISMATCH, StoreErrorKind::Constraint,
     "nothing was stored; verify the journal and report this text"},
    {SQLITE_READONLY, StoreErrorKind::ReadOnly,
     "give your account the right to write the file and its folder"},
    {SQLITE_PERM, StoreErrorKind::ReadOnly,
     "give your account the right to write the file and its folder"},
    {SQLITE_FULL, StoreErrorKind::Full, "free space on the disk and try again"},
    // The few bytes that the programs share beside a WAL; even a reader needs them.
    {SQLITE_IOERR_SHMSIZE, StoreErrorKind::Full,
     "the disk is full: free space on it and try again"},
    {SQLITE_IOERR, StoreErrorKind::Io, say_io},
    {SQLITE_PROTOCOL, StoreErrorKind::Busy,
     "another program holds it: close that program, or wait, and try again"},
    {SQLITE_CORRUPT, StoreErrorKind::Corrupt,
     "keep the file as it is, verify it, and go on with the newest backup that verifies"},
    {SQLITE_NOTADB, StoreErrorKind::NotOurs, "choose a Vialog database"},
    {SQLITE_CANTOPEN, StoreErrorKind::CannotOpen,
     "check that the file is there and that your account may read it"},
    {SQLITE_NOMEM, StoreErrorKind::OutOfMemory, "close other programs and try again"},
});

StoreErrorKind kind_of(int code, std::string_view& remedy) {
    for (const KindOfCode& it : kinds) {
        if (it.code == code || it.code == (code & 0xFF)) {
            remedy = it.remedy;
            return it.kind;
        }
    }
    remedy = say_io;
    return StoreErrorKind::Io;
}

int flags_of(OpenMode mode) {
    // One thread has the connection: no mutex. Extended codes tell a failed sync from a failed write.
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
        case OpenMode::ReadWrite:
            return common | SQLITE_OPEN_READWRITE;
        case OpenMode::ReadOnly:
            return common | SQLITE_OPEN_READONLY;
        case OpenMode::Immutable:
            return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        case OpenMode::Scratch:
            return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    }
    base::ensures(false, "every way of opening has its flags");
    return 0;
}

std::string name_of(const std::filesystem::path& path, OpenMode mode) {
    const auto utf8 = path.u8string();
    switch (mode) {
        case OpenMode::ReadWrite:
        case OpenMode::ReadOnly:
            return {utf8.begin(), utf8.end()};
        case OpenMode::Immutable:
            return file_uri(path, "immutable=1");
        case OpenMode::Scratch:
            return {};
    }
    return {};
}

}  // namespace

std::string file_uri(const std::filesystem::path& path, std::string_view options) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:";
    const auto utf8 = std::filesystem::absolute(path).generic_u8string();
    std::string uri = utf8.starts_with(u8'/') ? "file://" : "file:///";
    for (const char8_t unit : utf8) {
        const auto character = static_cast<char>(unit);
        if (plain.find(character) != std::string_view::npos) {
            uri += character;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned>(unit));
        }
    }
    uri += '?';
    uri += options;
    return uri;
}

Connection::Connection(const std::filesystem::path& path, OpenMode mode, const std::string& vfs)
    : m_path(path), m_mode(mode), m_vfs(vfs) {
    const int code = sqlite3_open_v2(name_of(path, mode).c_str(), &m_handle, flags_of(mode),
                                     vfs.empty() ? nullptr : vfs.c_str());
    try {
        if (code != SQLITE_OK) {
            fail(m_handle == nullptr ? SQLITE_NOMEM : code);
        }
        sqlite3_busy_handler(m_handle, wait_for_lock, nullptr);
        // Views and triggers of a file that somebody else has made up may call nothing that harms.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
        sqlite3_wal_hook(
            m_handle,
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<Connection*>(self)->m_wal_pages = pages;
                return SQLITE_OK;
            },
            this);
    } catch (...) {
        sqlite3_close(m_handle);
        throw;
    }
}

Connection::~Connection() {
    sqlite3_close(m_handle);
}

void Connection::fail(int code) const {
    std::string_view remedy;
    const StoreErrorKind kind = kind_of(code, remedy);
    // The message of a constraint names tables and columns; sqlite3_errmsg never holds a bound value.
    const bool has_words = m_handle != nullptr && sqlite3_extended_errcode(m_handle) == code;
    const auto utf8 = m_path.u8string();
    throw StoreError(
        kind, code,
        fmt::format("the database {}: {} (SQLite {}); {}", std::string(utf8.begin(), utf8.end()),
                    has_words ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code), code, remedy));
}

void Connection::execute(std::string_view sql) {
    const char* rest = sql.data();
    const char* const end = sql.data() + sql.size();
    while (rest != end) {
        sqlite3_stmt* statement = nullptr;
        const int code =
            sqlite3_prepare_v2(m_handle, rest, static_cast<int>(end - rest), &statement, &rest);
        if (code != SQLITE_OK) {
            fail(code);
        }
        if (statement == nullptr) {  // blanks and comments
            continue;
        }
        int step = SQLITE_ROW;
        while (step == SQLITE_ROW) {
            step = sqlite3_step(statement);
        }
        sqlite3_finalize(statement);
        if (step != SQLITE_DONE) {
            fail(step);
        }
    }
}

std::int64_t Connection::integer(std::string_view sql) {
    Statement statement(*this, std::string(sql));
    auto rows = statement.query();
    return rows.next() ? rows.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) {
    Statement statement(*this, std::string(sql));
    auto rows = statement.query();
    return rows.next() ? std::string(rows.text(0)) : std::string();
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

void Connection::roll_back() noexcept {
    if (in_transaction()) {
        // Whatever it answers, closing the file or the next opening undoes what was not committed.
        static_cast<void>(sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr));
    }
}

bool Connection::has_moved() const {
    int moved = 0;
    return sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
           moved != 0;
}

bool Connection::is_read_only() const {
    return sqlite3_db_readonly(m_handle, "main") == 1;
}

void Connection::checkpoint() {
    int in_wal = 0;
    int moved = 0;
    m_wal_pages = 0;  // where it fails, the next commit counts anew
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_wal, &moved);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) {
        fail(code);
    }
    m_wal_pages = in_wal - moved;
}

void Connection::forbid_writing() {
    execute("PRAGMA query_only = ON");
}

}  // namespace vialog::store
