// SPDX-License-Identifier: Apache-2.0
// A whole copy of the database, of one moment, that has reached the disk before it has its name.
#include "base/check.h"
#include "store/migration.h"
#include "store/store.h"
#include "store/store_impl.h"

#include <fmt/format.h>

#include <system_error>

#if !defined(_WIN32)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace vialog::store {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& copy, StoreErrorKind kind, std::string_view what) {
    throw StoreError(kind, 0, fmt::format("the backup {}: {}", copy.string(), what));
}

#if defined(_WIN32)
void sync_to_disk(const fs::path& /*path*/) {
}  // Windows writes through when SQLite closes the file
#else
void sync_to_disk(const fs::path& path) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has no other form.
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    if (!synced) {
        fail(path, StoreErrorKind::Io, "it has not reached the disk; check the disk and try again");
    }
}
#endif

// By a connection of its own: SQLite counts this copying as writing, which the store's connection forbids where it only
// reads. That the database itself is not written, the way of opening sees to.
void copy_whole(const Connection& original, const fs::path& copy) {
    const OpenMode mode =
        original.mode() == OpenMode::Immutable ? OpenMode::Immutable : OpenMode::ReadOnly;
    Connection reading(original.path(), mode, original.vfs());
    reading.execute("PRAGMA temp_store = MEMORY");  // what is sorted never lies in a temporary file
    Statement vacuum(reading, "VACUUM INTO ?1");
    vacuum.run(copy.string());
}

// The copy is read before it is trusted: its tables, its head, and that it holds what was there when it was begun.
void check_copy(const fs::path& copy, const std::string& vfs, const Head& least) {
    Connection connection(copy, OpenMode::Immutable, vfs);
    const int version = schema_version(connection, schema_steps());
    JournalRows journal(connection);
    journal.load();
    if (version != static_cast<int>(schema_steps().size()) || journal.size() < least.size) {
        fail(copy, StoreErrorKind::Corrupt, "it does not hold the whole journal; try again");
    }
    if (least.size > 0 && !journal.holds(domain::EntryNumber(least.size - 1), *least.last_leaf)) {
        fail(copy, StoreErrorKind::Corrupt, "its entries differ; check the disk and try again");
    }
}

}  // namespace

void Store::back_up(const fs::path& copy) const {
    base::expects(!m_impl->in_transaction, "a backup is made outside a transaction");
    std::error_code failure;
    if (fs::exists(copy, failure)) {
        fail(copy, StoreErrorKind::AlreadyThere,
             "a file of that name is there; choose another name");
    }
    fs::path unfinished = copy;
    unfinished += ".unfinished";
    fs::remove(unfinished, failure);
    try {
        copy_whole(*m_impl->connection, unfinished);
        fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, failure);
        sync_to_disk(unfinished);
        check_copy(unfinished, m_impl->options.vfs, head());
        fs::rename(unfinished, copy, failure);
        if (failure) {
            fail(copy, StoreErrorKind::Io, failure.message());
        }
        sync_to_disk(copy.parent_path().empty() ? fs::path(".") : copy.parent_path());
    } catch (...) {
        fs::remove(unfinished, failure);
        throw;
    }
}

}  // namespace vialog::store
