// SPDX-License-Identifier: Apache-2.0
// Lines that an earlier run took under another spelling, or that read otherwise now: found by what
// they say, so that nothing is taken twice.
#pragma once

#include "operations/transcribe_facts.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

// A line that the journal has, though not with these bytes.
struct EarlierLine {
    domain::EntryNumber entry;
    std::optional<domain::EntryNumber> draw;
    std::vector<std::string> differs;  // columns; none where it says the same
    domain::EntryNumber says{};        // the entry that says the first of them
    // The case that was all an earlier run could make of it, or of the vial in it: nobody knew the
    // vial then.
    std::optional<domain::EntryNumber> unknown{};
};

class EarlierLines final {
  public:
    // The records of the journal that no line of the folder has byte for byte.
    EarlierLines(const TranscriptionDesk& desk, const domain::State& state);

    // Which of these lines, all of one file and none in the journal byte for byte, it has all the
    // same. Each record of the journal stands for one line at most: first for one that says the
    // same, then for one that has the same natural key, then for one that stands in its place and
    // is alike.
    [[nodiscard]] std::map<PaperLine, EarlierLine> find(const domain::State& state,
                                                        const std::vector<PaperLine>& lines);

  private:
    struct Candidate;

    enum class Agreement : std::uint8_t { Whole, Key };

    void match(std::vector<Candidate>& candidates, Agreement agreement);
    [[nodiscard]] std::optional<std::size_t> nearest(const Candidate& candidate,
                                                     const std::vector<std::size_t>& records,
                                                     Agreement agreement) const;
    void match_by_place(std::vector<Candidate>& candidates);
    void pair(Candidate& candidate, std::size_t record);

    const TranscriptionDesk& m_desk;
    std::vector<TakenRecord> m_records;
    std::vector<char> m_used;  // beside them
    std::map<PaperLine, EarlierLine> m_found;
};

}  // namespace vialog::operations
