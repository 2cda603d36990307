// SPDX-License-Identifier: Apache-2.0
// vial_events.csv and infusions.csv of a clinic's paper: what was done with each vial.
#pragma once

#include "exchange/paper_row.h"

#include <string_view>
#include <vector>

namespace vialog::exchange {

inline constexpr std::string_view vial_events_file = "vial_events.csv";
inline constexpr std::string_view infusions_file = "infusions.csv";

[[nodiscard]] std::vector<PaperVialEvent> read_vial_events(std::string_view text,
                                                           PaperReading& reading,
                                                           std::int64_t& records);
[[nodiscard]] std::vector<PaperDraw> read_draws(std::string_view text, PaperReading& reading,
                                                std::int64_t& records);

}  // namespace vialog::exchange
