// SPDX-License-Identifier: Apache-2.0
// The entries of one patient. Who it is lies sealed; it is opened in memory, one entry after the other, and forgotten.
#pragma once

#include "operations/session.h"
#include "operations/signing.h"
#include "store/queries.h"

#include <span>
#include <string_view>
#include <vector>

namespace vialog::operations {

struct PatientEntries {
    std::vector<domain::EntryNumber> entries;  // ascending: draws, what follows from them, receipts
    std::int64_t opened = 0;                   // entries looked into
    std::int64_t unreadable =
        0;  // of which nothing could be opened: destroyed, damaged, not for this reader
};

// The entries that tell of patients, ascending.
[[nodiscard]] std::vector<domain::EntryNumber> entries_about_patients(const Session& session,
                                                                      const store::Period& period);
// What some of them give, added to `found`: for whoever shows what is found so far. `chart` is compared with chart numbers,
// whatever the case of its letters, and with nothing else. Outcomes and wastes are found by their infusion, though they name
// nobody.
void look_for_patient(Session& session, Consent& reader, std::string_view chart,
                      std::span<const domain::EntryNumber> some, PatientEntries& found);

}  // namespace vialog::operations
