// SPDX-License-Identifier: Apache-2.0
// Invents a clinic's weeks on paper, in the shape of tests/samples/foothill-quarter, with the
// faults that paper has, and keeps its own books of them.
#pragma once

#include "support/paper_journal.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vialog::support {

struct PaperQuarter {
    std::string dea;
    std::map<std::string, std::string> files;       // text by name
    std::map<std::string, ProductFigures> figures;  // by NDC, from books of its own
    std::vector<std::string> improper;              // "code file:line", sorted
    std::vector<std::string> refused;               // "file:line", sorted
    std::int64_t patients_named = 0;                // infusions of a patient whom patients.csv has

    void write_to(const PaperPile& pile) const;
};

// Other names, numbers, products (one of them in single doses), zone, dates and faults for each
// seed; the same for one.
[[nodiscard]] PaperQuarter invent_quarter(std::uint64_t seed);

}  // namespace vialog::support
