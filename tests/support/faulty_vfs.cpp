// SPDX-License-Identifier: Apache-2.0
// Each open file carries the system's file behind ours; of what a sync has made durable a copy is kept in memory.
#include "support/faulty_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <vector>

namespace vialog::support {

namespace {

constexpr std::size_t sector_bytes = 512;

using Content = std::vector<char>;

Content read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, const Content& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

// What the disk is sure to hold of a file, and whether it holds the file at all.
struct Durable {
    bool exists = false;
    Content content;
};

}  // namespace

struct FaultyState {
    std::string name;
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    std::int64_t calls = 0;
    std::int64_t fail_at = 0;  // 0: never
    Fault fault = Fault::Error;
    Duration duration = Duration::Once;
    bool failed = false;
    std::string corrupted;  // empty: nothing
    std::map<std::string, Durable> durable;
    std::map<std::string, std::int64_t> syncs;

    // Whether the call that begins now fails.
    bool fails() {
        ++calls;
        const bool now =
            fail_at != 0 && (duration == Duration::Once ? calls == fail_at : calls >= fail_at);
        failed = failed || now;
        return now;
    }
};

namespace {

// SQLite gives the memory: our part first, the system's file after it.
struct FaultyFile {
    sqlite3_file base;
    FaultyState* state;
    const std::string* path;  // a key of `durable`; null for files whose loss does not count
};

FaultyFile& ours(sqlite3_file* file) {
    return *reinterpret_cast<FaultyFile*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(&ours(file) + 1);
}

const sqlite3_io_methods& methods(sqlite3_file* file) {
    return *real(file)->pMethods;
}

int close_file(sqlite3_file* file) {
    return methods(file).xClose(real(file));
}

int read_bytes(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    const int code = methods(file).xRead(real(file), bytes, size, offset);
    const std::string& wanted = ours(file).state->corrupted;
    if (code == SQLITE_OK && !wanted.empty()) {
        char* const begin = static_cast<char*>(bytes);
        char* const found = std::search(begin, begin + size, wanted.begin(), wanted.end());
        if (found != begin + size) {
            *found = static_cast<char>(*found ^ 1);
        }
    }
    return code;
}

int write_bytes(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    FaultyState& state = *ours(file).state;
    if (!state.fails()) {
        return methods(file).xWrite(real(file), bytes, size, offset);
    }
    switch (state.fault) {
        case Fault::Full:
            return SQLITE_FULL;
        case Fault::ShortWrite:
            static_cast<void>(methods(file).xWrite(real(file), bytes, size / 2, offset));
            return SQLITE_IOERR_WRITE;
        case Fault::Error:
            return SQLITE_IOERR_WRITE;
    }
    return SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return ours(file).state->fails() ? SQLITE_IOERR_TRUNCATE
                                     : methods(file).xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int flags) {
    FaultyState& state = *ours(file).state;
    if (state.fails()) {
        return SQLITE_IOERR_FSYNC;
    }
    const int code = methods(file).xSync(real(file), flags);
    if (code == SQLITE_OK && ours(file).path != nullptr) {
        const std::string& path = *ours(file).path;
        state.durable[path] = {.exists = true, .content = read_file(path)};
        ++state.syncs[path];
    }
    return code;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return methods(file).xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
    return methods(file).xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return methods(file).xUnlock(real(file), level);
}
int check_reserved(sqlite3_file* file, int* held) {
    return methods(file).xCheckReservedLock(real(file), held);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return methods(file).xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
    return methods(file).xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
    return methods(file).xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return methods(file).xShmMap(real(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return methods(file).xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
    methods(file).xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
    return methods(file).xShmUnmap(real(file), remove);
}

const sqlite3_io_methods faulty_methods = {
    2,        close_file,  read_bytes,     write_bytes,  truncate_file, sync_file,       file_size,
    lock,     unlock,      check_reserved, file_control, sector_size,   characteristics, shm_map,
    shm_lock, shm_barrier, shm_unmap,      nullptr,      nullptr};

FaultyState& state_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultyState*>(vfs->pAppData);
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    FaultyState& state = state_of(vfs);
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_READWRITE) != 0 && state.fails()) {
        return SQLITE_CANTOPEN;
    }
    std::error_code ignored;
    const bool was_there = name != nullptr && std::filesystem::exists(name, ignored);
    ours(file).state = &state;
    ours(file).path = nullptr;
    const int code = state.real->xOpen(state.real, name, real(file), flags, out_flags);
    if (code != SQLITE_OK) {
        return code;
    }
    file->pMethods = &faulty_methods;
    if (name != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0) {
        const auto place = state.durable.try_emplace(name);
        if (place.second && was_there) {
            place.first->second = {.exists = true, .content = read_file(name)};
        }
        ours(file).path = &place.first->first;
    }
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    FaultyState& state = state_of(vfs);
    if (state.fails()) {
        return SQLITE_IOERR_DELETE;
    }
    const int code = state.real->xDelete(state.real, name, sync_folder);
    if (code == SQLITE_OK) {
        state.durable[name] = {};
    }
    return code;
}

int check_access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xAccess(under, name, flags, result);
}
int full_path(sqlite3_vfs* vfs, const char* name, int size, char* out) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xFullPathname(under, name, size, out);
}
int randomness(sqlite3_vfs* vfs, int size, char* out) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xRandomness(under, size, out);
}
int nap(sqlite3_vfs* vfs, int microseconds) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xSleep(under, microseconds);
}
int current_time(sqlite3_vfs* vfs, double* days) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xCurrentTime(under, days);
}
int last_error(sqlite3_vfs* vfs, int size, char* out) {
    sqlite3_vfs* const under = state_of(vfs).real;
    return under->xGetLastError(under, size, out);
}

// Each sector that differs from what is durable has arrived or not.
Content some_sectors(const Content& durable, const Content& written, std::mt19937_64& random) {
    Content result = durable;
    for (std::size_t at = 0; at < written.size(); at += sector_bytes) {
        const std::size_t end = std::min(at + sector_bytes, written.size());
        if ((random() & 1U) == 0) {
            continue;
        }
        if (result.size() < end) {
            result.resize(end);
        }
        std::copy(written.begin() + static_cast<std::ptrdiff_t>(at),
                  written.begin() + static_cast<std::ptrdiff_t>(end),
                  result.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return result;
}

}  // namespace

FaultyVfs::FaultyVfs(const std::string& name) : m_state(std::make_unique<FaultyState>()) {
    FaultyState& state = *m_state;
    state.name = name;
    state.real = sqlite3_vfs_find(nullptr);
    state.vfs = *state.real;
    state.vfs.iVersion = 1;
    state.vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + state.real->szOsFile;
    state.vfs.pNext = nullptr;
    state.vfs.zName = state.name.c_str();
    state.vfs.pAppData = &state;
    state.vfs.xOpen = open_file;
    state.vfs.xDelete = delete_file;
    state.vfs.xAccess = check_access;
    state.vfs.xFullPathname = full_path;
    state.vfs.xRandomness = randomness;
    state.vfs.xSleep = nap;
    state.vfs.xCurrentTime = current_time;
    state.vfs.xGetLastError = last_error;
    if (sqlite3_vfs_register(&state.vfs, 0) != SQLITE_OK) {
        throw std::runtime_error("the test's VFS cannot be registered");
    }
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_unregister(&m_state->vfs);
}

void FaultyVfs::fail_at(std::int64_t n, Fault fault, Duration duration) {
    heal();
    m_state->fail_at = n;
    m_state->fault = fault;
    m_state->duration = duration;
}

void FaultyVfs::heal() {
    m_state->calls = 0;
    m_state->fail_at = 0;
    m_state->failed = false;
    m_state->corrupted.clear();
}

void FaultyVfs::corrupt_reads_of(const std::string& bytes) {
    m_state->corrupted = bytes;
}

std::int64_t FaultyVfs::calls() const {
    return m_state->calls;
}

bool FaultyVfs::has_failed() const {
    return m_state->failed;
}

std::int64_t FaultyVfs::syncs_of(const std::string& ending) const {
    std::int64_t count = 0;
    for (const auto& [path, syncs] : m_state->syncs) {
        if (path.ends_with(ending)) {
            count += syncs;
        }
    }
    return count;
}

void FaultyVfs::cut_power(Survival survival, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (auto& [path, durable] : m_state->durable) {
        if (path.ends_with("-shm") || !durable.exists) {
            // A file that was never synced may have sectors all the same; without its first one SQLite ignores it.
            const bool may_stay = survival == Survival::SomeSectors && path.ends_with("-wal") &&
                                  std::filesystem::exists(path);
            if (may_stay) {
                write_file(path, some_sectors({}, read_file(path), random));
            } else {
                std::filesystem::remove(path);
            }
            continue;
        }
        write_file(path, survival == Survival::SyncedOnly
                             ? durable.content
                             : some_sectors(durable.content, read_file(path), random));
        durable.content = read_file(path);
    }
    for (const auto& [path, durable] : m_state->durable) {
        std::filesystem::remove(path + "-shm");
    }
}

}  // namespace vialog::support
