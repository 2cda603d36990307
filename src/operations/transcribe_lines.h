// SPDX-License-Identifier: Apache-2.0
// The lines of a folder that become entries, whichever file they stand in.
#pragma once

#include "exchange/paper_folder.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vialog::operations {

// In the order in which lines of one instant are taken.
enum class PaperLineFile : std::uint8_t { Receipts, VialEvents, Draws, Counts, People, Products };

// A line that could be read: the file and the record's index in it.
struct PaperLine {
    PaperLineFile file = PaperLineFile::Receipts;
    std::size_t index = 0;
    auto operator<=>(const PaperLine&) const = default;
};

// File by file.
[[nodiscard]] std::vector<PaperLine> lines_of(const exchange::PaperFolder& folder);

[[nodiscard]] const exchange::PaperSource& source_of(const exchange::PaperFolder& folder,
                                                     const PaperLine& line);
// When the deed was done. Of a line of receipts, vial events, draws or counts.
[[nodiscard]] base::LocalInstant time_of(const exchange::PaperFolder& folder,
                                         const PaperLine& line);
// The label of the one vial that the line is about, or null.
[[nodiscard]] const std::string* vial_of(const exchange::PaperFolder& folder,
                                         const PaperLine& line);
// Whom the line names, as far as that can be read.
[[nodiscard]] std::vector<domain::PersonId> people_of(const exchange::PaperFolder& folder,
                                                      const PaperLine& line);

}  // namespace vialog::operations
