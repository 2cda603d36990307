// SPDX-License-Identifier: Apache-2.0
// Whether the book is what the journal says, bit for bit; and making it so. Whether the hash tree is
// what the entries say.
#pragma once

#include "store/store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vialog::store {

// A row of a table that differs, by its key; the row itself may hold names and is not told.
struct BookDifference {
    std::string table;
    std::string key;
    bool operator==(const BookDifference&) const = default;
};

// Folds the whole journal into fresh tables beside the file, in memory that does not grow with it, and compares; changes
// nothing and stops nobody. The first row that differs, or nothing. An entry that breaks the rules is a StoreError of kind
// Corrupt: then the journal itself has to be verified.
[[nodiscard]] std::optional<BookDifference> check_book(const Store& store);

// The same of every row, as long as `visit` wishes to go on.
using VisitDifference = std::function<bool(const BookDifference& difference)>;
void for_each_difference(const Store& store, const VisitDifference& visit);

// The same within one transaction that then replaces what differs; the names of those tables. Others wait meanwhile.
std::vector<std::string> rebuild_book(Store& store);

// Every entry whose bytes are not what the stored tree has of it, and the last one under every node
// of the tree that is stored otherwise than its leaves give, as long as `visit` wishes to go on.
// Missing entries are passed over.
void for_each_torn_entry(const Store& store, const std::function<bool(domain::EntryNumber)>& visit);

}  // namespace vialog::store
