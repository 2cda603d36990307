// SPDX-License-Identifier: Apache-2.0
// Amounts of a product as people type and read them: millilitres, pieces, and the milligrams that are in them.
#pragma once

#include "base/result.h"
#include "domain/house_events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

// What a number without a unit means; the field's label says it. Of counted units it is always their number.
enum class Bare : std::uint8_t { Milligrams, Millilitres };

// "40", "40 mg", "0.8 mL", "2 units". Milligrams that are no whole number of microlitres are refused with the two amounts
// beside them; nothing is rounded.
[[nodiscard]] base::Parsed<domain::Quantity> parse_amount(const domain::ProductRecorded& product,
                                                          std::string_view text, Bare bare);

// Micrograms in a product's smallest units: the nearest amount, half up, and whether it is exactly that.
struct Nearest {
    domain::Quantity amount;
    bool exact = true;
};
// Nothing where no container could ever hold so much.
[[nodiscard]] std::optional<Nearest> nearest_amount(const domain::ProductRecorded& product,
                                                    domain::Dose dose);

// A text and its unit: "0.8" and "mL" of "0.8mL" and of "0.8 mL".
struct NumberAndUnit {
    std::string_view number;
    std::string_view unit;
};
[[nodiscard]] NumberAndUnit split_unit(std::string_view text);

[[nodiscard]] domain::Quantity nothing_of(const domain::ProductRecorded& product);
// "0.800 mL", "1 unit"; also below zero.
[[nodiscard]] std::string print_amount(const domain::ProductRecorded& product, std::int64_t amount);
// "40 mg", "57.05 mg": exact, without zeros at the end.
[[nodiscard]] std::string print_milligrams(const domain::ProductRecorded& product,
                                           std::int64_t amount);
// "0.800 mL = 40 mg"
[[nodiscard]] std::string print_both(const domain::ProductRecorded& product, std::int64_t amount);
// "35.65 mg" of 35650 micrograms.
[[nodiscard]] std::string print_dose(domain::Dose dose);
// "Ketalar 50 mg/mL, 10.000 mL"
[[nodiscard]] std::string print_product(const domain::ProductRecorded& product);

}  // namespace vialog::gui
