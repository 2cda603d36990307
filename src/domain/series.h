// SPDX-License-Identifier: Apache-2.0
// Which session of a planned series an infusion is: "3 of 6".
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::domain {

// 1 <= number <= of <= 999.
class Session final {
  public:
    Session() = default;  // 0 of 0: what a row holds before it is filled; no text parses to it

    [[nodiscard]] static base::Parsed<Session> from_numbers(std::int64_t number, std::int64_t of);
    [[nodiscard]] static base::Parsed<Session> parse(std::string_view text);  // "3 of 6"

    [[nodiscard]] std::int64_t number() const { return m_number; }
    [[nodiscard]] std::int64_t of() const { return m_of; }
    [[nodiscard]] bool is_last() const { return m_number == m_of; }

    [[nodiscard]] std::string text() const;  // "3 of 6"
    auto operator<=>(const Session&) const = default;

  private:
    Session(std::int64_t number, std::int64_t of) : m_number(number), m_of(of) {}

    std::int64_t m_number = 0;
    std::int64_t m_of = 0;
};

}  // namespace vialog::domain
