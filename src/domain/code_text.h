// SPDX-License-Identifier: Apache-2.0
// A short text that has passed one rule, and whose type says which.
#pragma once

#include "base/result.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vialog::domain {

// `Rule` has one static function, find_problem(std::string_view) ->
// std::optional<base::ParseError>. A text without a problem is kept byte for byte; nothing is
// trimmed and no letter changes its case.
template <typename Rule>
class CodeText final {
  public:
    CodeText() = default;  // empty: what a row holds before it is filled; no text parses to it

    [[nodiscard]] static base::Parsed<CodeText> parse(std::string_view text) {
        if (auto problem = Rule::find_problem(text)) {
            return tl::unexpected(std::move(*problem));
        }
        return CodeText(std::string(text));
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    auto operator<=>(const CodeText&) const = default;

  private:
    explicit CodeText(std::string text) : m_text(std::move(text)) {}

    std::string m_text;
};

}  // namespace vialog::domain
