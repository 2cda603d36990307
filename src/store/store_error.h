// SPDX-License-Identifier: Apache-2.0
// The broken world of this room: a full disk, a locked file, a folder where no database may lie.
#pragma once

#include <stdexcept>
#include <string>

namespace vialog::store {

enum class StoreErrorKind {
    Busy,           // another program holds the lock for longer than we wait
    Constraint,     // the database itself refused a row
    ReadOnly,       // the file or its medium cannot be written
    Full,           // no space left
    Io,             // reading, writing or syncing failed
    Corrupt,        // the file does not hold what it must
    CannotOpen,     // not there, or not for us
    AlreadyThere,   // a new database was asked for where a file lies
    NotOurs,        // a file of another program
    NewerVersion,   // written by a newer version of this one
    NetworkFolder,  // on a file system shared between machines
    SyncedFolder,   // in a folder that a program copies to other machines
    Rollback,       // older than what this computer has seen of the journal
    OutOfMemory,
};

// The text names the file and what to do. It never holds a value that was being stored.
class StoreError final : public std::runtime_error {
  public:
    StoreError(StoreErrorKind kind, int native_code, const std::string& text)
        : std::runtime_error(text), m_kind(kind), m_native_code(native_code) {}

    [[nodiscard]] StoreErrorKind kind() const { return m_kind; }
    // SQLite's extended result code; 0 where the error is not SQLite's.
    [[nodiscard]] int native_code() const { return m_native_code; }

  private:
    StoreErrorKind m_kind;
    int m_native_code;
};

}  // namespace vialog::store
