// SPDX-License-Identifier: Apache-2.0
// What only a writer refuses, before anything is signed; the words stand in schemas/findings.csv. Never rename.
#pragma once

#include <string_view>

namespace vialog::operations {

inline constexpr std::string_view refusal_entry_too_long = "entry-too-long";
inline constexpr std::string_view refusal_entry_torn = "entry-torn";
inline constexpr std::string_view refusal_entry_reads_otherwise = "entry-reads-otherwise";

}  // namespace vialog::operations
