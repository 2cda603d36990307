// SPDX-License-Identifier: Apache-2.0
// Counts up the digits at the end of a label.
#include "operations/transcribe_labels.h"

#include "base/decimal.h"

#include <algorithm>
#include <optional>

namespace vialog::operations {
namespace {

// More digits than any clinic's numbers have, and still far from the limits of 64 bits.
constexpr std::size_t most_digits = 15;

struct Numbered {
    std::string_view prefix;
    std::size_t digits = 0;
    std::int64_t number = 0;
};

std::optional<Numbered> split(std::string_view label) {
    std::size_t at = label.size();
    while (at > 0 && label[at - 1] >= '0' && label[at - 1] <= '9') {
        --at;
    }
    const std::size_t digits = label.size() - at;
    if (digits == 0 || digits > most_digits) {
        return std::nullopt;
    }
    const auto number = base::parse_digits(label.substr(at), digits);
    if (!number) {
        return std::nullopt;
    }
    return Numbered{.prefix = label.substr(0, at), .digits = digits, .number = *number};
}

std::string label_of(const Numbered& row, std::int64_t number) {
    std::string digits = base::print_decimal(number, 0);
    if (digits.size() < row.digits) {
        digits.insert(0, row.digits - digits.size(), '0');
    }
    return std::string(row.prefix) + digits;
}

// The ends alone, for what is no row of numbers.
std::vector<std::string> the_ends(std::string_view first, std::string_view last) {
    std::vector<std::string> labels;
    for (const std::string_view end : {first, last}) {
        if (!end.empty() && std::find(labels.begin(), labels.end(), end) == labels.end()) {
            labels.emplace_back(end);
        }
    }
    return labels;
}

}  // namespace

VialLabels vial_labels(std::string_view first, std::string_view last, std::int64_t containers) {
    VialLabels result;
    const auto from = split(first);
    const auto to = split(last);
    std::int64_t numbers = 0;
    if (from && to && from->prefix == to->prefix && to->digits >= from->digits &&
        to->number >= from->number) {
        numbers = to->number - from->number + 1;
        for (std::int64_t i = 0; i < std::min(numbers, containers); ++i) {
            result.labels.push_back(label_of(*from, from->number + i));
        }
    } else {
        result.labels = the_ends(first, last);
        numbers = static_cast<std::int64_t>(result.labels.size());
        result.labels.resize(static_cast<std::size_t>(std::min(numbers, containers)));
    }
    result.differs = numbers != containers;
    return result;
}

bool lies_between(std::string_view label, std::string_view first, std::string_view last) {
    if (!label.empty() && (label == first || label == last)) {
        return true;
    }
    const auto it = split(label);
    const auto from = split(first);
    const auto to = split(last);
    return it && from && to && it->prefix == from->prefix && to->prefix == from->prefix &&
           it->number >= from->number && it->number <= to->number &&
           label == label_of(*from, it->number);
}

}  // namespace vialog::operations
