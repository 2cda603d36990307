// SPDX-License-Identifier: Apache-2.0
// When something happened that is recorded only now: the time of today, or a day and a time.
#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <string_view>

namespace vialog::gui {

// "8:15" is today's, "2026-01-11 17:40" of that day, both by the offset in force now. What lies ahead is refused.
[[nodiscard]] base::Parsed<base::LocalInstant> parse_when(std::string_view text,
                                                          base::LocalInstant now);
// Whether an entry about stock must say why it comes so late.
[[nodiscard]] bool is_late(base::LocalInstant occurred, base::LocalInstant now);

}  // namespace vialog::gui
