// SPDX-License-Identifier: Apache-2.0
// A count under way, kept beside the journal, so that a crash or another screen loses nothing of it. No figure of the book
// is in it.
#pragma once

#include "gui/desk.h"
#include "gui/tally.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

// "count 45", then a line for each vial: "12 safe sealed" or "13 safe 7500", the amount in the product's unit.
[[nodiscard]] std::string print_count_draft(domain::EntryNumber start, const Tally& tally);
// Nothing where it is a draft of another count, or where any of it does not read: then it is counted anew.
[[nodiscard]] std::optional<Tally> parse_count_draft(const domain::State& state,
                                                     domain::EntryNumber start,
                                                     std::string_view text);

// In the user's state folder. What kept it from being written is told; counting goes on.
[[nodiscard]] std::optional<Message> save_count_draft(const Desk& desk, domain::EntryNumber start,
                                                      const Tally& tally);
[[nodiscard]] std::optional<Tally> load_count_draft(const Desk& desk, domain::EntryNumber start);
void remove_count_draft(const Desk& desk);

}  // namespace vialog::gui
