// SPDX-License-Identifier: Apache-2.0
// Decimal text to whole smallest units and back, exactly, whatever the locale.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::base {

enum class Sign { NonNegative, Any };

// `places` 3 reads "0.570" as 570. Accepted: ASCII digits, at most one point with a digit on each
// side, at most `places` decimals, a leading '-' if `sign` is Any. Refused, never rounded:
// exponents, NaN, '+', a comma, other digits than ASCII, blanks, more decimals (though they be
// zeros), an empty text, what does not fit in 2^53 - 1 units, a zero with a sign. Leading zeros are
// refused but for the one before the point. `places` is 0 to 15.
[[nodiscard]] Parsed<std::int64_t> parse_decimal(std::string_view text, int places, Sign sign);

// 570 with 3 places is "0.570"; all places are always written. With 0 places no point is.
[[nodiscard]] std::string print_decimal(std::int64_t units, int places);

// Digits alone, of exactly `digits` places (1 to 18), zeros first or not: fields of codes and
// dates.
[[nodiscard]] Parsed<std::int64_t> parse_digits(std::string_view text, std::size_t digits);

}  // namespace vialog::base
