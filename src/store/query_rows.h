// SPDX-License-Identifier: Apache-2.0
// The columns that every query over entries shares; inside the room only.
#pragma once

#include "store/connection.h"
#include "store/queries.h"

namespace vialog::store {

// Columns `at` to `at` + 4: seq, kind, occurred_ms, occurred_offset_min, recorded_ms.
[[nodiscard]] EntryLine read_entry_line(const Rows& rows, int at);

// Appends to `lines` what the query gives.
[[nodiscard]] std::vector<EntryLine> read_entry_lines(Rows&& rows);

}  // namespace vialog::store
