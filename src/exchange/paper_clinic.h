// SPDX-License-Identifier: Apache-2.0
// clinic.json of a clinic's paper: whose it is, and of which days.
#pragma once

#include "exchange/paper_row.h"

#include <optional>
#include <string_view>

namespace vialog::exchange {

inline constexpr std::string_view clinic_file = "clinic.json";

// registrant, dea, address, timezone, first_day, last_day: all of them, as texts. What else stands
// there is remarked on. Nothing where it is refused; the refusal names the line.
[[nodiscard]] std::optional<PaperClinic> read_clinic(std::string_view text, PaperReading& reading);

}  // namespace vialog::exchange
