// SPDX-License-Identifier: Apache-2.0
// The notation by which the journal is narrowed: "vial 17", "lot A12", "by rn1 kind draw", "2026-01", "patient P1001".
#pragma once

#include "gui/desk.h"
#include "store/queries.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

struct JournalFilter {
    store::EntryFilter entries{};
    // A chart number: what it leads to lies sealed, and is found only with a PIN (operations/find_patient.h).
    std::optional<std::string> patient{};
    // A number alone: go to that entry, narrow nothing.
    std::optional<domain::EntryNumber> entry{};
    std::string words{};  // what is in force, for the screen

    [[nodiscard]] bool narrows() const;
};

// What is said, or the sentence of what is wrong with it and what is accepted.
[[nodiscard]] base::Result<JournalFilter, std::string> parse_filter(Desk& desk,
                                                                    std::string_view text);
[[nodiscard]] std::string filter_hint();

}  // namespace vialog::gui
