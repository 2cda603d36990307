// SPDX-License-Identifier: Apache-2.0
// A count that has begun, as canonical JSON in one column: its lists are read and written whole; inside the room only.
#pragma once

#include "domain/state.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::store {

// Everything of the row but `counted`, which has a column of its own.
[[nodiscard]] std::string print_count_facts(const domain::CountRow& row);
// Nothing where the text is none of ours.
[[nodiscard]] std::optional<domain::CountRow> parse_count_facts(std::string_view text);

}  // namespace vialog::store
