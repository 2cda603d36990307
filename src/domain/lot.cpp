// SPDX-License-Identifier: Apache-2.0
// Reads lots, serial numbers and expiry dates as GS1 and the printed label have them.
#include "domain/lot.h"

#include "base/check.h"
#include "base/decimal.h"
#include "domain/characters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace vialog::domain {
namespace {

constexpr std::size_t longest_lot = 20;

std::optional<base::ParseError> find_text_problem(std::string_view text, const std::string& noun) {
    const std::string remedy =
        "write it as the package has it: 1 to 20 letters, digits and signs such as - or /, without "
        "blanks";
    if (text.empty()) {
        return base::ParseError{.offset = 0, .what = noun + " is empty", .remedy = remedy};
    }
    const auto bad = std::find_if_not(text.begin(), text.end(), is_gs1_character);
    if (bad != text.end()) {
        return base::ParseError{.offset = static_cast<std::size_t>(bad - text.begin()),
                                .what = noun + " has a character that GS1 does not allow in it",
                                .remedy = remedy};
    }
    if (text.size() > longest_lot) {
        return base::ParseError{
            .offset = longest_lot, .what = noun + " has more than 20 characters", .remedy = remedy};
    }
    return std::nullopt;
}

// The year that ends in `two_digits` and lies between 49 years before and 50 years after
// `current_year`.
std::chrono::year in_century_window(int two_digits, std::chrono::year current_year) {
    const int current = static_cast<int>(current_year);
    const int year = current - current % 100 + two_digits;
    if (year > current + 50) {
        return std::chrono::year(year - 100);
    }
    if (year < current - 49) {
        return std::chrono::year(year + 100);
    }
    return std::chrono::year(year);
}

constexpr std::string_view gs1_date_remedy =
    "scan the code again; a date in it is year, month and day with two digits each";

}  // namespace

bool is_gs1_character(char c) {
    constexpr std::string_view signs = "!\"%&'()*+,-./:;<=>?_";
    return is_alphanumeric(c) || signs.find(c) != std::string_view::npos;
}

std::optional<base::ParseError> LotRule::find_problem(std::string_view text) {
    return find_text_problem(text, "the lot");
}

std::optional<base::ParseError> SerialNumberRule::find_problem(std::string_view text) {
    return find_text_problem(text, "the serial number");
}

base::Parsed<base::CivilDate> parse_gs1_date(std::string_view text,
                                             std::chrono::year current_year) {
    base::expects(
        current_year >= std::chrono::year(1970) && current_year <= std::chrono::year(9900),
        "the current year is one that a clock of ours can show");
    if (text.size() != 6 || !all_digits(text)) {
        return base::parse_error(0, "the date is not six digits", std::string(gs1_date_remedy));
    }
    const auto two_digits = [text](std::size_t offset) {
        return (text[offset] - '0') * 10 + (text[offset + 1] - '0');
    };
    const std::chrono::year year = in_century_window(two_digits(0), current_year);
    const std::chrono::month month(static_cast<unsigned>(two_digits(2)));
    const auto day = static_cast<unsigned>(two_digits(4));
    if (!month.ok()) {
        return base::parse_error(2, "the date has a month that does not exist",
                                 std::string(gs1_date_remedy));
    }
    const base::CivilDate date =
        day == 0 ? base::last_day_of_month(year / month) : year / month / std::chrono::day(day);
    if (!date.ok()) {
        return base::parse_error(4, "the date has a day that its month does not have",
                                 std::string(gs1_date_remedy));
    }
    return date;
}

Expiry Expiry::on(base::CivilDate last_day) {
    base::expects(last_day.ok() && last_day.year() >= std::chrono::year(1900) &&
                      last_day.year() <= std::chrono::year(9999),
                  "an expiry is a day that exists, in the years 1900 to 9999");
    return Expiry(last_day);
}

base::Parsed<Expiry> Expiry::parse(std::string_view text) {
    if (text.size() == 7) {
        // The first of that month is read as a date, so that there is one rule for years and
        // months.
        const auto first_day = base::parse_date(std::string(text) + "-01");
        if (first_day) {
            return Expiry(base::last_day_of_month(first_day->year() / first_day->month()));
        }
    } else if (const auto day = base::parse_date(text)) {
        return Expiry(*day);
    }
    return base::parse_error(0, "the expiry is not a date",
                             "write year, month and day, such as 2027-09-30, or year and month as "
                             "printed, such as 2027-09");
}

base::Parsed<Expiry> Expiry::parse_yymmdd(std::string_view text, std::chrono::year current_year) {
    return parse_gs1_date(text, current_year).map([](base::CivilDate day) { return Expiry(day); });
}

std::string Expiry::text() const {
    return base::print_date(m_last_day);
}

}  // namespace vialog::domain
