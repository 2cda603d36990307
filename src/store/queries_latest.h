// SPDX-License-Identifier: Apache-2.0
// What a glance at the day needs: the newest entries of a kind, and what each day added to what lies in containers.
#pragma once

#include "store/queries.h"

namespace vialog::store {

// The newest first.
[[nodiscard]] std::vector<EntryLine> newest_of_kind(const Store& store, domain::Kind kind,
                                                    std::int64_t at_most);

// How many held_for_destruction() would give: they gather until they are destroyed, thousands of them.
[[nodiscard]] std::int64_t number_held_for_destruction(const Store& store);

struct DayMovement {
    std::int64_t day = 0;  // of occurrence, in UTC: days since 1970-01-01
    domain::ProductId product;
    std::int64_t amount = 0;  // gained that day, in the product's unit
    bool operator==(const DayMovement&) const = default;
};
// By day, then product; days on which an account stayed as it was are left out.
[[nodiscard]] std::vector<DayMovement> day_movements(const Store& store,
                                                     domain::AccountKind account,
                                                     std::int64_t from_day);

}  // namespace vialog::store
