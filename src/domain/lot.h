// SPDX-License-Identifier: Apache-2.0
// What a package says about its contents besides the product: lot, serial number, expiry.
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "domain/code_text.h"

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vialog::domain {

// GS1 General Specifications, figure 7.11-1: the 82 characters of AI encodable character set 82,
// that is the ASCII letters and digits and ! " % & ' ( ) * + , - . / : ; < = > ? _. No blank is
// among them.
[[nodiscard]] bool is_gs1_character(char c);

// Both: 1 to 20 characters of that set, kept as written; "ab1" and "AB1" are different lots.
struct LotRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
struct SerialNumberRule {
    [[nodiscard]] static std::optional<base::ParseError> find_problem(std::string_view text);
};
using Lot = CodeText<LotRule>;                    // GS1 application identifier 10
using SerialNumber = CodeText<SerialNumberRule>;  // GS1 application identifier 21

// The date in "YYMMDD" of a GS1 element string. Day 00 is the last day of the month: printed so
// until the end of 2024 and still on older stock. The century is the one that puts the year between
// 49 years before and 50 years after `current_year` (GS1 General Specifications, section 7.12).
[[nodiscard]] base::Parsed<base::CivilDate> parse_gs1_date(std::string_view text,
                                                           std::chrono::year current_year);

// The last day on which a package may be used.
class Expiry final {
  public:
    Expiry() = default;  // year 0: what a row holds before it is filled; no text parses to it

    // A day that exists, in the years 1900 to 9999.
    [[nodiscard]] static Expiry on(base::CivilDate last_day);
    // "2027-09-30", or "2027-09" as printed without a day: then the last day of that month.
    [[nodiscard]] static base::Parsed<Expiry> parse(std::string_view text);
    // "270930", "270900": see parse_gs1_date.
    [[nodiscard]] static base::Parsed<Expiry> parse_yymmdd(std::string_view text,
                                                           std::chrono::year current_year);

    [[nodiscard]] base::CivilDate last_day() const { return m_last_day; }
    [[nodiscard]] bool is_past_on(base::CivilDate day) const { return day > m_last_day; }
    [[nodiscard]] std::string text() const;  // "2027-09-30"
    auto operator<=>(const Expiry&) const = default;

  private:
    explicit Expiry(base::CivilDate last_day) : m_last_day(last_day) {}

    base::CivilDate m_last_day{};
};

}  // namespace vialog::domain
