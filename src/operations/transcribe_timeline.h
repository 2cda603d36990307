// SPDX-License-Identifier: Apache-2.0
// In which order the lines of paper records are taken: by their times, but never a vial's draw
// before its opening or after its finish.
#pragma once

#include "base/instant.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace vialog::operations {

enum class TimelineDeed : std::uint8_t { Received, Opened, Used, Ended, Counted };

struct TimelineRow {
    base::LocalInstant at{};
    int file = 0;  // decides between lines of one instant, then the line does
    std::int64_t line = 0;
    TimelineDeed deed = TimelineDeed::Used;
    std::vector<std::size_t> vials{};       // of those that the row concerns, each by a number
    std::optional<std::size_t> infusion{};  // rows of one infusion keep the order of their lines
};

struct Timeline {
    std::vector<std::size_t> order;  // the rows' indices as they are to be taken
    // The fewest rows, as far as that is found quickly, without whose times the others would not
    // contradict each other.
    std::vector<std::size_t> contradicting;
};

// For each vial: received before anything, opened before it is drawn from, all its draws before its
// finish. An infusion's time is when it began, after its draws, so a draw may bear a later minute
// of the finish's day; that contradicts nothing, and the draw is taken before the finish. A later
// opening or finish of the same vial has no such rights.
[[nodiscard]] Timeline arrange(const std::vector<TimelineRow>& rows);

}  // namespace vialog::operations
