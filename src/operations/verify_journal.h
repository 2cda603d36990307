// SPDX-License-Identifier: Apache-2.0
// Everything that can be said against a journal's file by looking at it alone.
#pragma once

#include "store/store.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vialog::operations {

struct Verification {
    std::int64_t size = 0;              // entries that the file claims to have
    std::int64_t verified = 0;          // of which bytes, signatures, chain and rules were checked
    std::vector<std::string> findings;  // a sentence each, with the entry's number
};

// Of each part that many findings are named, and the others counted as far as that is cheap.
inline constexpr std::size_t most_findings = 10'000;

// The audit that the inspector's program makes of a bundle, of every entry and kept checkpoint; the
// tree that is stored; what this computer has seen of the journal, where a mark of it lies in the
// folder `marks`; the book's tables against the entries. What is wrong with one part keeps no other
// from being looked at. `store` is opened with Access::Examine.
[[nodiscard]] Verification verify_journal(const store::Store& store,
                                          const std::filesystem::path& marks, int threads);

}  // namespace vialog::operations
