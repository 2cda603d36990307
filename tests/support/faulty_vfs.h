// SPDX-License-Identifier: Apache-2.0
// A SQLite VFS that fails, tears and forgets on request: it stands between SQLite and the system's VFS.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace vialog::support {

enum class Fault {
    Error,       // SQLITE_IOERR of the call that fails
    Full,        // SQLITE_FULL for a write, an error for the rest
    ShortWrite,  // half of the bytes are written, then SQLITE_IOERR
};

enum class Duration {
    Once,
    FromThenOn,  // nothing reaches the disk any more, as in a process that was killed
};

enum class Survival {
    SyncedOnly,  // what was not synced is gone
    SomeSectors,  // of what was not synced, some sectors of 512 bytes have arrived, chosen by the seed
};

struct FaultyState;

// Counted are the calls that change what the disk holds: opening for writing, write, truncate, sync, delete.
class FaultyVfs final {
  public:
    explicit FaultyVfs(const std::string& name);
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    // The n-th counted call from now (1 is the next one) fails.
    void fail_at(std::int64_t n, Fault fault, Duration duration);
    void heal();
    // From now on whatever is read and holds these bytes comes with one bit of them flipped, as from a bad cable or memory.
    void corrupt_reads_of(const std::string& bytes);
    // Counted calls since fail_at, heal or the construction.
    [[nodiscard]] std::int64_t calls() const;
    [[nodiscard]] bool has_failed() const;
    // Syncs of files whose name ends so, since the construction.
    [[nodiscard]] std::int64_t syncs_of(const std::string& ending) const;

    // The computer loses its power: brings the files that were open here to what their disk holds. No connection may be
    // open. Calls with the same seed leave the same.
    void cut_power(Survival survival, std::uint64_t seed);

  private:
    std::unique_ptr<FaultyState> m_state;
};

}  // namespace vialog::support
