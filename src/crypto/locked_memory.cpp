// SPDX-License-Identifier: Apache-2.0
// Locked pages by mmap and mlock, by VirtualAlloc and VirtualLock, or plain memory where there is
// neither.
#include "crypto/locked_memory.h"

#include "base/bytes.h"
#include "crypto/crypto_error.h"

#include <algorithm>
#include <utility>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
#elif defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#include <unistd.h>
#else
#include <new>
#endif

namespace vialog::crypto {

namespace {

struct Pages {
    void* start = nullptr;  // null: no memory
    MemoryLock lock = MemoryLock::NotLocked;
};

#if defined(_WIN32)

std::size_t page_size() {
    SYSTEM_INFO system{};
    GetSystemInfo(&system);
    return system.dwPageSize;
}

Pages take_pages(std::size_t size) {
    void* const start = VirtualAlloc(nullptr, size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    const bool is_locked = start != nullptr && VirtualLock(start, size) != 0;
    return {.start = start, .lock = is_locked ? MemoryLock::Locked : MemoryLock::NotLocked};
}

void give_back(void* start, std::size_t size, MemoryLock lock) {
    if (lock == MemoryLock::Locked) {
        VirtualUnlock(start, size);
    }
    VirtualFree(start, 0, MEM_RELEASE);
}

#elif defined(__unix__) || defined(__APPLE__)

std::size_t page_size() {
    const long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? static_cast<std::size_t>(size) : 4096;
}

Pages take_pages(std::size_t size) {
    void* const start =
        mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) {
        return {};
    }
#if defined(MADV_DONTDUMP)
    // Best effort, as mlock is: an old kernel may not know it.
    static_cast<void>(madvise(start, size, MADV_DONTDUMP));
#endif
    const bool is_locked = mlock(start, size) == 0;
    return {.start = start, .lock = is_locked ? MemoryLock::Locked : MemoryLock::NotLocked};
}

void give_back(void* start, std::size_t size, MemoryLock /*lock*/) {
    munmap(start, size);  // unlocks as well
}

#else

std::size_t page_size() {
    return 1;
}

Pages take_pages(std::size_t size) {
    void* const start = ::operator new(size, std::nothrow);
    return {.start = start, .lock = MemoryLock::NotLocked};
}

void give_back(void* start, std::size_t /*size*/, MemoryLock /*lock*/) {
    ::operator delete(start);
}

#endif

}  // namespace

LockedBytes::LockedBytes(std::size_t size) : m_size(size) {
    const std::size_t page = page_size();
    m_reserved = (std::max<std::size_t>(size, 1) + page - 1) / page * page;
    const Pages pages = take_pages(m_reserved);
    if (pages.start == nullptr) {
        throw CryptoError(CryptoErrorKind::OutOfMemory, "no memory is left for a secret");
    }
    m_start = static_cast<std::uint8_t*>(pages.start);
    m_lock = pages.lock;
    std::fill_n(m_start, m_size, std::uint8_t{0});
}

LockedBytes::~LockedBytes() {
    release();
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
    : m_start(std::exchange(other.m_start, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_reserved(std::exchange(other.m_reserved, 0)),
      m_lock(std::exchange(other.m_lock, MemoryLock::NotLocked)) {}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept {
    if (this != &other) {
        release();
        m_start = std::exchange(other.m_start, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_reserved = std::exchange(other.m_reserved, 0);
        m_lock = std::exchange(other.m_lock, MemoryLock::NotLocked);
    }
    return *this;
}

void LockedBytes::release() noexcept {
    if (m_start != nullptr) {
        base::wipe(bytes());
        give_back(m_start, m_reserved, m_lock);
        m_start = nullptr;
    }
}

}  // namespace vialog::crypto
