// SPDX-License-Identifier: Apache-2.0
// The clocks of the machine. The only file of the product, beside the agent's waiting, that asks them.
#include "base/check.h"
#include "crypto/digest.h"
#include "operations/clock.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <mutex>

namespace vialog::operations {

namespace {

// The kernel's identifier of this start of the machine, cut to the journal's 16 hexadecimal digits by a hash, so that it says
// nothing about the machine elsewhere.
std::string boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string text;
    std::getline(file, text);
    return base::to_hex(crypto::sha256(base::as_bytes(text))).substr(0, 16);
}

std::int64_t milliseconds_since_boot() {
    std::timespec now{};
#ifdef CLOCK_BOOTTIME
    const int failed = clock_gettime(CLOCK_BOOTTIME, &now);
#else
    const int failed = clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    base::ensures(failed == 0, "the machine has a monotonic clock");
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1000000;
}

}  // namespace

SystemClock::SystemClock(const domain::TimeZoneName& zone) : m_zone(zone) {}

ClockReading SystemClock::now() {
    static const std::string boot = boot_id();
    const auto time =
        std::chrono::time_point_cast<base::Milliseconds>(std::chrono::system_clock::now());
    constexpr base::Milliseconds quarter = std::chrono::minutes(15);
    if (time >= m_offset_until || time < m_offset_until - quarter) {
        m_offset = offset_at(m_zone, time);
        m_offset_until = time - time.time_since_epoch() % quarter + quarter;
    }
    return {
        .time = time, .offset = m_offset, .boot = boot, .monotonic_ms = milliseconds_since_boot()};
}

base::UtcOffset SystemClock::offset_at(const domain::TimeZoneName& zone, base::UtcInstant instant) {
    // The C library knows one zone at a time, by the environment; GCC 12 has no std::chrono::time_zone.
    static std::mutex one_zone_at_a_time;
    const std::lock_guard lock(one_zone_at_a_time);
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    setenv("TZ", (":" + zone.text()).c_str(), 1);
    tzset();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
    std::tm local{};
    localtime_r(&seconds, &local);
    if (before == nullptr) {
        unsetenv("TZ");
    } else {
        setenv("TZ", kept.c_str(), 1);
    }
    tzset();
    return base::UtcOffset(local.tm_gmtoff / 60);
}

}  // namespace vialog::operations
