// SPDX-License-Identifier: Apache-2.0
// The Global Trade Item Number of a package, and the NDC that one on a US drug carries.
#pragma once

#include "base/result.h"
#include "domain/ndc.h"

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::domain {

// GS1 General Specifications, section 7.9.1: from the right of the body the weights are 3, 1, 3, 1
// ...; the digit brings the sum to a multiple of ten. The body is digits, without the check digit.
[[nodiscard]] char gs1_check_digit(std::string_view body);

// 8, 12 (UPC-A), 13 (EAN) or 14 digits whose last one is the check digit of the others. One item
// has one GTIN however it is written: all are kept as 14 digits, zeros in front.
class Gtin final {
  public:
    [[nodiscard]] static base::Parsed<Gtin> parse(std::string_view text);
    // For ten digits only: eleven would have to be guessed back to ten, and twelve do not fit. The
    // indicator is 0 for the item itself, 1 to 8 for a pack of several (9 is for goods sold by
    // measure).
    [[nodiscard]] static base::Parsed<Gtin> from_ndc(const Ndc& ndc, int indicator);

    [[nodiscard]] int indicator() const { return m_digits.front() - '0'; }
    // GS1 prefix 03 is the US drug code: what follows is ten digits of an NDC, whose hyphens are
    // not carried. Empty for another prefix, one NDC where the ten digits begin with 0, otherwise
    // two of which one is right.
    [[nodiscard]] std::vector<Ndc> possible_ndcs() const;
    // Whether `ndc` is one of them, in whichever number of digits it is written.
    [[nodiscard]] bool carries(const Ndc& ndc) const;

    [[nodiscard]] const std::string& text() const { return m_digits; }  // 14 digits
    auto operator<=>(const Gtin&) const = default;

  private:
    explicit Gtin(std::string digits) : m_digits(std::move(digits)) {}

    std::string m_digits;
};

}  // namespace vialog::domain
