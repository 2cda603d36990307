// SPDX-License-Identifier: Apache-2.0
// A value or the reason why there is none; the reason is a value too, never an exception.
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vialog::base {

// One day std::expected (C++23); GCC 12 does not have it.
template <typename T, typename E>
using Result = tl::expected<T, E>;

// Why a text was refused. `offset` is the byte, counted from 0, at which reading stopped.
struct ParseError {
    std::size_t offset = 0;
    std::string what;    // "the amount has four decimals"
    std::string remedy;  // "write at most three decimals of a millilitre, such as 0.570"

    bool operator==(const ParseError&) const = default;
};

template <typename T>
using Parsed = Result<T, ParseError>;

[[nodiscard]] inline tl::unexpected<ParseError> parse_error(std::size_t offset, std::string what,
                                                            std::string remedy) {
    return tl::unexpected(
        ParseError{.offset = offset, .what = std::move(what), .remedy = std::move(remedy)});
}

}  // namespace vialog::base
