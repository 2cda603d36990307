// SPDX-License-Identifier: Apache-2.0
// The National Drug Code of a package, as its label has it.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::domain {

// Labeler, product and package, each digits of its own length; the hyphens carry meaning and are
// never dropped.
//
// Accepted with hyphens: 4-4-2, 5-3-2, 5-4-1 (the ten digits of 21 CFR 207.33 today), 5-4-2
// (eleven, as billed), 6-4-2 (twelve, 91 FR 10749, from 7 March 2033). Without hyphens: eleven
// digits as 5-4-2, twelve as 6-4-2, and ten only where they begin with 0, since a labeler's code of
// four digits begins with 0 and one of five does not. Other texts of ten digits could be 5-3-2 or
// 5-4-1 and are refused, never guessed. Likewise eleven digits are never brought back to ten.
class Ndc final {
  public:
    Ndc() = default;  // empty: what a row holds before it is filled; no text parses to it

    [[nodiscard]] static base::Parsed<Ndc> parse(std::string_view text);
    [[nodiscard]] static base::Parsed<Ndc> from_segments(std::string_view labeler,
                                                         std::string_view product,
                                                         std::string_view package);

    [[nodiscard]] const std::string& labeler() const { return m_labeler; }
    [[nodiscard]] const std::string& product() const { return m_product; }
    [[nodiscard]] const std::string& package() const { return m_package; }
    [[nodiscard]] std::size_t digits() const;  // 10, 11 or 12

    // As labelled, with hyphens: "0409-2051-05".
    [[nodiscard]] std::string text() const;
    // Each segment padded to 6-4-2: "000409-2051-05". The forms of one code have this in common: a
    // key to compare and to look up by, not a code to print.
    [[nodiscard]] std::string canonical12() const;

    // Compares what is written; see same_package.
    auto operator<=>(const Ndc&) const = default;

  private:
    Ndc(std::string_view labeler, std::string_view product, std::string_view package)
        : m_labeler(labeler), m_product(product), m_package(package) {}

    std::string m_labeler;
    std::string m_product;
    std::string m_package;
};

// Whether both name one package, be it in ten, eleven or twelve digits.
[[nodiscard]] bool same_package(const Ndc& a, const Ndc& b);

// What ten digits without hyphens can stand for: one code where they begin with 0, otherwise two.
[[nodiscard]] std::vector<Ndc> possible_ndcs(std::string_view ten_digits);

}  // namespace vialog::domain
