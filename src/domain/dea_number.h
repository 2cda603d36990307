// SPDX-License-Identifier: Apache-2.0
// The number of a DEA registration.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::domain {

// What is odd about a number that is well formed. It may be right all the same: letters are added
// over the years.
enum class DeaNumberWarning : std::uint8_t {
    UnknownFirstLetter,  // no class of registrants is known to us by it
    WaiverNumber,        // X: the former buprenorphine waiver, no registration for stock
};

// Two characters (a capital; a capital or 9), six digits and a check digit; then, for a
// practitioner who uses her institution's number, a hyphen and 1 to 16 letters or digits (21 CFR
// 1301.22(c)(5)), which the check does not see. A number that passes is plausible; whether the
// registration exists and is in force only DEA can say.
class DeaNumber final {
  public:
    DeaNumber() = default;  // empty: what a row holds before it is filled; no text parses to it

    [[nodiscard]] static base::Parsed<DeaNumber> parse(std::string_view text);

    [[nodiscard]] const std::string& registration() const { return m_registration; }
    // Empty, or without its hyphen.
    [[nodiscard]] const std::string& suffix() const { return m_suffix; }
    [[nodiscard]] std::vector<DeaNumberWarning> warnings() const;

    [[nodiscard]] std::string text() const;  // "AB1234563", "AB1234563-012"
    auto operator<=>(const DeaNumber&) const = default;

  private:
    DeaNumber(std::string_view registration, std::string_view suffix)
        : m_registration(registration), m_suffix(suffix) {}

    std::string m_registration;
    std::string m_suffix;
};

}  // namespace vialog::domain
