// SPDX-License-Identifier: Apache-2.0
// What is asked of an entry before anybody signs it: one that no verifier accepts could never be taken back.
#pragma once

#include "domain/refusal.h"
#include "journal/entry.h"

#include <optional>
#include <string_view>
#include <vector>

namespace vialog::operations {

// schemas/journal-format.md section 3: the text, read as a verifier reads it, must give the entry that is meant, and with
// its signatures it must not be too long. `lines` have the names of those who will sign and signatures of the greatest
// length that theirs can have.
[[nodiscard]] std::optional<domain::Refusal> find_unreadable(
    const journal::JournalEntry& entry, std::string_view text,
    const std::vector<journal::SignatureLine>& lines);

}  // namespace vialog::operations
