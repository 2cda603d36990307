// SPDX-License-Identifier: Apache-2.0
// The drafts of people, products, parties and shipments from options; commands record them, corrections restate them.
#pragma once

#include "cli/stock_drafts.h"

namespace vialog::cli {

[[nodiscard]] DraftForm person_form();
[[nodiscard]] DraftForm product_form();
[[nodiscard]] DraftForm party_form();
[[nodiscard]] DraftForm shipment_form();

// The words of a repeated option, sorted, each once.
[[nodiscard]] std::vector<domain::Function> functions_of(const Arguments& arguments,
                                                         const std::string& option);
[[nodiscard]] bool yes_or_no(const Arguments& arguments, const std::string& option);

}  // namespace vialog::cli
