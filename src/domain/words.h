// SPDX-License-Identifier: Apache-2.0
// Enumerations that are stored: each value has one word, and the word is what the signed bytes
// hold.
#pragma once

#include "base/check.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace vialog::domain {

template <typename E>
struct Word {
    E value;
    std::string_view word;
};

// Specialised beside each stored enumeration with a static constexpr array `table` of Word<E>.
// Stored. A word never changes its meaning and is never taken away.
template <typename E>
struct Words;

template <typename E>
[[nodiscard]] constexpr std::string_view word_of(E value) {
    for (const auto& entry : Words<E>::table) {
        if (entry.value == value) {
            return entry.word;
        }
    }
    base::expects(false, "a stored enumeration has a word for each value");
    return {};
}

template <typename E>
[[nodiscard]] constexpr std::optional<E> parse_word(std::string_view text) {
    for (const auto& entry : Words<E>::table) {
        if (entry.word == text) {
            return entry.value;
        }
    }
    return std::nullopt;
}

}  // namespace vialog::domain
