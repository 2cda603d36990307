// SPDX-License-Identifier: Apache-2.0
// Reads, writes and calculates amounts of drug, in integers throughout.
#include "domain/quantity.h"

#include <cstddef>
#include <optional>

namespace vialog::domain {
namespace {

constexpr int ml_places = 3;  // a microlitre is a thousandth of a millilitre
constexpr int mg_places = 3;  // a microgram is a thousandth of a milligram
constexpr int kg_places = 3;
constexpr std::int64_t nanograms_per_microgram = 1000;

struct NumberAndUnit {
    std::string_view number;
    std::string_view unit;
};

// Divides "2.5 mL" at its one blank.
std::optional<NumberAndUnit> split_unit(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) {
        return std::nullopt;
    }
    return NumberAndUnit{text.substr(0, blank), text.substr(blank + 1)};
}

template <typename Amount>
base::Parsed<Amount> to_amount(const base::Parsed<std::int64_t>& units) {
    if (!units) {
        return tl::unexpected(units.error());
    }
    return Amount(*units);
}

template <typename Amount>
base::Parsed<Amount> parse_positive(std::string_view text, int places, std::string what,
                                    std::string remedy) {
    const auto units = base::parse_decimal(text, places, base::Sign::NonNegative);
    if (units && *units == 0) {
        return base::parse_error(0, std::move(what), std::move(remedy));
    }
    return to_amount<Amount>(units);
}

base::Result<Quantity, QuantityError> to_quantity(Unit unit, std::optional<std::int64_t> amount) {
    if (!amount) {
        return tl::unexpected(QuantityError::Overflow);
    }
    return Quantity::of(unit, *amount);
}

std::string_view strength_word(Unit unit) {
    return unit == Unit::Microlitre ? "mg/mL" : "mg/unit";
}

}  // namespace

base::Parsed<Quantity> Quantity::parse(std::string_view text) {
    const auto parts = split_unit(text);
    if (parts && parts->unit == "mL") {
        return base::parse_decimal(parts->number, ml_places, base::Sign::NonNegative)
            .map([](std::int64_t amount) { return microlitres(amount); });
    }
    if (parts && (parts->unit == "unit" || parts->unit == "units")) {
        return base::parse_decimal(parts->number, 0, base::Sign::NonNegative)
            .map([](std::int64_t amount) { return pieces(amount); });
    }
    return base::parse_error(parts ? parts->number.size() + 1 : text.size(),
                             "the amount has no unit that is known",
                             "write the unit after a blank, such as 2.5 mL or 3 units");
}

std::string Quantity::text() const {
    if (m_unit == Unit::Microlitre) {
        return print_volume(Volume(m_amount));
    }
    return base::print_decimal(m_amount, 0) + (m_amount == 1 ? " unit" : " units");
}

base::Result<Quantity, QuantityError> add(Quantity a, Quantity b) {
    if (a.unit() != b.unit()) {
        return tl::unexpected(QuantityError::UnitDiffers);
    }
    return to_quantity(a.unit(), base::checked_add(a.amount(), b.amount()));
}

base::Result<Quantity, QuantityError> subtract(Quantity from, Quantity amount) {
    if (from.unit() != amount.unit()) {
        return tl::unexpected(QuantityError::UnitDiffers);
    }
    return to_quantity(from.unit(), base::checked_subtract(from.amount(), amount.amount()));
}

base::Parsed<Volume> parse_volume_ml(std::string_view text, base::Sign sign) {
    return to_amount<Volume>(base::parse_decimal(text, ml_places, sign));
}

base::Parsed<Volume> parse_volume(std::string_view text) {
    const auto parts = split_unit(text);
    if (!parts || parts->unit != "mL") {
        return base::parse_error(parts ? parts->number.size() + 1 : text.size(),
                                 "the volume is not given in millilitres",
                                 "write the unit after a blank, such as 2.5 mL");
    }
    return parse_volume_ml(parts->number, base::Sign::Any);
}

std::string print_volume_ml(Volume volume) {
    return base::print_decimal(volume.units(), ml_places);
}

std::string print_volume(Volume volume) {
    return print_volume_ml(volume) + " mL";
}

base::Parsed<PieceCount> parse_count(std::string_view text) {
    return to_amount<PieceCount>(base::parse_decimal(text, 0, base::Sign::NonNegative));
}

std::string print_count(PieceCount count) {
    return base::print_decimal(count.units(), 0);
}

base::Parsed<Strength> Strength::from_micrograms(std::int64_t micrograms, Unit in) {
    if (micrograms <= 0 || micrograms > Quantity::largest) {
        return base::parse_error(0, "the strength is not more than nothing, or beyond all measure",
                                 "write the strength as the label has it, such as 100 mg/mL");
    }
    return Strength(micrograms, in);
}

base::Parsed<Strength> Strength::from_milligrams(std::string_view text, Unit in) {
    const auto micrograms = base::parse_decimal(text, mg_places, base::Sign::NonNegative);
    if (!micrograms) {
        return tl::unexpected(micrograms.error());
    }
    return from_micrograms(*micrograms, in);
}

base::Parsed<Strength> Strength::parse(std::string_view text) {
    const auto parts = split_unit(text);
    for (const Unit unit : {Unit::Microlitre, Unit::Piece}) {
        if (parts && parts->unit == strength_word(unit)) {
            return from_milligrams(parts->number, unit);
        }
    }
    return base::parse_error(parts ? parts->number.size() + 1 : text.size(),
                             "the strength has no unit that is known",
                             "write the unit after a blank, such as 100 mg/mL or 28 mg/unit");
}

std::string Strength::text() const {
    std::string number = base::print_decimal(m_micrograms, mg_places);
    number.erase(number.find_last_not_of('0') + 1);
    if (number.back() == '.') {
        number.pop_back();
    }
    return number.append(" ").append(strength_word(m_unit));
}

base::Result<Mass, QuantityError> mass_of(Quantity quantity, Strength strength) {
    if (quantity.unit() != strength.unit()) {
        return tl::unexpected(QuantityError::UnitDiffers);
    }
    return mass_of_balance(quantity.amount(), strength);
}

base::Result<Mass, QuantityError> mass_of_balance(std::int64_t units, Strength strength) {
    auto nanograms = base::checked_multiply(units, strength.micrograms());
    if (nanograms && strength.unit() == Unit::Piece) {
        nanograms = base::checked_multiply(*nanograms, nanograms_per_microgram);
    }
    if (!nanograms) {
        return tl::unexpected(QuantityError::Overflow);
    }
    return Mass(*nanograms);
}

std::string print_mass_mg(Mass mass) {
    return base::print_decimal(mass.units(), 6);
}

std::string print_mass_mg_half_even(Mass mass) {
    constexpr std::int64_t half = nanograms_per_microgram / 2;
    std::int64_t micrograms = mass.units() / nanograms_per_microgram;  // towards zero
    const std::int64_t rest = mass.units() % nanograms_per_microgram;  // has the sign of the mass
    const bool is_odd = micrograms % 2 != 0;
    if (rest > half || (rest == half && is_odd)) {
        ++micrograms;
    } else if (rest < -half || (rest == -half && is_odd)) {
        --micrograms;
    }
    return base::print_decimal(micrograms, mg_places);
}

base::Parsed<Dose> parse_dose_mg(std::string_view text) {
    return parse_positive<Dose>(text, mg_places, "the dose is zero",
                                "write the ordered dose in milligrams, such as 35 or 57.050");
}

std::string print_dose_mg(Dose dose) {
    return base::print_decimal(dose.units(), mg_places);
}

base::Parsed<Weight> parse_weight_kg(std::string_view text) {
    return parse_positive<Weight>(text, kg_places, "the weight is zero",
                                  "write the weight in kilograms, such as 70 or 114.1");
}

std::string print_weight_kg(Weight weight) {
    return base::print_decimal(weight.units(), kg_places);
}

}  // namespace vialog::domain
