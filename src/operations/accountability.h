// SPDX-License-Identifier: Apache-2.0
// The computation chart of a DEA accountability audit between two days: accountable for against accounted for.
#pragma once

#include "operations/session.h"
#include "store/queries.h"

#include <cstdint>
#include <vector>

namespace vialog::operations {

// Sealed and opened containers, and their content in the product's unit.
struct Holding {
    std::int64_t sealed = 0;
    std::int64_t opened = 0;
    std::int64_t amount = 0;
};

// One product. The formula: difference = (closing + given + transferred + wasted + lost or stolen) - (beginning + received).
// Negative is a shortage, positive an overage. Differences at finish and what decisions made of them stand apart, in
// `unaccounted`; they are what the difference consists of.
struct ChartLine {
    domain::ProductId product;
    Holding beginning;  // A: on hand before the first day, and an initial inventory taken within
    std::int64_t received_containers = 0;
    std::int64_t received = 0;       // B: from suppliers and other registrants, and found
    Holding closing;                 // D: on hand at the end of the last day
    std::int64_t in_process = 0;     // of D: drawn with the outcome open, or held
    std::int64_t given = 0;          // E
    std::int64_t transferred = 0;    // F: to registrants, suppliers, reverse distributors
    std::int64_t patient_waste = 0;  // G, with the next five
    std::int64_t finish_waste = 0;
    std::int64_t stock_waste = 0;
    std::int64_t infusion_loss = 0;
    std::int64_t broken = 0;
    std::int64_t destroyed = 0;
    std::int64_t lost_or_stolen = 0;           // H
    std::int64_t surplus_at_finish = 0;        // not yet decided
    std::int64_t shortage_at_finish = 0;       // not yet decided
    std::vector<store::Movement> unaccounted;  // every account that is on neither side, as it moved
    std::int64_t finished_containers = 0;

    [[nodiscard]] std::int64_t accountable_for() const;  // A + B
    [[nodiscard]] std::int64_t accounted_for() const;    // D + E + F + G + H
    [[nodiscard]] std::int64_t difference() const;
};

struct Chart {
    base::CivilDate from;   // opening of business
    base::CivilDate until;  // close of business
    std::int64_t size = 0;  // of the journal it is computed from
    std::vector<ChartLine> lines;
    std::vector<store::EntryLine> marks;  // late entries and corrections within
};

// Local days at the registered location, the first and the last with all their hours.
[[nodiscard]] store::Period business_days(Session& session, base::CivilDate from,
                                          base::CivilDate until);

// From the opening of business on `from` to its close on `until`, local days at the registered location, by when things
// occurred (21 CFR 1304.21(d)).
[[nodiscard]] Chart accountability(Session& session, base::CivilDate from, base::CivilDate until);

}  // namespace vialog::operations
