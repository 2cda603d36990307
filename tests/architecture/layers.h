// SPDX-License-Identifier: Apache-2.0
// The arrows between the rooms of src/: which room may include which, and which library lives
// where.
#pragma once

#include "architecture/source_text.h"

namespace vialog::architecture {

// Checks each #include of a file of src/:
// - one of ours is written "room/file.h" and names this room or a room to its left;
// - a library that has a room of its own is included there only.
[[nodiscard]] std::vector<Finding> check_arrows(const SourceFile& file);

// A header that includes its room's library (Botan, SQLite) is for that room's .cpp files alone:
// included by another header or by another room, it would let the library out of its room.
[[nodiscard]] std::vector<Finding> check_hidden_libraries(const std::vector<SourceFile>& all);

// A .cpp whose header stands beside it includes that header first, which proves that the header
// stands alone.
[[nodiscard]] std::vector<Finding> check_own_header_first(const SourceFile& file,
                                                          const std::vector<SourceFile>& all);

}  // namespace vialog::architecture
