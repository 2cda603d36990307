// SPDX-License-Identifier: Apache-2.0
// Somebody's place among the signers before she has consented: rules can be asked whether she may sign, and nothing is signed.
#pragma once

#include "domain/state.h"
#include "operations/signing.h"

#include <memory>

namespace vialog::gui {

// By a key of hers that is in force; null where she has none.
[[nodiscard]] std::unique_ptr<operations::Consent> stand_in(const domain::State& state,
                                                            const domain::PersonId& person);

}  // namespace vialog::gui
