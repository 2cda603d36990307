// SPDX-License-Identifier: Apache-2.0
// UTF-8 decoding by hand, normalisation by utf8proc, and the list of characters that a record must
// not hold.
#include "base/text.h"

#include "base/check.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace vialog::base {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;  // in bytes; 0 where no well-formed character begins
};

struct Range {
    char32_t first;
    char32_t last;
};

// schemas/journal-format.md, JSON profile. The noncharacters are checked apart.
constexpr std::array<Range, 9> refused{{{0x0000, 0x001F},
                                        {0x007F, 0x009F},
                                        {0x061C, 0x061C},
                                        {0x200E, 0x200F},
                                        {0x2028, 0x2029},
                                        {0x202A, 0x202E},
                                        {0x2066, 0x2069},
                                        {0xFDD0, 0xFDEF},
                                        {0xFEFF, 0xFEFF}}};

// Below the first combining mark every character is its own NFC form (DerivedNormalizationProps,
// NFC_Quick_Check).
constexpr char32_t first_combining_mark = 0x0300;

bool is_refused(char32_t value) {
    // The last two of each of the 17 planes are noncharacters.
    return (value & 0xFFFEU) == 0xFFFEU ||
           std::any_of(refused.begin(), refused.end(), [value](Range range) {
               return value >= range.first && value <= range.last;
           });
}

// RFC 3629 sec. 4: the second byte's range depends on the first, which shuts out overlong forms,
// surrogates and what lies beyond U+10FFFF.
CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto tail = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80) {
        return {lead, 1};
    }
    if (lead >= 0xC2 && lead <= 0xDF && tail(at + 1)) {
        return {(static_cast<char32_t>(lead & 0x1FU) << 6U) | bits(at + 1), 2};
    }
    if (lead >= 0xE0 && lead <= 0xEF &&
        tail(at + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && tail(at + 2)) {
        return {(static_cast<char32_t>(lead & 0x0FU) << 12U) | (bits(at + 1) << 6U) | bits(at + 2),
                3};
    }
    if (lead >= 0xF0 && lead <= 0xF4 &&
        tail(at + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && tail(at + 2) &&
        tail(at + 3)) {
        return {(static_cast<char32_t>(lead & 0x07U) << 18U) | (bits(at + 1) << 12U) |
                    (bits(at + 2) << 6U) | bits(at + 3),
                4};
    }
    return {};
}

// Upper-case, at least four digits, as the Unicode standard names characters.
std::string code_point_hex(char32_t value, std::size_t digits) {
    constexpr std::string_view hex_digits = "0123456789ABCDEF";
    std::string reversed;
    while (value != 0 || reversed.size() < digits) {
        reversed += hex_digits[value & 0xFU];
        value >>= 4U;
    }
    return {reversed.rbegin(), reversed.rend()};
}

// Where a text of printable ASCII ends.
std::size_t plain_length(std::string_view text) {
    const auto* const end = std::find_if(text.data(), text.data() + text.size(), [](char c) {
        return static_cast<std::uint8_t>(c) < 0x20 || static_cast<std::uint8_t>(c) >= 0x7F;
    });
    return static_cast<std::size_t>(end - text.data());
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = decode(text, at).length;
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

Parsed<std::string_view> check_stored_text(std::string_view text) {
    bool is_surely_nfc = true;
    for (std::size_t at = plain_length(text); at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.length == 0) {
            return parse_error(at, "the text is not well-formed UTF-8",
                               "save the text as UTF-8 and read it again");
        }
        if (is_refused(point.value)) {
            return parse_error(
                at,
                "the text holds U+" + code_point_hex(point.value, 4) +
                    ", a character that cannot be seen or changes how others are read",
                "remove the character at that place");
        }
        is_surely_nfc = is_surely_nfc && point.value < first_combining_mark;
        at += point.length;
    }
    if (!is_surely_nfc) {
        const std::string composed = to_nfc(text);
        if (composed != text) {
            const auto [here, there] =
                std::mismatch(text.begin(), text.end(), composed.begin(), composed.end());
            return parse_error(static_cast<std::size_t>(here - text.begin()),
                               "the text is not in Unicode's composed form (NFC)",
                               "normalise the text to NFC before it is recorded");
        }
    }
    return text;
}

std::string to_nfc(std::string_view text) {
    expects(!find_invalid_utf8(text), "only well-formed UTF-8 can be normalised");
    if (is_ascii(text)) {
        return std::string(text);
    }
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &composed,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    if (length < 0) {
        // Of a well-formed text only a lack of memory keeps utf8proc from an answer.
        throw std::bad_alloc();
    }
    return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)};
}

std::string escape_for_console(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.length == 0) {
            escaped += "\\x{" + code_point_hex(static_cast<std::uint8_t>(text[at]), 2) + "}";
            ++at;
            continue;
        }
        if (point.value >= 0x20 && point.value < 0x7F) {
            escaped += text[at];
        } else {
            escaped += "\\u{" + code_point_hex(point.value, 1) + "}";
        }
        at += point.length;
    }
    return escaped;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

}  // namespace vialog::base
