// SPDX-License-Identifier: Apache-2.0
// What forms offer so that nobody types it: known packages by their NDC, and what some states ask for. schemas/reference.
#pragma once

#include "domain/house_events.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

struct KnownProduct {
    domain::ProductRecorded product;
    bool use_is_known = false;  // else it is as printed on the label, and nobody has read it
};
// In the order of the file.
[[nodiscard]] const std::vector<KnownProduct>& known_products();
// By either code, of the package or of the single container, however many digits it is written in.
[[nodiscard]] const KnownProduct* known_product(const domain::Ndc& ndc);

struct StateRules {
    std::string key;  // one letter
    std::string name;
    std::int64_t inventory_interval_months = 0;
    std::int64_t retention_years = 0;
    std::string citation;
};
[[nodiscard]] const std::vector<StateRules>& state_rules();

}  // namespace vialog::gui
