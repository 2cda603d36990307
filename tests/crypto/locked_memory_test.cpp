// SPDX-License-Identifier: Apache-2.0
// Locked buffers: their own pages, zero at first, moved and not copied, kept out of dumps.
#include "crypto/locked_memory.h"

#include "crypto/crypto_error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>

namespace vialog::crypto {
namespace {

static_assert(!std::is_copy_constructible_v<LockedBytes>);
static_assert(!std::is_copy_assignable_v<LockedBytes>);
static_assert(std::is_nothrow_move_constructible_v<LockedBytes>);

TEST(LockedBytes, IsZeroAtFirst) {
    const LockedBytes buffer(100);

    EXPECT_EQ(buffer.size(), 100U);
    EXPECT_EQ(std::count(buffer.bytes().begin(), buffer.bytes().end(), 0), 100);
}

TEST(LockedBytes, KeepsWhatIsWrittenWhenItIsMoved) {
    LockedBytes buffer(32);
    std::fill(buffer.bytes().begin(), buffer.bytes().end(), std::uint8_t{7});
    const auto* const start = buffer.bytes().data();

    LockedBytes moved(std::move(buffer));
    LockedBytes assigned(5);
    assigned = std::move(moved);

    EXPECT_EQ(assigned.bytes().data(), start);
    EXPECT_EQ(std::count(assigned.bytes().begin(), assigned.bytes().end(), 7), 32);
    EXPECT_EQ(assigned.size(), 32U);
}

TEST(LockedBytes, LiesOnPagesOfItsOwn) {
    const LockedBytes one(16);
    const LockedBytes other(16);
    const auto page = [](const LockedBytes& buffer) {
        return reinterpret_cast<std::uintptr_t>(buffer.bytes().data()) / 4096;
    };

    EXPECT_NE(page(one), page(other));
}

TEST(LockedBytes, MayBeEmptyOrLargerThanAPage) {
    const LockedBytes none(0);
    LockedBytes large(10'000);
    large.bytes().back() = 1;

    EXPECT_TRUE(none.bytes().empty());
    EXPECT_EQ(large.bytes().back(), 1);
}

TEST(LockedBytes, ThrowsWhereThereIsNoMemory) {
    try {
        const LockedBytes impossible(std::numeric_limits<std::size_t>::max() / 4);
        FAIL() << "more memory than there are addresses";
    } catch (const CryptoError& error) {
        EXPECT_EQ(error.kind(), CryptoErrorKind::OutOfMemory);
    }
}

#if defined(__linux__)

// The sanitizers replace mlock by a function that does nothing and reports success.
#if defined(__has_feature)
constexpr bool locks_nothing = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool locks_nothing = true;
#else
constexpr bool locks_nothing = false;
#endif

// The line VmFlags that /proc/self/smaps has for the mapping around `address`; empty where nothing
// is mapped.
std::string flags_of(const void* address) {
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool is_inside = false;
    while (std::getline(maps, line)) {
        std::istringstream head(line);
        std::uintptr_t start = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        if (head >> std::hex >> start >> dash >> end && dash == '-') {
            is_inside = wanted >= start && wanted < end;
        } else if (is_inside && line.starts_with("VmFlags:")) {
            return line + " ";
        }
    }
    return "";
}

TEST(LockedBytes, IsLockedAndLeftOutOfDumpsAsTheSystemSays) {
    if (!std::ifstream("/proc/self/smaps")) {
        GTEST_SKIP() << "proc is not mounted here";
    }
    const LockedBytes buffer(16);
    const std::string flags = flags_of(buffer.bytes().data());
    const bool is_locked = flags.find(" lo ") != std::string::npos;

    // proc(5): "dd" is "do not include area into core dump", "lo" is "locked".
    EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
    if (!locks_nothing) {
        EXPECT_EQ(is_locked, buffer.lock() == MemoryLock::Locked) << flags;
    }
}

TEST(LockedBytes, GivesItsPagesBack) {
    if (!std::ifstream("/proc/self/smaps")) {
        GTEST_SKIP() << "proc is not mounted here";
    }
    const void* start = nullptr;
    {
        const LockedBytes buffer(16);
        start = buffer.bytes().data();
        ASSERT_NE(flags_of(start), "");
    }

    EXPECT_EQ(flags_of(start).find(" dd "), std::string::npos);
}

#endif

}  // namespace
}  // namespace vialog::crypto
