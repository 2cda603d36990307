// SPDX-License-Identifier: Apache-2.0
// From a screen into the journal: the one place where every screen records.
#pragma once

#include "gui/desk.h"

#include <optional>

namespace vialog::gui {

// Nothing where it was not recorded; then the message says why. Where the world fails, locked, read-only, full, it says that
// too, and the screen keeps its work.
[[nodiscard]] std::optional<operations::Recorded> record(Desk& desk,
                                                         const operations::Statement& statement,
                                                         std::optional<Message>& message);

}  // namespace vialog::gui
