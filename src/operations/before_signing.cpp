// SPDX-License-Identifier: Apache-2.0
// Reads back what is about to be signed.
#include "operations/before_signing.h"

#include "base/decimal.h"
#include "journal/note.h"
#include "operations/refusal_codes.h"

namespace vialog::operations {

std::optional<domain::Refusal> find_unreadable(const journal::JournalEntry& entry,
                                               std::string_view text,
                                               const std::vector<journal::SignatureLine>& lines) {
    const std::size_t bytes = journal::entry_bytes(text, lines).size();
    if (bytes > journal::max_entry_bytes) {
        return domain::Refusal{
            .rule = refusal_entry_too_long,
            .figures = {{"bytes", base::print_decimal(static_cast<std::int64_t>(bytes), 0)}}};
    }
    base::JsonDocument document;
    auto read = journal::read_text(text, document);
    if (!read) {
        return std::move(read.error());
    }
    if (*read != entry) {
        return domain::Refusal{.rule = refusal_entry_reads_otherwise, .figures = {}};
    }
    return std::nullopt;
}

}  // namespace vialog::operations
