// SPDX-License-Identifier: Apache-2.0
// Reads and writes the JSON line of an entry: its header members and, by its kind, its body.
#pragma once

#include "base/json.h"
#include "domain/refusal.h"
#include "journal/entry.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::journal {

// The canonical JSON, without a line break at its end.
[[nodiscard]] std::string print_entry_json(const JournalEntry& entry);

// Sets `entry`, which is as it was made by default; or says why the text is none that print_entry_json prints.
[[nodiscard]] std::optional<domain::Refusal> read_entry_json(std::string_view json,
                                                             base::JsonDocument& document,
                                                             JournalEntry& entry);

}  // namespace vialog::journal
