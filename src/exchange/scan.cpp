// SPDX-License-Identifier: Apache-2.0
// Decides what a scan is before it is read.
#include "exchange/scan.h"

#include "domain/characters.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vialog::exchange {
namespace {

constexpr std::size_t symbology_length = 3;

template <typename T>
base::Parsed<Scan> to_scan(base::Parsed<T> value) {
    if (!value) {
        return tl::unexpected(std::move(value.error()));
    }
    return Scan(std::move(*value));
}

bool is_gs1_symbology(std::string_view text) {
    return text.starts_with("]d2") || text.starts_with("]C1") || text.starts_with("]e0") ||
           text.starts_with("]Q3");
}

// ISO/IEC 15424: "]", a letter for the symbology, a digit or letter for its variant.
bool has_symbology(std::string_view text) {
    return text.size() > symbology_length && text[0] == ']' && domain::is_letter(text[1]) &&
           domain::is_alphanumeric(text[2]);
}

// The same letters with Caps Lock on; everything that distinguishes case would be misread then.
bool has_swapped_case(std::string_view text) {
    return text.starts_with("]D2") || text.starts_with("]c1") || text.starts_with("]q3") ||
           text.starts_with("vl1:");
}

bool has_digits_and_hyphens_only(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return domain::is_digit(c) || c == '-'; });
}

// "17270930" is the field of an expiry, and one text of eight digits in ten passes the check of a
// GTIN.
base::Parsed<Scan> parse_eight_digits(std::string_view digits, std::chrono::year current_year) {
    auto gtin = domain::Gtin::parse(digits);
    if (!digits.starts_with("11") && !digits.starts_with("17")) {
        return to_scan(std::move(gtin));
    }
    auto elements = parse_element_string(digits, SeparatorForm::ControlByte, current_year);
    if (gtin && elements) {
        return base::parse_error(0, "these eight digits can be a GTIN and a date field as well",
                                 "set the scanner to send the symbology identifier, or enter the "
                                 "product by its NDC");
    }
    return elements ? to_scan(std::move(elements)) : to_scan(std::move(gtin));
}

// What is no element string, by its symbology or by its form.
base::Parsed<Scan> parse_plain(std::string_view text) {
    if (text.starts_with("VL1:")) {
        return to_scan(ContainerCode::parse(text));
    }
    if (!has_digits_and_hyphens_only(text)) {
        return base::parse_error(0, "this code is no product's and no label of ours",
                                 "scan the code with GTIN, lot and expiry, or the label with VL1");
    }
    const bool is_ndc =
        text.size() == 10 || text.size() == 11 || text.find('-') != std::string_view::npos;
    return is_ndc ? to_scan(domain::Ndc::parse(text)) : to_scan(domain::Gtin::parse(text));
}

}  // namespace

base::Parsed<Scan> parse_scan(std::string_view text, std::chrono::year current_year) {
    if (has_swapped_case(text)) {
        return base::parse_error(0, "capital and small letters of this scan are exchanged",
                                 "turn Caps Lock off and scan again");
    }
    if (is_gs1_symbology(text)) {
        return to_scan(parse_element_string(text, SeparatorForm::ControlByte, current_year));
    }
    if (has_symbology(text)) {
        return parse_plain(text.substr(symbology_length)).map_error([](base::ParseError error) {
            error.offset += symbology_length;
            return error;
        });
    }
    if (text.starts_with("VL1:")) {
        return parse_plain(text);
    }
    if (domain::all_digits(text) && text.size() == 8) {
        return parse_eight_digits(text, current_year);
    }
    const bool has_product_length = text.size() >= 10 && text.size() <= 14;
    if (has_digits_and_hyphens_only(text) && has_product_length) {
        return parse_plain(text);
    }
    return to_scan(parse_element_string(text, SeparatorForm::ControlByte, current_year));
}

}  // namespace vialog::exchange
