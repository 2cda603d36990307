// SPDX-License-Identifier: Apache-2.0
// Looks through the known patients, who are few.
#include "gui/patient_choice.h"

#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace vialog::gui {

namespace {

bool begins_with(std::string_view text, std::string_view letters) {
    return text.size() >= letters.size() &&
           std::equal(letters.begin(), letters.end(), text.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) ==
                      std::tolower(static_cast<unsigned char>(b));
           });
}

bool fits(const operations::Patient& patient, std::string_view letters) {
    if (begins_with(patient.chart_number, letters)) {
        return true;
    }
    const std::string_view name = patient.name;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if ((at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') &&
            begins_with(name.substr(at), letters)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<operations::Patient> fitting_patients(const std::vector<operations::Patient>& patients,
                                                  std::string_view letters, std::size_t most) {
    std::vector<operations::Patient> found;
    for (const operations::Patient& patient : patients) {
        if (!letters.empty() && found.size() < most && fits(patient, letters)) {
            found.push_back(patient);
        }
    }
    return found;
}

const operations::Patient* patient_labelled(const std::vector<operations::Patient>& patients,
                                            std::string_view chart_number) {
    const auto found = std::find_if(
        patients.begin(), patients.end(),
        [&](const operations::Patient& patient) { return patient.chart_number == chart_number; });
    return found == patients.end() ? nullptr : &*found;
}

std::string offer_words(const operations::Patient& patient) {
    std::string words =
        patient.name.empty() ? patient.chart_number : patient.name + ", " + patient.chart_number;
    if (const auto next = operations::next_session(patient)) {
        words += fmt::format(fmt::runtime(tr(", next is {}")), next->text());
    }
    return words;
}

}  // namespace vialog::gui
