// SPDX-License-Identifier: Apache-2.0
// From what was ordered to what is drawn.
#include "gui/dose.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

namespace vialog::gui {

namespace {

constexpr std::string_view by_weight = "/kg";

struct Range {
    std::int64_t least_mg;
    std::int64_t most_mg;
};

// Wide enough for any clinic's usual single doses by this way, narrow enough for a slipped decimal point.
Range usual_range(domain::Route route) {
    switch (route) {
        case domain::Route::Intravenous:
        case domain::Route::Subcutaneous:
            return {.least_mg = 5, .most_mg = 150};
        case domain::Route::Intramuscular:
            return {.least_mg = 5, .most_mg = 300};
        case domain::Route::Intranasal:
            return {.least_mg = 10, .most_mg = 150};
        case domain::Route::Oral:
        case domain::Route::Sublingual:
        case domain::Route::Other:
            break;
    }
    return {.least_mg = 10, .most_mg = 600};
}

// Above two milligrams by the kilogram a person is anaesthetised, not infused; injections into a muscle reach four.
std::int64_t most_by_kilogram_mg(domain::Route route) {
    constexpr std::int64_t infused = 2;
    constexpr std::int64_t otherwise = 5;
    return route == domain::Route::Intravenous ? infused : otherwise;
}

constexpr std::int64_t nanograms_of_a_milligram = 1'000'000;

std::string trimmed(std::string number) {
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') {
        number.pop_back();
    }
    return number;
}

}  // namespace

base::Parsed<DoseText> parse_dose(const domain::ProductRecorded& product, std::string_view text) {
    if (text.empty()) {
        return base::parse_error(0, tr("no dose is stated"),
                                 tr("type 40 for milligrams, 0.8 mL, or 0.5/kg"));
    }
    if (text.ends_with(by_weight)) {
        const auto [number, unit] = split_unit(text.substr(0, text.size() - by_weight.size()));
        const auto dose = domain::parse_dose_mg(number);
        if (!dose) {
            return tl::unexpected(dose.error());
        }
        if (!unit.empty() && unit != "mg") {
            return base::parse_error(number.size(), tr("only milligrams go by the kilogram"),
                                     tr("type 0.5/kg"));
        }
        return DoseText{.ordered = {}, .by_kilogram = *dose, .measured = {}};
    }
    const auto [number, unit] = split_unit(text);
    const bool counted = product.container_size.unit() == domain::Unit::Piece;
    if (unit == "mg" || (unit.empty() && !counted)) {
        const auto dose = domain::parse_dose_mg(number);
        if (!dose) {
            return tl::unexpected(dose.error());
        }
        return DoseText{.ordered = *dose, .by_kilogram = {}, .measured = {}};
    }
    const auto amount = parse_amount(product, text, Bare::Millilitres);
    if (!amount) {
        return tl::unexpected(amount.error());
    }
    if (amount->is_zero()) {
        return base::parse_error(0, tr("a dose is more than nothing"),
                                 tr("type 40 for milligrams, 0.8 mL, or 0.5/kg"));
    }
    return DoseText{.ordered = {}, .by_kilogram = {}, .measured = *amount};
}

std::optional<Dosed> dosed(const domain::ProductRecorded& product, const DoseText& dose,
                           std::optional<domain::Weight> weight) {
    if (dose.measured) {
        return Dosed{.drawn = *dose.measured, .ordered = {}, .exact = true};
    }
    std::optional<domain::Dose> ordered = dose.ordered;
    bool whole = true;
    if (dose.by_kilogram && weight) {
        constexpr std::int64_t grams_of_a_kilogram = 1000;
        const auto product_of = base::checked_multiply(dose.by_kilogram->units(), weight->units());
        if (!product_of) {
            return std::nullopt;
        }
        whole = *product_of % grams_of_a_kilogram == 0;
        ordered = domain::Dose((*product_of + grams_of_a_kilogram / 2) / grams_of_a_kilogram);
    }
    if (!ordered) {
        return std::nullopt;
    }
    const auto nearest = nearest_amount(product, *ordered);
    if (!nearest || nearest->amount.is_zero()) {
        return std::nullopt;
    }
    return Dosed{.drawn = nearest->amount, .ordered = ordered, .exact = whole && nearest->exact};
}

std::string dose_words(const domain::ProductRecorded& product, const Dosed& dose,
                       std::optional<domain::Weight> weight) {
    std::string words = print_both(product, dose.drawn.amount());
    if (!dose.exact && dose.ordered) {
        words = fmt::format(fmt::runtime(tr("{} ordered; nearest is {}")),
                            print_dose(*dose.ordered), words);
    }
    const auto mass = domain::mass_of(dose.drawn, product.strength);
    if (weight && mass) {
        // Nanograms by the gram are micrograms by the kilogram; three decimals of a milligram are shown, cut, not summed.
        const domain::Dose by_kilogram(mass->units() / weight->units());
        words += fmt::format(fmt::runtime(tr(" = {}{} mg/kg at {} kg")),
                             mass->units() % weight->units() == 0 ? "" : tr("about "),
                             trimmed(domain::print_dose_mg(by_kilogram)),
                             trimmed(domain::print_weight_kg(*weight)));
    }
    return words;
}

std::string dose_doubt(const domain::ProductRecorded& product, domain::Route route,
                       domain::Quantity drawn, std::optional<domain::Weight> weight) {
    const auto mass = domain::mass_of(drawn, product.strength);
    if (!mass) {
        return tr("That is more than can be told.");
    }
    const Range range = usual_range(route);
    if (mass->units() < range.least_mg * nanograms_of_a_milligram ||
        mass->units() > range.most_mg * nanograms_of_a_milligram) {
        return fmt::format(
            fmt::runtime(tr("{} is outside of what is usual this way, {} to {} mg.")),
            print_milligrams(product, drawn.amount()), range.least_mg, range.most_mg);
    }
    // Milligrams by the kilogram times a thousand are nanograms by the gram.
    constexpr std::int64_t nanograms_by_gram = 1000;
    if (weight &&
        mass->units() / nanograms_by_gram > most_by_kilogram_mg(route) * weight->units()) {
        return fmt::format(fmt::runtime(tr("{} is more than {} mg/kg.")),
                           print_milligrams(product, drawn.amount()), most_by_kilogram_mg(route));
    }
    return {};
}

}  // namespace vialog::gui
