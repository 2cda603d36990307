// SPDX-License-Identifier: Apache-2.0
// Whether the book is what the journal says, bit for bit; and making it so.
#pragma once

#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::store {

// The first row of a table that differs, by its key; the row itself may hold names and is not told.
struct BookDifference {
    std::string table;
    std::string key;
    bool operator==(const BookDifference&) const = default;
};

// Folds the whole journal into fresh tables beside the file, in memory that does not grow with it, and compares; changes
// nothing and stops nobody. Nothing where all is the same. An entry that breaks the rules is a StoreError of kind Corrupt:
// then the journal itself has to be verified.
[[nodiscard]] std::optional<BookDifference> check_book(const Store& store);

// The same within one transaction that then replaces what differs; the names of those tables. Others wait meanwhile.
std::vector<std::string> rebuild_book(Store& store);

}  // namespace vialog::store
