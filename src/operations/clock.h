// SPDX-License-Identifier: Apache-2.0
// The one place where the time is read: the station's wall clock, its offset, and the time since its start.
#pragma once

#include "base/instant.h"
#include "domain/names.h"

#include <cstdint>
#include <string>

namespace vialog::operations {

struct ClockReading {
    base::UtcInstant time;
    base::UtcOffset offset{0};  // in force at the registered location
    std::string boot;           // 16 hexadecimal digits, the same until the machine starts again
    std::int64_t monotonic_ms = 0;  // since that start, suspended time included
};

class Clock {
  public:
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    [[nodiscard]] virtual ClockReading now() = 0;

  protected:
    Clock() = default;
};

// Linux: CLOCK_REALTIME, CLOCK_BOOTTIME and the kernel's boot id. The offset is that of `zone` by the system's time zone
// database; where the zone is not found there, that of the machine.
class SystemClock final : public Clock {
  public:
    explicit SystemClock(const domain::TimeZoneName& zone);

    [[nodiscard]] ClockReading now() override;

    // The offset in force at `zone` then; for times that people state without one.
    [[nodiscard]] static base::UtcOffset offset_at(const domain::TimeZoneName& zone,
                                                   base::UtcInstant instant);

  private:
    domain::TimeZoneName m_zone;
    // Offsets change at whole quarters of an hour, if at all: the one just found holds until the next.
    base::UtcInstant m_offset_until;
    base::UtcOffset m_offset{0};
};

}  // namespace vialog::operations
