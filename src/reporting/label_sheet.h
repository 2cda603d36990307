// SPDX-License-Identifier: Apache-2.0
// Sheets of labels for vials: a code that the scanner reads, and beside it what a person reads.
#pragma once

#include "base/bytes.h"

#include <string>
#include <vector>

namespace vialog::reporting {

struct Label {
    std::string code;                // into the two-dimensional code, and in plain print: "VL1:..."
    std::string heading;             // large: "Vial 17"
    std::vector<std::string> lines;  // small; what does not fit is shortened
};

inline constexpr int labels_on_a_sheet = 30;

// A PDF of US Letter sheets, three columns of ten labels of 2 5/8 by 1 inch, the commonest address labels. `title` stands in
// the document's properties; `day`, "2026-01-12T00:00:00Z", is when it was made: the same input makes the same bytes.
[[nodiscard]] base::Bytes label_sheet(const std::vector<Label>& labels, const std::string& title,
                                      const std::string& day);

}  // namespace vialog::reporting
