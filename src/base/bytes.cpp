// SPDX-License-Identifier: Apache-2.0
// Hexadecimal and base64 read strictly, so that one sequence of bytes has one text, and wiping.
#include "base/bytes.h"

#include <algorithm>

namespace vialog::base {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::uint8_t not_a_digit = 0xFF;

using DigitValues = std::array<std::uint8_t, 256>;

constexpr DigitValues values_of(std::string_view digits) {
    DigitValues values{};
    values.fill(not_a_digit);
    std::uint8_t value = 0;
    for (const char digit : digits) {
        values[static_cast<std::uint8_t>(digit)] = value++;
    }
    return values;
}

constexpr DigitValues hex_values = values_of(hex_digits);
constexpr DigitValues base64_values = values_of(base64_digits);
constexpr DigitValues base64url_values = values_of(base64url_digits);

constexpr std::string_view hex_remedy = "write two digits of 0-9 and a-f for each byte";
constexpr std::string_view base64_remedy =
    "copy the whole text again, without line breaks and with its '=' at the end";
constexpr std::string_view base64url_remedy = "copy the whole text again, without line breaks";

tl::unexpected<ParseError> refuse(std::size_t offset, std::string_view what,
                                  std::string_view remedy) {
    return parse_error(offset, std::string(what), std::string(remedy));
}

// Reads digits into `out`, whose size says how many bytes are wanted.
Parsed<void> read_hex(std::string_view text, std::span<std::uint8_t> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::uint8_t high = hex_values[static_cast<std::uint8_t>(text[2 * i])];
        const std::uint8_t low = hex_values[static_cast<std::uint8_t>(text[2 * i + 1])];
        if (high == not_a_digit || low == not_a_digit) {
            return refuse(high == not_a_digit ? 2 * i : 2 * i + 1,
                          "a character is no lower-case hexadecimal digit", hex_remedy);
        }
        out[i] = static_cast<std::uint8_t>((high << 4U) | low);
    }
    return {};
}

// Writes three bytes as four digits; the last group as two or three, without padding.
std::string write_base64(ByteView bytes, std::string_view digits) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t taken = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = std::uint32_t{bytes[i]} << 16U;
        group |= taken > 1 ? std::uint32_t{bytes[i + 1]} << 8U : 0U;
        group |= taken > 2 ? std::uint32_t{bytes[i + 2]} : 0U;
        for (std::size_t digit = 0; digit <= taken; ++digit) {
            text += digits[(group >> (18U - 6U * digit)) & 0x3FU];
        }
    }
    return text;
}

// Reads digits without padding. RFC 4648 sec. 3.5: decoders MAY refuse a text whose pad bits are
// not zero; we do, so that two different texts never stand for the same bytes.
Parsed<Bytes> read_base64(std::string_view text, const DigitValues& values,
                          std::string_view remedy) {
    if (text.size() % 4 == 1) {
        return refuse(text.size(), "the text ends in the middle of a byte", remedy);
    }
    Bytes bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t pending = 0;
    std::uint32_t pending_bits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(text[i])];
        if (value == not_a_digit) {
            return refuse(i, "a character does not belong to this base64 alphabet", remedy);
        }
        pending = (pending << 6U) | value;
        pending_bits += 6;
        if (pending_bits >= 8) {
            pending_bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(pending >> pending_bits));
            pending &= (1U << pending_bits) - 1U;
        }
    }
    if (pending != 0) {
        return refuse(text.size() - 1, "the unused bits of the last character are not zero",
                      remedy);
    }
    return bytes;
}

}  // namespace

ByteView as_bytes(std::string_view text) {
    // Reading any object as unsigned char is what [basic.lval] allows.
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes to_bytes(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 0x0FU];
    }
    return text;
}

Parsed<Bytes> parse_hex(std::string_view text) {
    if (text.size() % 2 != 0) {
        return refuse(text.size(), "the number of hexadecimal digits is odd", hex_remedy);
    }
    Bytes bytes(text.size() / 2);
    if (const auto read = read_hex(text, bytes); !read) {
        return tl::unexpected(read.error());
    }
    return bytes;
}

Parsed<Digest> parse_digest_hex(std::string_view text) {
    Digest digest{};
    if (text.size() != digest.size() * 2) {
        return refuse(std::min(text.size(), digest.size() * 2),
                      "a SHA-256 digest has 64 hexadecimal digits", hex_remedy);
    }
    if (const auto read = read_hex(text, digest); !read) {
        return tl::unexpected(read.error());
    }
    return digest;
}

std::string to_base64(ByteView bytes) {
    std::string text = write_base64(bytes, base64_digits);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

Parsed<Bytes> parse_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return refuse(text.size(), "the number of base64 characters is no multiple of four",
                      base64_remedy);
    }
    std::string_view digits = text;
    for (int padding = 0; padding < 2 && digits.ends_with('='); ++padding) {
        digits.remove_suffix(1);
    }
    return read_base64(digits, base64_values, base64_remedy);
}

std::string to_base64url(ByteView bytes) {
    return write_base64(bytes, base64url_digits);
}

Parsed<Bytes> parse_base64url(std::string_view text) {
    return read_base64(text, base64url_values, base64url_remedy);
}

bool equal_in_constant_time(ByteView a, ByteView b) {
    if (a.size() != b.size()) {
        return false;
    }
    // Volatile keeps the compiler from leaving the loop at the first difference.
    volatile std::uint8_t difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference = static_cast<std::uint8_t>(difference | (a[i] ^ b[i]));
    }
    return difference == 0;
}

void wipe(std::span<std::uint8_t> bytes) {
    // Writing through volatile is a side effect that the compiler must keep, though nobody reads
    // it.
    volatile std::uint8_t* out = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        out[i] = 0;
    }
}

void wipe(std::string& text) {
    // What the string held when it was longer still lies behind its end; growing to the capacity
    // does not move it.
    text.resize(text.capacity());
    wipe(std::span(reinterpret_cast<std::uint8_t*>(text.data()), text.size()));
    text.clear();
}

}  // namespace vialog::base
