// SPDX-License-Identifier: Apache-2.0
// Arbitrary single values of the types that stand in events.
#pragma once

#include "domain/event.h"
#include "journal/stored_forms.h"

#include <rapidcheck.h>

#include <chrono>
#include <string>
#include <vector>

namespace vialog::support {

// To be called within rc::gen::exec: each draws one value.

template <typename T>
T pick(const std::vector<T>& choices) {
    return *rc::gen::elementOf(choices);
}

// The limits come up more often than chance would have them.
inline std::int64_t pick_whole(std::int64_t least, std::int64_t most) {
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
            return least;
        case 1:
            return most;
        case 2:
            return *rc::gen::inRange(least, most);
        default:
            return *rc::gen::inRange(least,
                                     std::min(most, std::max<std::int64_t>(least, 0) + 5000));
    }
}

inline bool pick_truth() {
    return *rc::gen::arbitrary<bool>();
}

// `least` to `most` characters of `alphabet`.
inline std::string pick_characters(std::string_view alphabet, std::size_t least, std::size_t most) {
    const auto length = *rc::gen::inRange(least, most + 1);
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
        text += alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
    }
    return text;
}

inline std::string pick_text(std::size_t most) {
    static const std::vector<std::string> characters = {"a", "k",  "Z", "0", " ", "\"", "\\",
                                                        "/", "'",  "<", "~", "é", "ß",  "µ",
                                                        "Ж", "日", "…", "€", "💉"};
    std::string text = pick<std::string>({"x", "Ketamine", "\"", "\\u0041", "é"});
    const auto wanted = *rc::gen::inRange<std::size_t>(0, std::min<std::size_t>(most, 40));
    for (;;) {
        const auto next = pick(characters);
        if (text.size() + next.size() > wanted || text.size() + next.size() > most) {
            return text;
        }
        text += next;
    }
}

inline base::Bytes pick_bytes(std::size_t least, std::size_t most) {
    const auto size = *rc::gen::inRange(least, most + 1);
    base::Bytes bytes(size);
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
    }
    return bytes;
}

inline base::Digest pick_digest() {
    base::Digest digest{};
    const auto bytes = pick_bytes(digest.size(), digest.size());
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

inline base::UtcInstant pick_instant() {
    constexpr std::int64_t last = 253402300799999;  // 9999-12-31T23:59:59.999Z
    return base::UtcInstant(base::Milliseconds(pick_whole(0, last)));
}

inline base::CivilDate pick_date() {
    using std::chrono::sys_days;
    using std::chrono::year;
    const auto first = sys_days(year(1900) / 1 / 1).time_since_epoch().count();
    const auto last = sys_days(year(9999) / 12 / 31).time_since_epoch().count();
    return sys_days(std::chrono::days(*rc::gen::inRange(first, last + 1)));
}

inline std::string pick_id() {
    constexpr std::string_view alphanumeric =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    return pick_characters(alphanumeric, 1, 1) +
           pick_characters(std::string(alphanumeric) + "._-", 0, 31);
}

inline std::string pick_origin() {
    constexpr std::string_view alphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::string origin = pick_characters(alphanumeric, 1, 20) + ".example";
    const auto parts = *rc::gen::inRange(1, 5);
    for (int i = 0; i < parts; ++i) {
        origin += "/" + pick_characters(alphanumeric, 1, 32);
    }
    return origin;
}

// 21 CFR gives no formula; the check digit is that of every published description: the first, third
// and fifth digit, and twice the others, added up; the last digit of the sum.
inline std::string pick_dea_number() {
    const auto digits = pick_characters("0123456789", 6, 6);
    const auto digit = [&](std::size_t i) { return digits[i] - '0'; };
    const auto sum = digit(0) + digit(2) + digit(4) + 2 * (digit(1) + digit(3) + digit(5));
    std::string number = pick_characters("ABFGMPR", 1, 1) +
                         pick_characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ9", 1, 1) + digits +
                         static_cast<char>('0' + sum % 10);
    return pick_truth() ? number : number + "-" + pick_characters("0123456789AB", 1, 16);
}

inline std::string pick_ndc() {
    const auto digits = [](std::size_t count) {
        return pick_characters("0123456789", count, count);
    };
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            return digits(5) + "-" + digits(3) + "-" + digits(2);
        case 1:
            return digits(5) + "-" + digits(4) + "-" + digits(2);
        default:
            return digits(5) + "-" + digits(4) + "-" + digits(1);
    }
}

inline domain::Quantity pick_quantity() {
    const auto amount = pick_whole(0, domain::Quantity::largest);
    return pick_truth() ? domain::Quantity::microlitres(amount) : domain::Quantity::pieces(amount);
}

}  // namespace vialog::support
