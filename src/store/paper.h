// SPDX-License-Identifier: Apache-2.0
// The entries that were taken from paper.
#pragma once

#include "domain/ids.h"
#include "store/store.h"

#include <vector>

namespace vialog::store {

// Their numbers, ascending.
[[nodiscard]] std::vector<domain::EntryNumber> paper_entries(const Store& store);

}  // namespace vialog::store
