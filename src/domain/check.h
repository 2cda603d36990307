// SPDX-License-Identifier: Apache-2.0
// The frozen rules: what every entry of a journal must satisfy, whoever wrote it.
// schemas/journal-format.md section 7.
#pragma once

#include "domain/refusal.h"
#include "domain/state.h"

#include <vector>

namespace vialog::domain {

// All that the rules of the entry's `rules` number have against it, given the state before it;
// nothing when it may stand.
[[nodiscard]] std::vector<Refusal> check(const State& state, const Entry& entry);

// The irregularities that follow from the state and the deed; an entry must name at least these.
[[nodiscard]] std::vector<Irregularity> irregularities(const State& state, const Entry& entry);

// What deserves a human's eye but leaves the entry valid: clocks that disagree, suspect keys. Exit
// code 1.
[[nodiscard]] std::vector<Refusal> warnings(const State& state, const Entry& entry);

}  // namespace vialog::domain
