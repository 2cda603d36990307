// SPDX-License-Identifier: Apache-2.0
// What is larger than anything in a clinic: slips of the pen, which would drown all other amounts.
#pragma once

#include "domain/quantity.h"

#include <cstdint>

namespace vialog::domain {

// What no label exceeds, in micrograms: a gram in a millilitre, ten grams in a piece.
[[nodiscard]] constexpr std::int64_t greatest_strength(Unit unit) {
    return unit == Unit::Microlitre ? 1'000'000 : 10'000'000;
}
// What no container holds more than: ten litres, a million pieces.
[[nodiscard]] constexpr std::int64_t largest_container(Unit unit) {
    return unit == Unit::Microlitre ? 10'000'000 : 1'000'000;
}
// What no account comes to: a hundred thousand litres, a hundred million pieces. At the greatest
// strength the mass of several such sums still fits 64 bits of nanograms.
[[nodiscard]] constexpr std::int64_t largest_total(Unit unit) {
    return unit == Unit::Microlitre ? 100'000'000'000 : 100'000'000;
}

}  // namespace vialog::domain
