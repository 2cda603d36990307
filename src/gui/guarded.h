// SPDX-License-Identifier: Apache-2.0
// Where the world fails, the file locked, the disk full, the holder of the keys gone, a screen says so and keeps its work.
#pragma once

#include "gui/desk.h"

#include <functional>
#include <optional>

namespace vialog::gui {

// What kept the work from being done, in words for the screen; nothing where it was done. Our own faults pass through.
[[nodiscard]] std::optional<Message> failure_of(const std::function<void()>& work);

// Records by an operation of its own kind: enrolling, revoking, several at once.
using Deed = std::function<base::Result<operations::Recorded, operations::Denial>()>;
// Nothing where it was not recorded; then the message says why.
[[nodiscard]] std::optional<operations::Recorded> record_by(const Desk& desk, const Deed& deed,
                                                            std::optional<Message>& message);

}  // namespace vialog::gui
