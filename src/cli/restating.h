// SPDX-License-Identifier: Apache-2.0
// An entry said again, differently: with the same options as its kind, those not given being as they were.
#pragma once

#include "cli/stock_drafts.h"
#include "domain/event.h"

namespace vialog::cli {

// The forms of all kinds that a correction may restate.
[[nodiscard]] const std::vector<DraftForm>& restatable_forms();
// The options of all of them, each once, none required.
[[nodiscard]] std::vector<Option> restating_options();

// The draft of what `original` says with `arguments` said instead. UsageError where its kind is never corrected.
[[nodiscard]] Draft restate(const domain::Event& original, const Arguments& arguments,
                            operations::Session& session);

}  // namespace vialog::cli
