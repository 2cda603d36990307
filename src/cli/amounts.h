// SPDX-License-Identifier: Apache-2.0
// Amounts of a product for a screen: its unit, and the milligrams that follow.
#pragma once

#include "base/json.h"
#include "domain/house_events.h"

#include <cstdint>
#include <string>

namespace vialog::cli {

// "2.500 mL" or "3 units", also below zero.
[[nodiscard]] std::string print_amount(const domain::ProductRecorded& product, std::int64_t amount);
// "250.000000" milligrams, exact. The rules let no amount be so large that its mass cannot be told
// (amount-too-large); a journal that broke them is reported all the same.
[[nodiscard]] std::string print_milligrams(const domain::ProductRecorded& product,
                                           std::int64_t amount);
// {"ul": 2500, "ng": 250000000} or {"units": ..., "ng": ...}; no fraction, so that a reader need not round. Without
// "ng" where the mass cannot be told.
[[nodiscard]] base::Json amount_json(const domain::ProductRecorded& product, std::int64_t amount);
[[nodiscard]] std::string print_product(const domain::ProductRecorded& product);

}  // namespace vialog::cli
