// SPDX-License-Identifier: Apache-2.0
// The clinic's own numbers of vials: from the first and the last of a carton to all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::operations {

struct VialLabels {
    std::vector<std::string> labels;  // of the carton's first containers; never more than it has
    bool differs = false;             // the numbers on paper are not as many as the containers
};

// "V00041" to "V00050": what stands before the last digits stays, the number is counted up with as
// many digits as the first has. Where the two ends are not of one such row, only they themselves
// are labels.
[[nodiscard]] VialLabels vial_labels(std::string_view first, std::string_view last,
                                     std::int64_t containers);

// Whether the label is one that vial_labels() would make of these two ends, however many containers there are.
[[nodiscard]] bool lies_between(std::string_view label, std::string_view first,
                                std::string_view last);

}  // namespace vialog::operations
