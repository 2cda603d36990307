// SPDX-License-Identifier: Apache-2.0
// Labels of the containers that a receipt has numbered, as a sheet to print.
#pragma once

#include "gui/desk.h"

#include <optional>
#include <vector>

namespace vialog::gui {

// Containers of one receipt, as they were numbered.
struct NumberedContainers {
    domain::ContainerId first;
    std::int64_t containers = 0;
    domain::ProductId product;
    domain::Lot lot;
    domain::Expiry expires;
};

// Writes the sheet into the folder of documents; the message says where it lies, or why it does not.
[[nodiscard]] Message print_labels(Desk& desk, const std::vector<NumberedContainers>& received);

}  // namespace vialog::gui
