// SPDX-License-Identifier: Apache-2.0
// Amounts of drug in whole smallest units, so that no rounding can hide a loss; strengths; the mass
// that follows from both.
#pragma once

#include "base/check.h"
#include "base/decimal.h"
#include "base/measure.h"
#include "base/result.h"
#include "domain/words.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::domain {

using Volume = base::Measure<struct VolumeTag>;  // microlitres
// Nasal devices, tablets, troches, capsules.
using PieceCount = base::Measure<struct PieceCountTag>;
using Mass = base::Measure<struct MassTag>;      // nanograms
using Dose = base::Measure<struct DoseTag>;      // micrograms, as ordered
using Weight = base::Measure<struct WeightTag>;  // grams, of a patient

// What a product is measured in. One product has one unit, for ever.
// Stored. A word never changes its meaning.
enum class Unit : std::uint8_t { Microlitre, Piece };

template <>
struct Words<Unit> {
    static constexpr auto table = std::to_array<Word<Unit>>({
        {Unit::Microlitre, "ul"},
        {Unit::Piece, "units"},
    });
};

enum class QuantityError : std::uint8_t {
    Overflow,     // more than `largest`, or than 64 bits hold
    Negative,     // less than nothing
    UnitDiffers,  // microlitres are not pieces
};

// An amount that was measured or counted: a unit and a whole number of it, 0 to `largest`. What may
// fall below zero, a balance, is a Volume or a PieceCount.
class Quantity final {
  public:
    // 2^53 - 1: what the journal's JSON carries without loss.
    static constexpr std::int64_t largest = (std::int64_t{1} << 53) - 1;

    constexpr Quantity() = default;  // no microlitres
    // From outside: any number may come.
    [[nodiscard]] static constexpr base::Result<Quantity, QuantityError> of(Unit unit,
                                                                            std::int64_t amount) {
        if (amount < 0) {
            return tl::unexpected(QuantityError::Negative);
        }
        if (amount > largest) {
            return tl::unexpected(QuantityError::Overflow);
        }
        return Quantity(unit, amount);
    }
    // From inside: another number is our bug.
    [[nodiscard]] static constexpr Quantity microlitres(std::int64_t amount) {
        return Quantity(Unit::Microlitre, checked(amount));
    }
    [[nodiscard]] static constexpr Quantity pieces(std::int64_t amount) {
        return Quantity(Unit::Piece, checked(amount));
    }
    // "2.500 mL", "1 unit", "3 units": one blank, the unit required.
    [[nodiscard]] static base::Parsed<Quantity> parse(std::string_view text);

    [[nodiscard]] constexpr Unit unit() const { return m_unit; }
    [[nodiscard]] constexpr std::int64_t amount() const { return m_amount; }
    [[nodiscard]] constexpr bool is_zero() const { return m_amount == 0; }
    [[nodiscard]] std::string text() const;  // as parse reads it

    // The order is by unit first: compare amounts of one product only.
    constexpr auto operator<=>(const Quantity&) const = default;

  private:
    constexpr Quantity(Unit unit, std::int64_t amount) : m_unit(unit), m_amount(amount) {}

    [[nodiscard]] static constexpr std::int64_t checked(std::int64_t amount) {
        if (amount < 0 || amount > largest) {
            base::expects(false, "a quantity is between nothing and 2^53 - 1");
        }
        return amount;
    }

    Unit m_unit = Unit::Microlitre;
    std::int64_t m_amount = 0;
};

[[nodiscard]] base::Result<Quantity, QuantityError> add(Quantity a, Quantity b);
[[nodiscard]] base::Result<Quantity, QuantityError> subtract(Quantity from, Quantity amount);

// "2.500" millilitres as a column has it, up to three decimals. `Sign::Any` for a balance, which
// overfill takes below zero.
[[nodiscard]] base::Parsed<Volume> parse_volume_ml(std::string_view text, base::Sign sign);
[[nodiscard]] base::Parsed<Volume> parse_volume(std::string_view text);     // "2.5 mL"
[[nodiscard]] std::string print_volume_ml(Volume volume);                   // "2.500"
[[nodiscard]] std::string print_volume(Volume volume);                      // "2.500 mL"
[[nodiscard]] base::Parsed<PieceCount> parse_count(std::string_view text);  // "3"
[[nodiscard]] std::string print_count(PieceCount count);                    // "3"

// Drug in a millilitre or in a piece, in whole micrograms; never zero. Of ketamine, the base: so
// the label has it.
class Strength final {
  public:
    constexpr Strength() =
        default;  // zero: what a row holds before it is filled; no text parses to it

    [[nodiscard]] static base::Parsed<Strength> from_micrograms(std::int64_t micrograms, Unit in);
    // Milligrams with up to three decimals, as a column has them: "100", "0.5".
    [[nodiscard]] static base::Parsed<Strength> from_milligrams(std::string_view text, Unit in);
    // "100 mg/mL", "0.5 mg/mL", "28 mg/unit".
    [[nodiscard]] static base::Parsed<Strength> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t micrograms() const { return m_micrograms; }
    // Microlitre for what is measured in millilitres: the strength is then by the millilitre.
    [[nodiscard]] constexpr Unit unit() const { return m_unit; }
    [[nodiscard]] std::string text() const;  // as parse reads it, without zeros at the end
    constexpr auto operator<=>(const Strength&) const = default;

  private:
    constexpr Strength(std::int64_t micrograms, Unit unit)
        : m_micrograms(micrograms), m_unit(unit) {}

    std::int64_t m_micrograms = 0;
    Unit m_unit = Unit::Microlitre;
};

// Exact: microlitres x micrograms per millilitre = nanograms; pieces x micrograms x 1,000 =
// nanograms.
[[nodiscard]] base::Result<Mass, QuantityError> mass_of(Quantity quantity, Strength strength);
// The same for a balance; Overflow is its only error.
[[nodiscard]] base::Result<Mass, QuantityError> mass_of_balance(std::int64_t units,
                                                                Strength strength);

[[nodiscard]] std::string print_mass_mg(Mass mass);  // exact, six decimals: "57.050000"
// Rounded to three decimals, half to even: for a page that says so, never for a sum.
[[nodiscard]] std::string print_mass_mg_half_even(Mass mass);

// Milligrams with up to three decimals, kilograms with up to three; more than nothing.
[[nodiscard]] base::Parsed<Dose> parse_dose_mg(std::string_view text);
[[nodiscard]] std::string print_dose_mg(Dose dose);  // "57.050"
[[nodiscard]] base::Parsed<Weight> parse_weight_kg(std::string_view text);
[[nodiscard]] std::string print_weight_kg(Weight weight);  // "114.100"

}  // namespace vialog::domain
