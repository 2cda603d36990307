// SPDX-License-Identifier: Apache-2.0
// A dose as it is ordered, in one field: milligrams, millilitres or units, or milligrams by the kilogram; each gives others.
#pragma once

#include "base/result.h"
#include "domain/house_events.h"
#include "domain/route.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

// "40" and "40 mg"; "0.8 mL"; "0.5/kg" and "0.5 mg/kg"; of counted units "2" and "56 mg".
struct DoseText {
    std::optional<domain::Dose> ordered;       // in all
    std::optional<domain::Dose> by_kilogram;   // the weight is asked for then
    std::optional<domain::Quantity> measured;  // stated as what is drawn
    bool operator==(const DoseText&) const = default;
};
[[nodiscard]] base::Parsed<DoseText> parse_dose(const domain::ProductRecorded& product,
                                                std::string_view text);

// What is drawn for it. Ordered milligrams and drawn ones differ by less than a microlitre where `exact` is false; whoever
// shows that asks.
struct Dosed {
    domain::Quantity drawn;
    std::optional<domain::Dose> ordered;
    bool exact = true;
    bool operator==(const Dosed&) const = default;
};
// Nothing where the weight is missing, or the figures are beyond all measure.
[[nodiscard]] std::optional<Dosed> dosed(const domain::ProductRecorded& product,
                                         const DoseText& dose,
                                         std::optional<domain::Weight> weight);

// "0.800 mL = 40 mg = 0.5 mg/kg at 80 kg"
[[nodiscard]] std::string dose_words(const domain::ProductRecorded& product, const Dosed& dose,
                                     std::optional<domain::Weight> weight);

// Why a dose looks like a slip of the finger, for a question that is asked once; empty where it does not. No policy states a
// range (schemas/journal-format.md), so it is a wide one, by route; it advises nobody on medicine.
[[nodiscard]] std::string dose_doubt(const domain::ProductRecorded& product, domain::Route route,
                                     domain::Quantity drawn, std::optional<domain::Weight> weight);

}  // namespace vialog::gui
