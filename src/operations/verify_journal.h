// SPDX-License-Identifier: Apache-2.0
// Everything that can be said against a journal's file by looking at it alone.
#pragma once

#include "journal/audit.h"
#include "store/store.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

struct Verification {
    std::int64_t size = 0;              // entries that the file claims to have
    std::int64_t verified = 0;          // of which bytes, signatures, chain and rules were checked
    std::vector<std::string> findings;  // a sentence each, with the entry's number
    // Of each finding, in their order: the entry, where it is about one, and the rule's code, where there is one.
    struct About {
        std::optional<std::int64_t> seq;
        std::string rule;
    };
    std::vector<About> about{};
    bool stopped = false;  // by `progress`; what is not in it was not looked at
};

struct VerifyWish {
    std::filesystem::path marks{};  // folder of the high-water marks; empty: none is compared
    int threads = 1;
    std::vector<journal::PriorCheckpoint>
        priors{};                       // taken away earlier; each is held against the entries
    journal::AuditProgress progress{};  // may be empty
};

// Of each part that many findings are named, and the others counted as far as that is cheap.
inline constexpr std::size_t most_findings = 10'000;

// The audit that the inspector's program makes of a bundle, of every entry and kept checkpoint; the
// tree that is stored; what this computer has seen of the journal, where a mark of it lies in the
// folder; the book's tables against the entries. What is wrong with one part keeps no other from
// being looked at. `store` is opened with Access::Examine.
[[nodiscard]] Verification verify_journal(const store::Store& store, const VerifyWish& wish);

}  // namespace vialog::operations
