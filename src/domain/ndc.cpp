// SPDX-License-Identifier: Apache-2.0
// Reads National Drug Codes in the layouts that labels, bills and bar codes have them in.
#include "domain/ndc.h"

#include "base/check.h"
#include "domain/characters.h"

#include <algorithm>
#include <array>

namespace vialog::domain {
namespace {

struct Layout {
    std::size_t labeler;
    std::size_t product;
    std::size_t package;

    [[nodiscard]] constexpr std::size_t digits() const { return labeler + product + package; }
};

constexpr Layout four_four_two{4, 4, 2};
constexpr Layout five_three_two{5, 3, 2};
constexpr Layout five_four_one{5, 4, 1};
constexpr Layout five_four_two{5, 4, 2};
constexpr Layout six_four_two{6, 4, 2};
constexpr std::array layouts{four_four_two, five_three_two, five_four_one, five_four_two,
                             six_four_two};

constexpr std::string_view remedy =
    "write the NDC with its hyphens as the label has it, such as 0409-2051-05";

struct Segments {
    std::string_view labeler;
    std::string_view product;
    std::string_view package;
};

Segments cut(std::string_view digits, Layout layout) {
    return {digits.substr(0, layout.labeler), digits.substr(layout.labeler, layout.product),
            digits.substr(layout.labeler + layout.product)};
}

std::string padded(const std::string& segment, std::size_t width) {
    return std::string(width - segment.size(), '0') + segment;
}

base::Parsed<Segments> split_at_hyphens(std::string_view text) {
    const std::size_t first = text.find('-');
    const std::size_t second = text.find('-', first + 1);
    if (second == std::string_view::npos) {
        return base::parse_error(first, "the NDC has one hyphen, not two", std::string(remedy));
    }
    return Segments{text.substr(0, first), text.substr(first + 1, second - first - 1),
                    text.substr(second + 1)};
}

base::Parsed<Segments> split_by_length(std::string_view digits) {
    switch (digits.size()) {
        case 10:
            if (digits.front() == '0') {
                return cut(digits, four_four_two);
            }
            return base::parse_error(0, "ten digits without hyphens can be two different NDCs",
                                     std::string(remedy));
        case 11:
            return cut(digits, five_four_two);
        case 12:
            return cut(digits, six_four_two);
        default:
            return base::parse_error(digits.size(), "an NDC has 10, 11 or 12 digits",
                                     std::string(remedy));
    }
}

}  // namespace

base::Parsed<Ndc> Ndc::parse(std::string_view text) {
    const auto bad =
        std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '-'; });
    if (bad != text.end()) {
        return base::parse_error(static_cast<std::size_t>(bad - text.begin()),
                                 "an NDC has digits and hyphens only", std::string(remedy));
    }
    const auto segments =
        text.find('-') == std::string_view::npos ? split_by_length(text) : split_at_hyphens(text);
    if (!segments) {
        return tl::unexpected(segments.error());
    }
    return from_segments(segments->labeler, segments->product, segments->package);
}

base::Parsed<Ndc> Ndc::from_segments(std::string_view labeler, std::string_view product,
                                     std::string_view package) {
    if (!all_digits(labeler) || !all_digits(product) || !all_digits(package)) {
        return base::parse_error(0, "a segment of the NDC has something other than digits",
                                 std::string(remedy));
    }
    const bool known = std::any_of(layouts.begin(), layouts.end(), [&](Layout layout) {
        return labeler.size() == layout.labeler && product.size() == layout.product &&
               package.size() == layout.package;
    });
    if (!known) {
        return base::parse_error(
            0, "the NDC's segments are not 4-4-2, 5-3-2, 5-4-1, 5-4-2 or 6-4-2 digits long",
            std::string(remedy));
    }
    return Ndc(labeler, product, package);
}

std::size_t Ndc::digits() const {
    return m_labeler.size() + m_product.size() + m_package.size();
}

std::string Ndc::text() const {
    return m_labeler + '-' + m_product + '-' + m_package;
}

std::string Ndc::canonical12() const {
    return padded(m_labeler, six_four_two.labeler) + '-' + padded(m_product, six_four_two.product) +
           '-' + padded(m_package, six_four_two.package);
}

bool same_package(const Ndc& a, const Ndc& b) {
    return a.canonical12() == b.canonical12();
}

std::vector<Ndc> possible_ndcs(std::string_view ten_digits) {
    base::expects(ten_digits.size() == four_four_two.digits() && all_digits(ten_digits),
                  "only ten digits are looked at for the NDCs they can stand for");
    std::vector<Layout> candidates{five_three_two, five_four_one};
    if (ten_digits.front() == '0') {
        candidates = {four_four_two};
    }
    std::vector<Ndc> ndcs;
    for (const Layout layout : candidates) {
        const Segments segments = cut(ten_digits, layout);
        ndcs.push_back(
            Ndc::from_segments(segments.labeler, segments.product, segments.package).value());
    }
    return ndcs;
}

}  // namespace vialog::domain
