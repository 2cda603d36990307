// SPDX-License-Identifier: Apache-2.0
// What only a writer refuses, before anything is signed, and what only it finds about its own file;
// the words stand in schemas/findings.csv. Never rename.
#pragma once

#include <string_view>

namespace vialog::operations {

inline constexpr std::string_view refusal_entry_too_long = "entry-too-long";
inline constexpr std::string_view refusal_entry_torn = "entry-torn";
inline constexpr std::string_view refusal_entry_reads_otherwise = "entry-reads-otherwise";

// What verify alone can tell, which knows what this computer has seen of the journal.
inline constexpr std::string_view finding_mark_ahead = "mark-ahead";
inline constexpr std::string_view finding_mark_differs = "mark-differs";

}  // namespace vialog::operations
