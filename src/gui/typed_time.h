// SPDX-License-Identifier: Apache-2.0
// A day and a time as people type them: "2026-02-09 08:00", on the clock of the registered location.
#pragma once

#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

[[nodiscard]] std::optional<base::UtcInstant> parse_typed_time(std::string_view text,
                                                               base::UtcOffset offset);
// The sentence that says what is accepted.
[[nodiscard]] std::string typed_time_hint();

}  // namespace vialog::gui
