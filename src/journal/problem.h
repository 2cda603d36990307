// SPDX-License-Identifier: Apache-2.0
// The first thing that is wrong with a structure being read, and where in it that is.
#pragma once

#include "domain/refusal.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace vialog::journal {

// Costs nothing until something is wrong. The place is built from the inside out: each structure and list that a problem
// passes on its way out adds its own name, so that the whole reads "body.lines[2].ul".
class Problem final {
  public:
    [[nodiscard]] bool found() const { return !m_rule.empty(); }

    // `expected` says what would have been right, in the words of the format's tables. Always false, so that a reading
    // function can return it.
    bool refuse(std::string_view rule, std::string expected);
    void within(std::string_view member);
    void within(std::size_t element);

    [[nodiscard]] domain::Refusal refusal() const;

  private:
    std::string_view m_rule;
    std::string m_place;
    std::string m_expected;
};

}  // namespace vialog::journal
