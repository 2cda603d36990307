// SPDX-License-Identifier: Apache-2.0
// Strict DER of ECDSA P-256 signatures, read and written by our own code: the library's reader
// takes BER.
#include "crypto/ecdsa_signature.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace vialog::crypto {

namespace {

using Number =
    std::array<std::uint8_t, 32>;  // big-endian, so that comparing bytes compares numbers

// FIPS 186-5 / SP 800-186, P-256: the order n of the group, and (n - 1) / 2.
constexpr Number group_order = {0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                                0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
                                0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};
constexpr Number half_order = {0x7f, 0xff, 0xff, 0xff, 0x80, 0x00, 0x00, 0x00, 0x7f, 0xff, 0xff,
                               0xff, 0xff, 0xff, 0xff, 0xff, 0xde, 0x73, 0x7d, 0x56, 0xd3, 0x8b,
                               0xcf, 0x42, 0x79, 0xdc, 0xe5, 0x61, 0x7e, 0x31, 0x92, 0xa8};

constexpr std::uint8_t sequence_tag = 0x30;
constexpr std::uint8_t integer_tag = 0x02;
constexpr std::uint8_t sign_bit = 0x80;
// 30 06 02 01 r 02 01 s, and r of 33 bytes (a leading zero) with s of 32 (low-S never needs one).
constexpr std::size_t shortest_der = 8;
constexpr std::size_t longest_der = 71;

bool is_below_order(const Number& number) {
    const Number zero{};
    return number != zero && number < group_order;
}

// Takes one DER INTEGER from the front of `rest`; nothing where it is negative, not the shortest or
// over 32 bytes.
std::optional<Number> take_integer(base::ByteView& rest) {
    if (rest.size() < 3 || rest[0] != integer_tag) {
        return std::nullopt;
    }
    const std::size_t length =
        rest[1];  // a long form (0x81...) exceeds the rest and is refused by that
    if (length == 0 || length > rest.size() - 2) {
        return std::nullopt;
    }
    base::ByteView digits = rest.subspan(2, length);
    rest = rest.subspan(2 + length);
    if ((digits[0] & sign_bit) != 0) {
        return std::nullopt;
    }
    if (digits[0] == 0 && digits.size() > 1) {
        digits = digits.subspan(1);
        if ((digits[0] & sign_bit) == 0) {
            return std::nullopt;
        }
    }
    Number number{};
    if (digits.size() > number.size()) {
        return std::nullopt;
    }
    std::copy(digits.begin(), digits.end(),
              number.end() - static_cast<std::ptrdiff_t>(digits.size()));
    return number;
}

Number subtract_from_order(const Number& number) {
    Number difference{};
    int borrow = 0;
    for (std::size_t i = difference.size(); i-- > 0;) {
        const int digit = int{group_order.at(i)} - int{number.at(i)} - borrow;
        borrow = digit < 0 ? 1 : 0;
        difference.at(i) = static_cast<std::uint8_t>(digit & 0xff);
    }
    return difference;
}

void append_integer(base::Bytes& out, const Number& number) {
    const auto first = std::find_if(number.begin(), number.end() - 1,
                                    [](std::uint8_t digit) { return digit != 0; });
    const bool needs_zero = (*first & sign_bit) != 0;
    out.push_back(integer_tag);
    out.push_back(static_cast<std::uint8_t>(number.end() - first + (needs_zero ? 1 : 0)));
    if (needs_zero) {
        out.push_back(0);
    }
    out.insert(out.end(), first, number.end());
}

}  // namespace

std::optional<RawEcdsaSignature> parse_strict_ecdsa_der(base::ByteView der) {
    if (der.size() < shortest_der || der.size() > longest_der || der[0] != sequence_tag ||
        der[1] != der.size() - 2) {
        return std::nullopt;
    }
    base::ByteView rest = der.subspan(2);
    const auto r = take_integer(rest);
    const auto s = r ? take_integer(rest) : std::nullopt;
    if (!s || !rest.empty() || !is_below_order(*r) || !is_below_order(*s) || *s > half_order) {
        return std::nullopt;
    }
    RawEcdsaSignature raw{};
    std::copy(r->begin(), r->end(), raw.begin());
    std::copy(s->begin(), s->end(), raw.begin() + 32);
    return raw;
}

std::optional<base::Bytes> write_ecdsa_der(const RawEcdsaSignature& raw) {
    Number r{};
    Number s{};
    std::copy_n(raw.begin(), 32, r.begin());
    std::copy_n(raw.begin() + 32, 32, s.begin());
    if (!is_below_order(r) || !is_below_order(s)) {
        return std::nullopt;
    }
    base::Bytes content;
    append_integer(content, r);
    append_integer(content, s > half_order ? subtract_from_order(s) : s);
    base::Bytes der = {sequence_tag, static_cast<std::uint8_t>(content.size())};
    der.insert(der.end(), content.begin(), content.end());
    return der;
}

bool is_p256_scalar(base::ByteView scalar) {
    Number number{};
    if (scalar.size() != number.size()) {
        return false;
    }
    std::copy(scalar.begin(), scalar.end(), number.begin());
    const bool valid = is_below_order(number);
    base::wipe(number);
    return valid;
}

}  // namespace vialog::crypto
