// SPDX-License-Identifier: Apache-2.0
// What is looked at over months: the residual of finished vials, and waste by person. Drawn with a sentence each.
#pragma once

#include "gui/desk.h"
#include "store/queries.h"

#include <vector>

namespace vialog::gui {

// Of the entries that occurred then, as they stand after corrections; of products measured in millilitres.
[[nodiscard]] Plot residual_plot(const Desk& desk, const store::Period& period);
[[nodiscard]] Plot waste_plot(const Desk& desk, const store::Period& period);

}  // namespace vialog::gui
