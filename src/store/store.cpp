// SPDX-License-Identifier: Apache-2.0
// Making, opening and reading a database file.
#include "store/store.h"

#include "base/check.h"
#include "journal/checkpoint.h"
#include "store/migration.h"
#include "store/store_impl.h"

#include <fmt/format.h>

#include <cstdio>
#include <system_error>

namespace vialog::store {

namespace {

namespace fs = std::filesystem;

// A WAL of this many pages is written into the database when nobody waits, and before an append at the latest when it has
// the second number: 16 MB, so that opening after a crash stays quick.
constexpr int pages_to_settle = 500;

bool only_reads(Access access) {
    return access == Access::ReadOnly || access == Access::Examine;
}

fs::path beside(const fs::path& path, const char* suffix) {
    fs::path other = path;
    other += suffix;
    return other;
}

void remove_all_of(const fs::path& path) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        fs::remove(beside(path, suffix), ignored);
    }
}

// Made before SQLite sees it, so that two programs cannot both make it and nobody else may read it from the first byte.
void make_empty_file(const fs::path& path) {
    std::error_code failure;
    if (fs::exists(path, failure)) {
        throw StoreError(StoreErrorKind::AlreadyThere, 0,
                         fmt::format("{} is there already; choose another name", path.string()));
    }
    std::FILE* file = std::fopen(path.string().c_str(), "wbx");
    if (file == nullptr) {
        throw StoreError(StoreErrorKind::CannotOpen, 0,
                         fmt::format("{} cannot be made; check that its folder is there and that "
                                     "your account may write to it",
                                     path.string()));
    }
    static_cast<void>(std::fclose(file));
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, failure);
}

std::unique_ptr<Connection> connect_to_read(const OpenOptions& options) {
    try {
        auto connection =
            std::make_unique<Connection>(options.path, OpenMode::ReadOnly, options.vfs);
        static_cast<void>(connection->integer("SELECT count(*) FROM sqlite_schema"));
        return connection;
    } catch (const StoreError& error) {
        if (error.kind() != StoreErrorKind::CannotOpen &&
            error.kind() != StoreErrorKind::ReadOnly) {
            throw;
        }
        // A medium that nobody can write has no room for the WAL's index. Without a WAL the file alone is the database.
        std::error_code ignored;
        const fs::path wal = beside(options.path, "-wal");
        if (fs::exists(wal, ignored) && fs::file_size(wal, ignored) != 0) {
            throw StoreError(
                StoreErrorKind::ReadOnly, error.native_code(),
                fmt::format("the newest entries of {} are still in {}, which cannot be "
                            "used where nothing may be written; copy both files to a "
                            "folder of your own and open them there",
                            options.path.string(), wal.string()));
        }
        return std::make_unique<Connection>(options.path, OpenMode::Immutable, options.vfs);
    }
}

std::unique_ptr<Connection> connect(const OpenOptions& options) {
    std::error_code ignored;
    if (fs::is_directory(options.path, ignored)) {
        throw StoreError(StoreErrorKind::CannotOpen, 0,
                         fmt::format("{} is a folder; name the file of the journal in it",
                                     options.path.string()));
    }
    if (!fs::is_regular_file(options.path, ignored)) {
        throw StoreError(StoreErrorKind::CannotOpen, 0,
                         fmt::format("{} is not there; check the name", options.path.string()));
    }
    if (only_reads(options.access)) {
        return connect_to_read(options);
    }
    auto connection = std::make_unique<Connection>(options.path, OpenMode::ReadWrite, options.vfs);
    if (connection->is_read_only()) {
        throw StoreError(StoreErrorKind::ReadOnly, 0,
                         fmt::format("{} may not be written; give your account the right to write "
                                     "the file and its folder, or open it for reading",
                                     options.path.string()));
    }
    return connection;
}

void bring_up(const OpenOptions& options, Connection& connection) {
    const int version = schema_version(connection, schema_steps());
    const auto newest = static_cast<int>(schema_steps().size());
    if (version == newest) {
        return;
    }
    if (version == 0) {
        throw StoreError(
            StoreErrorKind::NotOurs, 0,
            fmt::format("{} is empty; choose a Vialog database", options.path.string()));
    }
    if (only_reads(options.access)) {
        throw StoreError(StoreErrorKind::ReadOnly, 0,
                         fmt::format("{} was written by an older Vialog; open it once for writing, "
                                     "which brings its tables up",
                                     options.path.string()));
    }
    const fs::path copy = beside(options.path, fmt::format(".version-{}", version).c_str());
    std::error_code ignored;
    if (!fs::exists(copy, ignored)) {
        Statement vacuum(connection, "VACUUM INTO ?1");
        vacuum.run(copy.string());
    }
    migrate(connection, schema_steps());
}

}  // namespace

void configure(Connection& connection, Access access) {
    connection.execute(
        "PRAGMA foreign_keys = ON;"
        "PRAGMA recursive_triggers = ON;"  // a REPLACE fires the triggers that forbid a DELETE
        "PRAGMA cell_size_check = ON;"
        "PRAGMA temp_store = MEMORY;"  // what is sorted never lies in a temporary file
        "PRAGMA cache_size = -16000");
    if (only_reads(access)) {
        connection.forbid_writing();
        return;
    }
    if (connection.text("PRAGMA journal_mode = WAL") != "wal") {
        throw StoreError(StoreErrorKind::CannotOpen, 0,
                         fmt::format("the file system of {} cannot share memory between programs; "
                                     "keep the database on this computer's own disk",
                                     connection.path().string()));
    }
    connection.execute(
        "PRAGMA synchronous = FULL;"  // one sync for each commit
        "PRAGMA fullfsync = ON;"      // macOS: through the disk's cache
        "PRAGMA checkpoint_fullfsync = ON;"
        "PRAGMA secure_delete = ON");  // a destroyed disclosure is overwritten
}

Store::Impl::Impl(const OpenOptions& opening, std::unique_ptr<Connection> opened)
    : options(opening),
      connection(std::move(opened)),
      journal(*connection),
      book(*connection,
           [this](domain::EntryNumber seq) {
               auto found = journal.entry(seq);
               return found ? std::optional(std::move(found->entry)) : std::nullopt;
           }),
      begin_reading(*connection, "BEGIN"),
      begin_writing(*connection, "BEGIN IMMEDIATE"),
      commit(*connection, "COMMIT"),
      data_version(*connection, "PRAGMA data_version"),
      insert_disclosure(*connection, "INSERT INTO disclosure (seq, n, sealed) VALUES (?1, ?2, ?3)"),
      newest_checkpoint(*connection,
                        "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1"),
      insert_checkpoint(*connection,
                        "INSERT INTO checkpoint (size, note) VALUES (?1, ?2) "
                        "ON CONFLICT (size) DO NOTHING"),
      insert_cosignature(*connection,
                         "INSERT INTO cosignature (size, line) VALUES (?1, ?2) "
                         "ON CONFLICT (size, line) DO NOTHING") {}

Store::Impl::~Impl() {
    connection->roll_back();
    settle();
}

void Store::Impl::load() {
    begin_reading.run();
    try {
        version = -1;
        if (options.access == Access::Examine) {
            journal.load_size();
            return;  // what is read later is of the same moment
        }
        static_cast<void>(take_in());
        commit.run();
    } catch (...) {
        connection->roll_back();
        throw;
    }
}

bool Store::Impl::take_in() {
    std::int64_t now = 0;
    {
        auto rows = data_version.query();
        now = rows.next() ? rows.integer(0) : 0;
    }
    if (now == version) {
        return false;
    }
    version = -1;  // until everything is there
    journal.load();
    if (options.access != Access::Repair) {
        book.load();
        check_head();
        check_checkpoint();
    }
    version = now;
    mark_due = true;
    return true;
}

void Store::Impl::check_head() {
    const std::int64_t size = journal.size();
    if (size != 0 && !journal.holds(domain::EntryNumber(size - 1), *journal.last_leaf())) {
        throw StoreError(StoreErrorKind::Corrupt, 0,
                         fmt::format("the database {}: entry {} is not what was stored; keep the "
                                     "file as it is, verify it, and go on with the newest backup "
                                     "that verifies",
                                     options.path.string(), size - 1));
    }
    if (book.state().totals.entries != size) {
        throw StoreError(StoreErrorKind::Corrupt, 0,
                         fmt::format("the database {}: the journal has {} entries, its book {}; "
                                     "rebuild the book from the journal",
                                     options.path.string(), size, book.state().totals.entries));
    }
}

// A root that was signed is one that the present tree must still give.
void Store::Impl::check_checkpoint() {
    const auto fail = [this](const std::string& what) {
        throw StoreError(
            StoreErrorKind::Corrupt, 0,
            fmt::format("the database {}: {}; keep the file as it is, verify it, and go on with "
                        "the newest backup that verifies",
                        options.path.string(), what));
    };
    auto rows = newest_checkpoint.query();
    if (!rows.next()) {
        return;
    }
    const std::int64_t size = rows.integer(0);
    const auto kept = journal::parse_checkpoint(base::as_text(rows.blob(1)));
    if (!kept || kept->checkpoint.head.size != size) {
        fail(fmt::format("its checkpoint of {} entries is not what was kept", size));
    }
    if (size > journal.size()) {
        fail(fmt::format("it has {} entries, and a checkpoint of {}", journal.size(), size));
    }
    if (journal::root_at(size, [this](journal::TreeNode node) { return journal.hash(node); }) !=
        kept->checkpoint.head.root) {
        fail(fmt::format("its entries are not those of its checkpoint of {} entries", size));
    }
}

ReadBack& Store::Impl::read_back() {
    if (!back) {
        const bool immutable = connection->mode() == OpenMode::Immutable;
        back = std::make_unique<ReadBack>(
            options.path, immutable ? OpenMode::Immutable : OpenMode::ReadOnly, options.vfs);
    }
    return *back;
}

void Store::Impl::check_mark() {
    const auto genesis =
        options.marks.empty() ? std::nullopt : journal.entry(domain::EntryNumber(0));
    if (!genesis) {
        return;
    }
    mark.emplace(options.marks, genesis->log);
    const auto seen = mark->read();
    if (!seen) {
        return;
    }
    if (seen->size > journal.size()) {
        throw StoreError(
            StoreErrorKind::Rollback, 0,
            fmt::format(
                "the database {} has {} entries, but this computer has seen {} of them: it "
                "is an older copy; bring back the newest file, or have the registrant begin "
                "a successor journal (mark: {})",
                options.path.string(), journal.size(), seen->size, mark->path().string()));
    }
    const auto root =
        journal::root_at(seen->size, [this](journal::TreeNode node) { return journal.hash(node); });
    if (root != seen->root) {
        throw StoreError(
            StoreErrorKind::Rollback, 0,
            fmt::format("the database {} differs within its first {} entries from what this "
                        "computer has seen; keep both files, and verify them (mark: {})",
                        options.path.string(), seen->size, mark->path().string()));
    }
}

void Store::Impl::settle() {
    if (only_reads(options.access) || in_transaction) {
        return;
    }
    // One that fails does not keep the other from being done, and neither undoes what is committed: the WAL is kept, and a
    // mark that lags is sound.
    if (mark_due) {
        try {
            raise_mark();
        } catch (const StoreError& error) {
            mark_due = false;
            mark_failed = true;
            tell_unsettled(error.what());
        }
    }
    if (connection->wal_pages() > pages_to_settle) {
        try {
            connection->checkpoint();
        } catch (const StoreError& error) {
            const std::string path = options.path.string();
            tell_unsettled(fmt::format(
                "the newest entries could not be moved from {}-wal into {} (SQLite {}); "
                "{}, and keep the two files together: a later command moves them",
                path, path, error.native_code(),
                error.kind() == StoreErrorKind::Full ? "free space on the disk"
                                                     : "check the disk and its cable"));
        }
    }
}

void Store::Impl::raise_mark() {
    if (mark && (mark_due || mark_failed)) {
        mark->raise({.size = journal.size(), .root = journal.root()});
        mark_due = false;
        mark_failed = false;
    }
}

void Store::Impl::tell_unsettled(const std::string& sentence) const {
    if (options.unsettled) {
        options.unsettled(sentence);
    }
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::create(const OpenOptions& options) {
    base::expects(options.access == Access::ReadWrite, "a new database is made for writing");
    check_location(options.path, *options.probe);
    make_empty_file(options.path);
    try {
        auto connection =
            std::make_unique<Connection>(options.path, OpenMode::ReadWrite, options.vfs);
        configure(*connection, options.access);
        migrate(*connection, schema_steps());
        Store store(std::make_unique<Impl>(options, std::move(connection)));
        store.m_impl->load();
        return store;
    } catch (...) {
        remove_all_of(options.path);
        throw;
    }
}

Store Store::open(const OpenOptions& options) {
    check_location(options.path, *options.probe);
    auto connection = connect(options);
    bring_up(options, *connection);
    configure(*connection, options.access);
    Store store(std::make_unique<Impl>(options, std::move(connection)));
    store.m_impl->load();
    if (options.access == Access::ReadWrite) {
        store.m_impl->check_mark();
    }
    return store;
}

const domain::State& Store::state() const {
    base::expects(
        m_impl->options.access != Access::Repair && m_impl->options.access != Access::Examine,
        "a book under repair has no state");
    return m_impl->book.state();
}

Head Store::head() const {
    return {.size = m_impl->journal.size(), .last_leaf = m_impl->journal.last_leaf()};
}

base::Digest Store::root() const {
    base::expects(m_impl->options.access != Access::Examine,
                  "what is examined has no root to rely on");
    return m_impl->journal.root();
}

bool Store::refresh() {
    base::expects(!m_impl->in_transaction && m_impl->options.access != Access::Examine,
                  "a transaction has taken everything in, and what is examined stays as it is");
    m_impl->begin_reading.run();
    try {
        const bool changed = m_impl->take_in();
        m_impl->commit.run();
        return changed;
    } catch (...) {
        m_impl->connection->roll_back();
        throw;
    }
}

void Store::settle() {
    m_impl->settle();
}

void Store::raise_mark() {
    m_impl->raise_mark();
}

Connection& Store::connection() const {
    return *m_impl->connection;
}

}  // namespace vialog::store
