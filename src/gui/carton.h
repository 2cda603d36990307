// SPDX-License-Identifier: Apache-2.0
// A package as its code describes it, and the product of ours that it is.
#pragma once

#include "domain/lot.h"
#include "gui/desk.h"
#include "gui/scanner_setting.h"

#include <optional>
#include <string>
#include <string_view>

namespace vialog::gui {

struct Carton {
    std::string barcode;  // as it will stand in the journal, GS written as U+241D
    domain::ProductId product;
    std::int64_t containers = 0;  // in it, as the product's record or the code says
    std::optional<domain::Lot> lot{};
    std::optional<domain::Expiry> expires{};
    std::optional<domain::SerialNumber> serial{};
    // The lot or serial number read may be two fields run together; ask.
    bool may_have_lost_separator = false;
};

// A GS1 code, UPC or NDC of a product that is recorded; else what was read and what to do about it.
[[nodiscard]] base::Parsed<Carton> read_carton(Desk& desk, std::string_view scan,
                                               const ScannerSetting& setting);

}  // namespace vialog::gui
