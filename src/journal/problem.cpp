// SPDX-License-Identifier: Apache-2.0
// Names the place of a problem from the inside out.
#include "journal/problem.h"

#include <array>
#include <charconv>
#include <utility>

namespace vialog::journal {

bool Problem::refuse(std::string_view rule, std::string expected) {
    m_rule = rule;
    m_expected = std::move(expected);
    return false;
}

void Problem::within(std::string_view member) {
    const bool needs_point = !m_place.empty() && m_place.front() != '[';
    m_place.insert(0, needs_point ? "." : "");
    m_place.insert(0, member);
}

void Problem::within(std::size_t element) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), element).ptr;
    const bool needs_point = !m_place.empty() && m_place.front() != '[';
    m_place.insert(0, needs_point ? "]." : "]");
    m_place.insert(0,
                   std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
    m_place.insert(0, "[");
}

domain::Refusal Problem::refusal() const {
    domain::Refusal refusal{.rule = m_rule, .figures = {{"member", m_place}}};
    if (!m_expected.empty()) {
        refusal.figures.emplace_back("expected", m_expected);
    }
    return refusal;
}

}  // namespace vialog::journal
