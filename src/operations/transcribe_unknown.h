// SPDX-License-Identifier: Apache-2.0
// Lines of which an earlier run has a case only, since no receipt knew their vial, in a folder that
// has its carton by now.
#pragma once

#include "operations/transcribe_earlier.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace vialog::operations {

// The case of an earlier run about a vial that is known now. It is never closed in silence: two
// people decide it.
struct StandingCase {
    std::string file;
    std::int64_t line = 0;
    domain::EntryNumber entry;
    bool taken = false;  // the line was taken now as what it says; else it is left as it is
};

// Such a vial is taken up whole or not at all: where somebody has used it in the journal since, has
// decided one of its cases, or has mended one of its lines, what he entered for it may be the same
// deed again.
class UnknownVials final {
  public:
    // All must outlive it.
    UnknownVials(const TranscriptionDesk& desk, const domain::State& state)
        : m_desk(desk), m_state(state) {}

    // A line that an earlier run took, of the vial with that number of the timeline. `carton_comes`
    // where this run takes a carton that gives out its label.
    void add(const PaperLine& line, std::size_t vial, const EarlierLine& taken, bool carton_comes);

    // The lines that can be taken as what they say, now.
    [[nodiscard]] std::vector<PaperLine> taken_up() const;
    // Each open case about a vial that is known now, by file and line.
    [[nodiscard]] std::vector<StandingCase> standing() const;

  private:
    struct Case {
        PaperLine line;
        std::size_t vial = 0;
        domain::EntryNumber entry;
    };

    [[nodiscard]] bool is_untouched(const std::string& label, base::UtcInstant at) const;

    const TranscriptionDesk& m_desk;
    const domain::State& m_state;
    std::vector<Case> m_cases;     // open ones, of vials that are known now
    std::set<std::size_t> m_kept;  // vials that are not taken up
};

}  // namespace vialog::operations
