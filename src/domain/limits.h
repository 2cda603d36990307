// SPDX-License-Identifier: Apache-2.0
// What is larger than anything in a clinic: slips of the pen, which would drown all other amounts, and
// numbers that only a journal made to harm comes to.
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

// Container numbers. A verifier keeps what it knows of each container as long as it runs, and one
// short entry brings a hundred thousand: without an end to the numbers nothing would bound its
// memory. The entries of a clinic that uses so many do not fit one bundle.
inline constexpr std::int64_t greatest_container = 10'000'000;

// Counts begun and not yet revealed, and what one of them notes of the book: lines and opened
// containers together. The reveal states them all in one entry of 65,535 bytes, which has room for
// few more.
inline constexpr std::int64_t most_unfinished_counts = 100;
inline constexpr std::int64_t most_noted_of_a_count = 1000;

}  // namespace vialog::domain
