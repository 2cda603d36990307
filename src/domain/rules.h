// SPDX-License-Identifier: Apache-2.0
// Who must sign what: the frozen table of rules number 1. schemas/journal-format.md sections 5
// and 7.
#pragma once

#include "domain/state.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vialog::domain {

// Rules that a journal may name. A released number never changes its meaning.
inline constexpr std::int64_t newest_rules = 1;

// An entry recorded later than this after it happened says why.
inline constexpr base::Milliseconds late_after = std::chrono::minutes(15);

// One signature that an entry needs: in which role, and which functions allow it (none: the role is
// enough, as for the owner of a key).
struct RoleRule {
    Role role = Role::Operator;
    FunctionSet functions = 0;
    bool employee = false;  // 21 CFR 1317.95: destruction and hand-over are witnessed by employees
};

// The signatures that the entry needs, in their order.
[[nodiscard]] std::vector<RoleRule> signatures_needed(const State& state, const Entry& entry);

// Whether events of this kind state when something happened to stock, so that a late record must
// say why.
[[nodiscard]] bool concerns_stock(Kind kind);
[[nodiscard]] bool may_come_from_paper(Kind kind);
[[nodiscard]] bool may_be_corrected(Kind kind);
[[nodiscard]] bool may_be_voided(Kind kind);

// How far below zero the book of an opened container may run before it is remarked on: the excess
// volume that USP <1151> recommends for mobile liquids of the labelled size, in microlitres;
// nothing for counted units.
[[nodiscard]] std::int64_t customary_excess(const Quantity& container_size);

}  // namespace vialog::domain
