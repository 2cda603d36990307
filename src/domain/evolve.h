// SPDX-License-Identifier: Apache-2.0
// The state after one more entry. The same function fills the database's book, a simulation, and a
// verifier's memory.
#pragma once

#include "domain/state.h"

namespace vialog::domain {

// The entry must be one that check() has nothing against; what it breaks otherwise is a bug and
// stops the program.
void evolve(State& state, const Entry& entry);

}  // namespace vialog::domain
