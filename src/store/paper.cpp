// SPDX-License-Identifier: Apache-2.0
// One look into the table of what is taken from paper.
#include "store/paper.h"

#include "store/connection.h"

namespace vialog::store {

std::vector<domain::EntryNumber> paper_entries(const Store& store) {
    std::vector<domain::EntryNumber> entries;
    Statement select(store.connection(), "SELECT seq FROM paper ORDER BY seq");
    Rows rows = select.query();
    while (rows.next()) {
        entries.emplace_back(rows.integer(0));
    }
    return entries;
}

}  // namespace vialog::store
