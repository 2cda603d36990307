// SPDX-License-Identifier: Apache-2.0
// Reads and prints amounts, exactly.
#include "gui/amounts.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace vialog::gui {

namespace {

bool same_unit(std::string_view typed, std::string_view unit) {
    return std::equal(typed.begin(), typed.end(), unit.begin(), unit.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    });
}

std::string without_last_zeros(std::string number) {
    if (number.find('.') == std::string::npos) {
        return number;
    }
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') {
        number.pop_back();
    }
    return number;
}

base::Parsed<domain::Quantity> quantity_or_error(domain::Unit unit, std::int64_t amount) {
    const auto quantity = domain::Quantity::of(unit, amount);
    if (!quantity) {
        return base::parse_error(0, tr("that is more than any container holds"),
                                 tr("look at the number and its unit"));
    }
    return *quantity;
}

base::Parsed<domain::Quantity> from_milligrams(const domain::ProductRecorded& product,
                                               std::string_view number) {
    // No dose at all is an amount too: nothing was given.
    if (number == "0") {
        return nothing_of(product);
    }
    const auto dose = domain::parse_dose_mg(number);
    if (!dose) {
        return tl::unexpected(dose.error());
    }
    const auto nearest = nearest_amount(product, *dose);
    if (!nearest) {
        return quantity_or_error(product.container_size.unit(), -1);
    }
    if (!nearest->exact) {
        return base::parse_error(
            0,
            fmt::format(fmt::runtime(tr("{} of {} is no whole number of {}")), print_dose(*dose),
                        product.strength.text(),
                        product.container_size.unit() == domain::Unit::Microlitre
                            ? tr("microlitres")
                            : tr("units")),
            fmt::format(fmt::runtime(tr("type what was measured; nearest is {}")),
                        print_both(product, nearest->amount.amount())));
    }
    return nearest->amount;
}

}  // namespace

NumberAndUnit split_unit(std::string_view text) {
    const auto is_number = [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ',';
    };
    const auto end = std::find_if_not(text.begin(), text.end(), is_number);
    const auto length = static_cast<std::size_t>(end - text.begin());
    std::string_view unit = text.substr(length);
    while (!unit.empty() && unit.front() == ' ') {
        unit.remove_prefix(1);
    }
    return {.number = text.substr(0, length), .unit = unit};
}

base::Parsed<domain::Quantity> parse_amount(const domain::ProductRecorded& product,
                                            std::string_view text, Bare bare) {
    const auto [number, unit] = split_unit(text);
    const bool counted = product.container_size.unit() == domain::Unit::Piece;
    if (same_unit(unit, "mg")) {
        return from_milligrams(product, number);
    }
    if (counted && (unit.empty() || same_unit(unit, "units") || same_unit(unit, "unit"))) {
        const auto count = domain::parse_count(number);
        return count ? quantity_or_error(domain::Unit::Piece, count->units())
                     : base::Parsed<domain::Quantity>(tl::unexpected(count.error()));
    }
    if (!counted && (same_unit(unit, "ml") || (unit.empty() && bare == Bare::Millilitres))) {
        const auto volume = domain::parse_volume_ml(number, base::Sign::NonNegative);
        return volume ? quantity_or_error(domain::Unit::Microlitre, volume->units())
                      : base::Parsed<domain::Quantity>(tl::unexpected(volume.error()));
    }
    if (!counted && unit.empty()) {
        return from_milligrams(product, number);
    }
    return base::parse_error(
        number.size(), fmt::format(fmt::runtime(tr("\"{}\" is no unit of this product")), unit),
        counted ? tr("type a whole number of units, such as 2, or 56 mg")
                : tr("type 40 mg or 0.8 mL"));
}

std::optional<Nearest> nearest_amount(const domain::ProductRecorded& product, domain::Dose dose) {
    const domain::Unit unit = product.container_size.unit();
    const std::int64_t parts = unit == domain::Unit::Microlitre ? 1000 : 1;
    const std::int64_t strength = product.strength.micrograms();
    const auto scaled = base::checked_multiply(dose.units(), parts);
    if (!scaled || strength < 1) {
        return std::nullopt;
    }
    const std::int64_t whole = *scaled / strength;
    const std::int64_t rest = *scaled % strength;
    const auto amount = domain::Quantity::of(unit, rest * 2 >= strength ? whole + 1 : whole);
    return amount ? std::optional(Nearest{.amount = *amount, .exact = rest == 0}) : std::nullopt;
}

domain::Quantity nothing_of(const domain::ProductRecorded& product) {
    return product.container_size.unit() == domain::Unit::Microlitre
               ? domain::Quantity::microlitres(0)
               : domain::Quantity::pieces(0);
}

std::string print_amount(const domain::ProductRecorded& product, std::int64_t amount) {
    if (product.container_size.unit() == domain::Unit::Microlitre) {
        return domain::print_volume(domain::Volume(amount));
    }
    return fmt::format(fmt::runtime(tr_n("{} unit", "{} units", amount)), amount);
}

std::string print_milligrams(const domain::ProductRecorded& product, std::int64_t amount) {
    const auto mass = domain::mass_of_balance(amount, product.strength);
    return mass ? without_last_zeros(domain::print_mass_mg(*mass)) + " mg"
                : tr("more than can be told");
}

std::string print_both(const domain::ProductRecorded& product, std::int64_t amount) {
    return print_amount(product, amount) + " = " + print_milligrams(product, amount);
}

std::string print_dose(domain::Dose dose) {
    return without_last_zeros(domain::print_dose_mg(dose)) + " mg";
}

std::string print_product(const domain::ProductRecorded& product) {
    return fmt::format("{} {}, {}", product.drug, product.strength.text(),
                       product.container_size.text());
}

}  // namespace vialog::gui
