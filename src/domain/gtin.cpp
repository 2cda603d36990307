// SPDX-License-Identifier: Apache-2.0
// Checks and builds Global Trade Item Numbers.
#include "domain/gtin.h"

#include "base/check.h"
#include "domain/characters.h"

#include <algorithm>
#include <cstddef>

namespace vialog::domain {
namespace {

constexpr std::size_t stored_digits = 14;
constexpr std::string_view drug_prefix = "03";

}  // namespace

char gs1_check_digit(std::string_view body) {
    base::expects(!body.empty() && all_digits(body), "a check digit is made for digits");
    int sum = 0;
    int weight = 3;
    for (auto digit = body.rbegin(); digit != body.rend(); ++digit) {
        sum += weight * (*digit - '0');
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

base::Parsed<Gtin> Gtin::parse(std::string_view text) {
    const auto bad = std::find_if_not(text.begin(), text.end(), is_digit);
    if (bad != text.end()) {
        return base::parse_error(static_cast<std::size_t>(bad - text.begin()),
                                 "a GTIN has digits only",
                                 "write the digits under the bar code without blanks, or scan it");
    }
    if (text.size() != 8 && (text.size() < 12 || text.size() > stored_digits)) {
        return base::parse_error(text.size(), "a GTIN has 8, 12, 13 or 14 digits",
                                 "scan the code again, or write all digits under it, the first and "
                                 "the last small one too");
    }
    if (text.find_first_not_of('0') == std::string_view::npos) {
        return base::parse_error(0, "a GTIN of zeros names nothing", "scan the code again");
    }
    if (gs1_check_digit(text.substr(0, text.size() - 1)) != text.back()) {
        return base::parse_error(text.size() - 1,
                                 "the GTIN's check digit does not fit its other digits",
                                 "scan the code again, or compare each digit with the package");
    }
    return Gtin(std::string(stored_digits - text.size(), '0').append(text));
}

base::Parsed<Gtin> Gtin::from_ndc(const Ndc& ndc, int indicator) {
    if (ndc.digits() != 10) {
        return base::parse_error(
            0, "a GTIN carries an NDC of ten digits, and this one has another number",
            "give the NDC as the label has it, or scan the package");
    }
    if (indicator < 0 || indicator > 8) {
        return base::parse_error(0, "a package's indicator is 0 to 8",
                                 "give 0 for the item itself, 1 to 8 for a pack of several");
    }
    std::string digits(1, static_cast<char>('0' + indicator));
    digits.append(drug_prefix).append(ndc.labeler()).append(ndc.product()).append(ndc.package());
    digits.push_back(gs1_check_digit(digits));
    return Gtin(std::move(digits));
}

std::vector<Ndc> Gtin::possible_ndcs() const {
    const std::string_view digits = m_digits;
    if (digits.substr(1, drug_prefix.size()) != drug_prefix) {
        return {};
    }
    return domain::possible_ndcs(digits.substr(1 + drug_prefix.size(), 10));
}

bool Gtin::carries(const Ndc& ndc) const {
    const std::vector<Ndc> ndcs = possible_ndcs();
    return std::any_of(ndcs.begin(), ndcs.end(),
                       [&ndc](const Ndc& possible) { return same_package(possible, ndc); });
}

}  // namespace vialog::domain
