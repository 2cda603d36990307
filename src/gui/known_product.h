// SPDX-License-Identifier: Apache-2.0
// The product of stock that the book has: it is known, or the book is not ours.
#pragma once

#include "domain/state.h"

namespace vialog::gui {

// Valid until the journal grows. Another number is our bug.
[[nodiscard]] const domain::ProductRecorded& known_product(const domain::State& state,
                                                           domain::ProductId product);

}  // namespace vialog::gui
