// SPDX-License-Identifier: Apache-2.0
// A folder of a clinic's paper: every file that is known, read, or listed as evidence from outside.
#pragma once

#include "base/bytes.h"
#include "exchange/paper_clinic.h"
#include "exchange/paper_deeds.h"
#include "exchange/paper_people.h"
#include "exchange/paper_stock.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vialog::exchange {

// No clinic's quarter comes near it; whatever is larger is something else.
inline constexpr std::uintmax_t largest_paper_file = 64U * 1024U * 1024U;

struct PaperFolder {
    std::optional<PaperClinic> clinic;  // nothing where clinic.json is missing or refused
    std::vector<PaperPerson> people;
    std::vector<PaperPatient> patients;
    std::vector<PaperProduct> products;
    std::vector<PaperReceipt> receipts;
    std::vector<PaperVialEvent> vial_events;
    std::vector<PaperDraw> draws;
    std::vector<PaperCount> counts;
    // The files that are known by name, in the order of their names. A JSON file counts as one
    // record.
    std::vector<domain::PaperFile> files;
    base::Digest digest{};  // over the lines "<hex> <name>\n" of these files
    PaperReading reading;
};

// Reads the folder in one pass. supplier_statement.csv, previous_inventory.csv and chart.fhir.json
// come from outside: they are listed by digest and left for the reconciliation. A known name that
// is missing, a symbolic link, a folder or larger than largest_paper_file is refused; other names
// are remarked on. Fails where there is no such folder.
[[nodiscard]] base::Result<PaperFolder, LineRefusal> read_paper_folder(
    const std::filesystem::path& folder);

}  // namespace vialog::exchange
