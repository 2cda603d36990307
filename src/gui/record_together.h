// SPDX-License-Identifier: Apache-2.0
// Several entries that stand together on one screen, released by the same PINs: all of them or none.
#pragma once

#include "gui/desk.h"

#include <optional>
#include <vector>

namespace vialog::gui {

// Nothing where they were not recorded; then the message says why. Where the maker finds nothing to record at all, the
// figures have moved since they were shown, and the message says that.
[[nodiscard]] std::optional<std::vector<operations::Recorded>> record_together(
    Desk& desk, const operations::NextStatement& next, std::optional<Message>& message);

}  // namespace vialog::gui
