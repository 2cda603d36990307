// SPDX-License-Identifier: Apache-2.0
// A buffer for secrets: kept out of the swap file and of core dumps where the system allows it,
// wiped at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace vialog::crypto {

enum class MemoryLock {
    Locked,     // the system never writes these pages to the swap file
    NotLocked,  // the limit of locked memory is reached, or the system cannot lock
};

// Takes whole pages of its own, so that unlocking one buffer never unlocks another. Moved, never
// copied.
class LockedBytes final {
  public:
    // All bytes are zero. Throws CryptoError (OutOfMemory).
    explicit LockedBytes(std::size_t size);
    ~LockedBytes();
    LockedBytes(LockedBytes&& other) noexcept;
    LockedBytes& operator=(LockedBytes&& other) noexcept;
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;

    [[nodiscard]] std::span<std::uint8_t> bytes() { return {m_start, m_size}; }
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_start, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    // Locking is an effort, not a promise: the caller says so where it matters to a person.
    [[nodiscard]] MemoryLock lock() const { return m_lock; }

  private:
    void release() noexcept;

    std::uint8_t* m_start = nullptr;
    std::size_t m_size = 0;
    std::size_t m_reserved = 0;
    MemoryLock m_lock = MemoryLock::NotLocked;
};

}  // namespace vialog::crypto
