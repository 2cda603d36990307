// SPDX-License-Identifier: Apache-2.0
// What a line says, whatever its spelling: the same for the line on paper and for the entries that
// an earlier run made of it.
#pragma once

#include "operations/transcribe_desk.h"
#include "operations/transcribe_lines.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

// By the names of the columns, each value in one form. A vial stands as its container's number
// under its column, and as its label under that name with a '#' behind it: what was taken as of an
// unknown vial has a label only. A column that one side cannot know is left out there.
using PaperFacts = std::map<std::string, std::string, std::less<>>;

// What an earlier run made of one record: all its entries, as corrections left them.
struct TakenRecord {
    std::string file;
    std::int64_t line = 0;
    base::Digest record{};
    domain::EntryNumber entry;  // the first of its entries; for a carton not that of its supplier
    std::optional<domain::EntryNumber> draw;       // where one of them is a draw
    std::optional<domain::EntryNumber> unknown{};  // the case of a vial that nobody knew
    bool placed = false;                           // one of them is of a vial
    base::LocalInstant occurred;
    PaperFacts facts;
    // Which entry says what a column says: a correction is of that one.
    std::map<std::string, domain::EntryNumber> said_by;
};

// Whether a line becomes an entry of this kind only where its vial is known.
[[nodiscard]] bool is_of_vial(domain::Kind kind);
// Whether the entry says that paper names a vial which nobody knew.
[[nodiscard]] bool is_of_unknown_vial(const domain::Entry& entry);

// Every record of which the journal has entries.
[[nodiscard]] std::vector<TakenRecord> taken_records(const TranscriptionDesk& desk,
                                                     const domain::State& state);

[[nodiscard]] PaperFacts facts_of(const TranscriptionDesk& desk, const domain::State& state,
                                  const PaperLine& line);

}  // namespace vialog::operations
