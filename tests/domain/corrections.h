// SPDX-License-Identifier: Apache-2.0
// A vial, one draw from it, and ways to correct or void what was recorded; for the tests of
// corrections.
#pragma once

#include "refusals.h"

#include <string>

namespace vialog::domain {

using support::Act;
using support::Clinic;
using support::drawn;

constexpr auto ul = Quantity::microlitres;

// The event of the entry, to be altered.
template <typename T>
T event_of(const Clinic& clinic, EntryNumber seq) {
    return std::get<T>(clinic.entry(seq).event);
}

// A vial with one draw of 1 mL from it.
struct Drawn {
    Clinic clinic;
    ContainerId container = clinic.open_one(clinic.vial);
    EntryNumber receipt{clinic.next().number() - 2};
    EntryNumber opening{clinic.next().number() - 1};
    EntryNumber draw = clinic.draw(container, ul(1000));

    [[nodiscard]] Act correct(EntryNumber seq, const Restatable& restated) const {
        return {.draft = clinic.correction(seq, restated), .by = {"cleo", "dan"}};
    }
    [[nodiscard]] Act correct_draw(EntryNumber seq, std::int64_t microlitres) const {
        StockDrawn restated = event_of<StockDrawn>(clinic, draw);
        restated.lines[0].amount = ul(microlitres);
        return correct(seq, restated);
    }
    [[nodiscard]] Act undo(EntryNumber seq) const {
        return {.draft = clinic.voiding(seq), .by = {"cleo", "dan"}};
    }
    // The refusal names the entry to begin with.
    [[nodiscard]] ::testing::AssertionResult rests_on(const Act& act, EntryNumber later) const {
        auto result = refused(clinic, act, rule::later_entries_depend);
        if (result) {
            const std::string named = figure_of(clinic.decide(act).error(), "entry");
            if (named != std::to_string(later.number())) {
                return ::testing::AssertionFailure() << "names entry " << named;
            }
        }
        return result;
    }
};

}  // namespace vialog::domain
