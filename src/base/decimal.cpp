// SPDX-License-Identifier: Apache-2.0
// Decimal text read digit by digit: no library routine that rounds, guesses or asks the locale.
#include "base/decimal.h"

#include "base/check.h"

namespace vialog::base {

namespace {

// The largest integer that every JSON reader holds exactly; stored amounts stay within it.
constexpr std::int64_t largest_amount = (std::int64_t{1} << 53) - 1;
constexpr int most_places = 15;
constexpr std::size_t most_digits = 18;  // any 18 digits fit in 64 bits

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string form_remedy(int places) {
    if (places == 0) {
        return "write a whole number in the digits 0-9, such as 12";
    }
    return "write the digits 0-9 with a point and at most " + print_decimal(places, 0) +
           (places == 1 ? " decimal, such as 0.5" : " decimals, such as 0.57");
}

// Appends a digit to a number; false where the result is larger than any stored amount.
bool append_digit(std::int64_t& units, char digit) {
    units = units * 10 + (digit - '0');
    return units <= largest_amount;
}

// The text from `at` on, of which no digit could be read.
std::string what_stands_instead(std::string_view text, std::size_t at) {
    if (at == text.size()) {
        return text.empty() ? "the number is missing" : "the number ends where a digit is needed";
    }
    if (text[at] == ',') {
        return "a comma stands in the number";
    }
    return "a character that is no digit stands in the number";
}

}  // namespace

Parsed<std::int64_t> parse_decimal(std::string_view text, int places, Sign sign) {
    expects(places >= 0 && places <= most_places, "a decimal has 0 to 15 places");
    const auto refuse = [&](std::size_t at, std::string what) {
        return parse_error(at, std::move(what), form_remedy(places));
    };
    constexpr const char* too_large = "the number is larger than can be recorded";

    std::size_t at = 0;
    const bool negative = sign == Sign::Any && text.starts_with('-');
    if (negative) {
        at = 1;
    }
    const std::size_t first = at;
    std::int64_t units = 0;
    while (at < text.size() && is_digit(text[at])) {
        if (at == first + 1 && text[first] == '0') {
            return refuse(first, "the number begins with a needless zero");
        }
        if (!append_digit(units, text[at])) {
            return refuse(at, too_large);
        }
        ++at;
    }
    if (at == first) {
        return refuse(at, what_stands_instead(text, at));
    }

    int decimals = 0;
    if (at < text.size() && text[at] == '.' && places > 0) {
        ++at;
        while (at < text.size() && is_digit(text[at])) {
            if (decimals == places) {
                return refuse(at, "the number has more decimals than can be recorded");
            }
            if (!append_digit(units, text[at])) {
                return refuse(at, too_large);
            }
            ++decimals;
            ++at;
        }
        if (decimals == 0) {
            return refuse(at, what_stands_instead(text, at));
        }
    }
    if (at != text.size()) {
        return refuse(at, what_stands_instead(text, at));
    }
    for (; decimals < places; ++decimals) {
        if (!append_digit(units, '0')) {
            return refuse(at, too_large);
        }
    }
    if (negative && units == 0) {
        return refuse(0, "zero has no sign");
    }
    return negative ? -units : units;
}

std::string print_decimal(std::int64_t units, int places) {
    expects(places >= 0 && places <= most_places, "a decimal has 0 to 15 places");
    // Unsigned, since the smallest 64-bit number has no positive counterpart.
    std::uint64_t rest = static_cast<std::uint64_t>(units);
    if (units < 0) {
        rest = 0 - rest;
    }
    std::string reversed;
    for (int digit = 0; rest != 0 || digit <= places; ++digit) {
        if (digit == places && places > 0) {
            reversed += '.';
        }
        reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    if (units < 0) {
        reversed += '-';
    }
    return {reversed.rbegin(), reversed.rend()};
}

Parsed<std::int64_t> parse_digits(std::string_view text, std::size_t digits) {
    expects(digits >= 1 && digits <= most_digits, "a field of digits has 1 to 18 places");
    const auto refuse = [digits](std::size_t at, std::string what) {
        return parse_error(
            at, std::move(what),
            "write exactly " + print_decimal(static_cast<std::int64_t>(digits), 0) + " digits 0-9");
    };
    std::int64_t number = 0;
    for (std::size_t at = 0; at < text.size() && at < digits; ++at) {
        if (!is_digit(text[at])) {
            return refuse(at, "a character that is no digit stands in the number");
        }
        number = number * 10 + (text[at] - '0');
    }
    if (text.size() < digits) {
        return refuse(text.size(), "there are too few digits");
    }
    if (text.size() > digits) {
        return refuse(digits, "there are too many digits");
    }
    return number;
}

}  // namespace vialog::base
