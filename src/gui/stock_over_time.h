// SPDX-License-Identifier: Apache-2.0
// How much lay in containers on each of the last days, drawn in steps.
#pragma once

#include "gui/desk.h"
#include "store/queries.h"

#include <vector>

namespace vialog::gui {

// The last thirty days of each product that is on hand, or was then.
[[nodiscard]] std::vector<Plot> stock_plots(Desk& desk,
                                            const std::vector<store::ContainerOnHand>& on_hand);

}  // namespace vialog::gui
