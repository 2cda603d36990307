// SPDX-License-Identifier: Apache-2.0
// people.csv and patients.csv of a clinic's paper.
#pragma once

#include "exchange/paper_row.h"

#include <string_view>
#include <vector>

namespace vialog::exchange {

inline constexpr std::string_view people_file = "people.csv";
inline constexpr std::string_view patients_file = "patients.csv";

// id, name, initials, roles (functions divided by ';', ',', '/' or '|'). A second line with an id that is taken is
// refused.
[[nodiscard]] std::vector<PaperPerson> read_people(std::string_view text, PaperReading& reading,
                                                   std::int64_t& records);
// id, name, date_of_birth, address.
[[nodiscard]] std::vector<PaperPatient> read_patients(std::string_view text, PaperReading& reading,
                                                      std::int64_t& records);

}  // namespace vialog::exchange
