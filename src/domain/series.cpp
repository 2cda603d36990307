// SPDX-License-Identifier: Apache-2.0
// Reads and writes the place of a session in its series.
#include "domain/series.h"

#include "base/decimal.h"

namespace vialog::domain {
namespace {

constexpr std::int64_t longest_series = 999;
constexpr std::string_view divider = " of ";
constexpr std::string_view remedy =
    "write the session and the length of its series, such as 3 of 6";

}  // namespace

base::Parsed<Session> Session::from_numbers(std::int64_t number, std::int64_t of) {
    if (of < 1 || of > longest_series) {
        return base::parse_error(0, "a series has 1 to 999 sessions", std::string(remedy));
    }
    if (number < 1 || number > of) {
        return base::parse_error(0, "the session's number is not within its series",
                                 std::string(remedy));
    }
    return Session(number, of);
}

base::Parsed<Session> Session::parse(std::string_view text) {
    const std::size_t at = text.find(divider);
    if (at == std::string_view::npos) {
        return base::parse_error(0, "this is not a session of a series", std::string(remedy));
    }
    const auto number = base::parse_decimal(text.substr(0, at), 0, base::Sign::NonNegative);
    const auto of =
        base::parse_decimal(text.substr(at + divider.size()), 0, base::Sign::NonNegative);
    if (!number || !of) {
        return base::parse_error(number ? at + divider.size() : 0,
                                 "a session and its series are whole numbers", std::string(remedy));
    }
    return from_numbers(*number, *of);
}

std::string Session::text() const {
    return base::print_decimal(m_number, 0).append(divider).append(base::print_decimal(m_of, 0));
}

}  // namespace vialog::domain
