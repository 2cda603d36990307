// SPDX-License-Identifier: Apache-2.0
// Whole numbers that know what they count, so that a container is never taken for an entry.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>

namespace vialog::base {

// A number that only names a thing: it can be compared, and nothing else.
template <typename Tag>
class Tagged final {
  public:
    constexpr Tagged() = default;
    constexpr explicit Tagged(std::int64_t number) : m_number(number) {}

    [[nodiscard]] constexpr std::int64_t number() const { return m_number; }
    constexpr auto operator<=>(const Tagged&) const = default;

  private:
    std::int64_t m_number = 0;
};

// An amount of one dimension in whole smallest units; it may be negative (a balance). Adding two
// amounts can leave the range of 64 bits: then there is no sum, and the caller must say what that
// means.
template <typename Tag>
class Measure final {
  public:
    constexpr Measure() = default;
    constexpr explicit Measure(std::int64_t units) : m_units(units) {}

    [[nodiscard]] constexpr std::int64_t units() const { return m_units; }
    [[nodiscard]] constexpr bool is_zero() const { return m_units == 0; }
    [[nodiscard]] constexpr bool is_negative() const { return m_units < 0; }
    constexpr auto operator<=>(const Measure&) const = default;

  private:
    std::int64_t m_units = 0;
};

[[nodiscard]] constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) {
        return std::nullopt;
    }
    return sum;
}

[[nodiscard]] constexpr std::optional<std::int64_t> checked_subtract(std::int64_t a,
                                                                     std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) {
        return std::nullopt;
    }
    return difference;
}

[[nodiscard]] constexpr std::optional<std::int64_t> checked_multiply(std::int64_t a,
                                                                     std::int64_t b) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product)) {
        return std::nullopt;
    }
    return product;
}

template <typename Tag>
[[nodiscard]] constexpr std::optional<Measure<Tag>> add(Measure<Tag> a, Measure<Tag> b) {
    const auto sum = checked_add(a.units(), b.units());
    return sum ? std::optional(Measure<Tag>(*sum)) : std::nullopt;
}

template <typename Tag>
[[nodiscard]] constexpr std::optional<Measure<Tag>> subtract(Measure<Tag> a, Measure<Tag> b) {
    const auto difference = checked_subtract(a.units(), b.units());
    return difference ? std::optional(Measure<Tag>(*difference)) : std::nullopt;
}

}  // namespace vialog::base

template <typename Tag>
struct std::hash<vialog::base::Tagged<Tag>> {
    std::size_t operator()(const vialog::base::Tagged<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.number());
    }
};
