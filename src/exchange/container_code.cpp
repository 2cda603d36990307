// SPDX-License-Identifier: Apache-2.0
// Writes and reads the codes on the clinic's own labels.
#include "exchange/container_code.h"

#include "base/check.h"
#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace vialog::exchange {
namespace {

constexpr std::string_view beginning = "VL1:";
constexpr std::size_t journal_digits = 8;
constexpr std::size_t decimal_digits = 10;  // of the largest number of 32 bits
constexpr std::int64_t largest_number = (std::int64_t{1} << 53) - 1;

std::uint32_t journal_prefix(const base::Digest& leaf) {
    return std::uint32_t{leaf[0]} << 24 | std::uint32_t{leaf[1]} << 16 |
           std::uint32_t{leaf[2]} << 8 | std::uint32_t{leaf[3]};
}

std::string journal_text(std::uint32_t journal) {
    const std::array<std::uint8_t, 4> bytes{
        static_cast<std::uint8_t>(journal >> 24), static_cast<std::uint8_t>(journal >> 16 & 0xFF),
        static_cast<std::uint8_t>(journal >> 8 & 0xFF), static_cast<std::uint8_t>(journal & 0xFF)};
    return base::to_hex(bytes);
}

// ISO/IEC 7064, MOD 97-10: 98 less the remainder of the number with two zeros behind it.
std::string check_digits(std::uint32_t journal, domain::ContainerId container) {
    std::string digits = base::print_decimal(std::int64_t{journal}, 0);
    digits.insert(0, decimal_digits - digits.size(), '0');
    digits += base::print_decimal(container.number(), 0) + "00";
    int remainder = 0;
    for (const char digit : digits) {
        remainder = (remainder * 10 + (digit - '0')) % 97;
    }
    const int check = 98 - remainder;
    return {static_cast<char>('0' + check / 10), static_cast<char>('0' + check % 10)};
}

constexpr const char* rescan =
    "scan the label again, or type all of it, such as VL1:0badcafe:17:75";

}  // namespace

ContainerCode ContainerCode::of(const base::Digest& genesis_leaf, domain::ContainerId container) {
    base::expects(container.number() >= 1 && container.number() <= largest_number,
                  "a container's number is 1 to 2^53 - 1");
    return {journal_prefix(genesis_leaf), container};
}

base::Parsed<ContainerCode> ContainerCode::parse(std::string_view text) {
    if (!text.starts_with(beginning)) {
        return base::parse_error(0, "this is no label of a container of ours", rescan);
    }
    const std::string_view journal = text.substr(beginning.size(), journal_digits);
    const auto bytes = base::parse_hex(journal);
    if (!bytes || journal.size() != journal_digits) {
        return base::parse_error(beginning.size(),
                                 "the label does not name its journal by eight digits 0-9, a-f",
                                 "scan the label again, with Caps Lock off");
    }
    const std::size_t number_at = beginning.size() + journal_digits + 1;
    const std::size_t check_at = text.rfind(':') + 1;
    if (text.size() < number_at || text[number_at - 1] != ':' || check_at <= number_at) {
        return base::parse_error(text.size(), "the label ends too early", rescan);
    }
    const auto number = base::parse_decimal(text.substr(number_at, check_at - 1 - number_at), 0,
                                            base::Sign::NonNegative);
    if (!number || *number == 0) {
        return base::parse_error(number_at, "the label's container has no number", rescan);
    }
    base::Digest leaf{};
    std::copy(bytes->begin(), bytes->end(), leaf.begin());
    const ContainerCode code(journal_prefix(leaf), domain::ContainerId(*number));
    if (text.substr(check_at) != check_digits(code.m_journal, code.m_container)) {
        return base::parse_error(check_at, "the label's check digits do not fit the rest of it",
                                 rescan);
    }
    return code;
}

bool ContainerCode::is_of(const base::Digest& genesis_leaf) const {
    return m_journal == journal_prefix(genesis_leaf);
}

std::string ContainerCode::text() const {
    return std::string(beginning) + journal_text(m_journal) + ':' +
           base::print_decimal(m_container.number(), 0) + ':' +
           check_digits(m_journal, m_container);
}

}  // namespace vialog::exchange
