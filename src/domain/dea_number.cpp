// SPDX-License-Identifier: Apache-2.0
// Checks DEA registration numbers.
#include "domain/dea_number.h"

#include "domain/characters.h"

#include <algorithm>
#include <cstddef>

namespace vialog::domain {
namespace {

constexpr std::size_t registration_length = 9;
constexpr std::size_t longest_suffix = 16;
constexpr std::string_view remedy =
    "compare it with the certificate of registration: two capitals and seven digits, such as "
    "BH1234563";

// (d1 + d3 + d5) + 2 x (d2 + d4 + d6); the last digit of the sum is d7.
bool check_digit_fits(std::string_view seven_digits) {
    int sum = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        sum += (seven_digits[i] - '0') * (i % 2 == 0 ? 1 : 2);
    }
    return sum % 10 == seven_digits[6] - '0';
}

base::Parsed<std::string_view> check_registration(std::string_view text) {
    if (text.size() != registration_length) {
        return base::parse_error(std::min(text.size(), registration_length),
                                 "the DEA number does not have nine characters",
                                 std::string(remedy));
    }
    if (!is_upper(text[0])) {
        return base::parse_error(0, "the DEA number does not begin with a capital letter",
                                 std::string(remedy));
    }
    if (!is_upper(text[1]) && text[1] != '9') {
        return base::parse_error(
            1, "the second character of the DEA number is neither a capital letter nor 9",
            std::string(remedy));
    }
    const auto bad = std::find_if_not(text.begin() + 2, text.end(), is_digit);
    if (bad != text.end()) {
        return base::parse_error(static_cast<std::size_t>(bad - text.begin()),
                                 "the DEA number has a letter where a digit belongs",
                                 std::string(remedy));
    }
    if (!check_digit_fits(text.substr(2))) {
        return base::parse_error(8,
                                 "the DEA number's last digit does not fit the six before it: a "
                                 "digit is wrong or two are swapped",
                                 std::string(remedy));
    }
    return text;
}

}  // namespace

base::Parsed<DeaNumber> DeaNumber::parse(std::string_view text) {
    const std::size_t hyphen = text.find('-');
    const auto registration = check_registration(text.substr(0, hyphen));
    if (!registration) {
        return tl::unexpected(registration.error());
    }
    if (hyphen == std::string_view::npos) {
        return DeaNumber(*registration, "");
    }
    const std::string_view suffix = text.substr(hyphen + 1);
    if (suffix.empty() || suffix.size() > longest_suffix ||
        !std::all_of(suffix.begin(), suffix.end(), is_alphanumeric)) {
        return base::parse_error(
            hyphen + 1,
            "what follows the hyphen of the DEA number is not 1 to 16 letters or digits",
            "write the institution's internal code as it assigned it, such as AB1234563-012");
    }
    return DeaNumber(*registration, suffix);
}

std::vector<DeaNumberWarning> DeaNumber::warnings() const {
    // Practitioners and institutions A B F G, mid-level M, distributors and others P R, and letters
    // of older lists.
    constexpr std::string_view known = "ABCDEFGHJKLMPRSTU";
    const char letter = m_registration.empty() ? '?' : m_registration.front();
    if (letter == 'X') {
        return {DeaNumberWarning::WaiverNumber};
    }
    if (known.find(letter) == std::string_view::npos) {
        return {DeaNumberWarning::UnknownFirstLetter};
    }
    return {};
}

std::string DeaNumber::text() const {
    return m_suffix.empty() ? m_registration : m_registration + '-' + m_suffix;
}

}  // namespace vialog::domain
