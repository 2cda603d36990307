// SPDX-License-Identifier: Apache-2.0
// Choosing a patient by the first letters of a name or a chart number.
#pragma once

#include "operations/patients.h"

#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Those of whom any word of the name, or the chart number, begins so; in their order, at most `most`. ASCII letters in
// either case. None where nothing is typed.
[[nodiscard]] std::vector<operations::Patient> fitting_patients(
    const std::vector<operations::Patient>& patients, std::string_view letters, std::size_t most);
// By the chart number on her label, as it is.
[[nodiscard]] const operations::Patient* patient_labelled(
    const std::vector<operations::Patient>& patients, std::string_view chart_number);

// "Miriam Okafor, P1003, next is 4 of 6"
[[nodiscard]] std::string offer_words(const operations::Patient& patient);

}  // namespace vialog::gui
