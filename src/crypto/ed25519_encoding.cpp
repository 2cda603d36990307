// SPDX-License-Identifier: Apache-2.0
// Comparisons of 32 little-endian bytes with the constants of edwards25519.
#include "crypto/ed25519_encoding.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace vialog::crypto {

namespace {

using Point = std::array<std::uint8_t, 32>;

constexpr std::uint8_t sign_of_x = 0x80;

// 2^255 - 19 + `more`
constexpr Point prime_plus(int more) {
    Point number{};
    number.fill(0xff);
    number[0] = static_cast<std::uint8_t>(0xed + more);
    number[31] = 0x7f;
    return number;
}

constexpr Point small(std::uint8_t value) {
    Point number{};
    number[0] = value;
    return number;
}

constexpr Point prime = prime_plus(0);

// L = 2^252 + 27742317777372353535851937790883648493
constexpr Point base_order = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                              0xa2, 0xde, 0xf9, 0xde, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                              0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10};

// The y of the points of order 8: y^2 = (1 +- sqrt(1 + d)) / -d, as the curve's group law gives it.
constexpr Point order_eight = {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4,
                               0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6,
                               0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05};
constexpr Point order_eight_negated = {
    0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
    0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a};

// Seven values of y, each with either sign of x: order 4 (y = 0, also written p), order 1 (y = 1,
// also p + 1), order 2 (y = p - 1), order 8.
constexpr std::array<Point, 7> low_order_y = {small(0),      small(1),    prime_plus(-1),     prime,
                                              prime_plus(1), order_eight, order_eight_negated};

Point without_sign(base::ByteView point) {
    base::expects(point.size() == 32, "a point of edwards25519 has 32 bytes");
    Point y{};
    std::copy(point.begin(), point.end(), y.begin());
    y[31] = static_cast<std::uint8_t>(y[31] & ~sign_of_x);
    return y;
}

bool is_less(base::ByteView a, const Point& b) {
    base::expects(a.size() == b.size(), "both numbers have 32 bytes");
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

}  // namespace

bool has_canonical_y(base::ByteView point) {
    return is_less(without_sign(point), prime);
}

bool is_low_order_point(base::ByteView point) {
    const Point y = without_sign(point);
    return std::find(low_order_y.begin(), low_order_y.end(), y) != low_order_y.end();
}

bool is_below_base_order(base::ByteView number) {
    return is_less(number, base_order);
}

}  // namespace vialog::crypto
