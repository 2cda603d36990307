// SPDX-License-Identifier: Apache-2.0
// Instants in UTC to the millisecond, and civil dates; their one text form each (RFC 3339, ISO
// 8601).
#pragma once

#include "base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::base {

using Milliseconds = std::chrono::milliseconds;
using UtcInstant = std::chrono::sys_time<Milliseconds>;
using CivilDate = std::chrono::year_month_day;

// Minutes east of Greenwich in force where and when something happened, -840 .. 840.
using UtcOffset = std::chrono::minutes;

struct LocalInstant {  // an instant as a person stated it: with the offset of her clock
    UtcInstant instant;
    UtcOffset offset{0};

    auto operator<=>(const LocalInstant&) const = default;
};

// "2026-01-12T15:30:00.000Z": exactly 24 characters, years 1970 to 9999, no second 60.
[[nodiscard]] Parsed<UtcInstant> parse_utc(std::string_view text);
[[nodiscard]] std::string print_utc(UtcInstant instant);

// "2026-01-12T08:30:00-07:00" as paper records have it; seconds may carry up to three decimals; the
// offset is required ("Z" or +hh:mm, -hh:mm up to 14:00), since a local time without it happens
// twice in autumn. -00:00 is refused: by RFC 3339 sec. 4.3 it says that the offset is unknown. The
// local year and the instant in UTC both lie in 1970 to 9999.
[[nodiscard]] Parsed<LocalInstant> parse_local(std::string_view text);
[[nodiscard]] std::string print_local(LocalInstant local);  // milliseconds where not zero

// "2027-07-31", years 1900 to 9999, days that exist.
[[nodiscard]] Parsed<CivilDate> parse_date(std::string_view text);
[[nodiscard]] std::string print_date(CivilDate date);

// The civil date at the place whose offset it is.
[[nodiscard]] CivilDate local_date(LocalInstant local);
// The first instant of `date` where `offset` is in force.
[[nodiscard]] UtcInstant start_of_day(CivilDate date, UtcOffset offset);
[[nodiscard]] CivilDate last_day_of_month(std::chrono::year_month month);

}  // namespace vialog::base
