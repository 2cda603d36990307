// SPDX-License-Identifier: Apache-2.0
// The two clocks of a case that may be a theft or a significant loss. 21 CFR 1301.76(b); 88 FR 40707.
#pragma once

#include "domain/state.h"
#include "gui/screen.h"
#include "store/queries.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

struct CaseClock {
    base::CivilDate notice_due;  // one business day after the day of discovery
    base::CivilDate form_due;    // 45 calendar days after it
};
// Nothing for an irregular entry alone: what was improper about it is no loss of stock.
[[nodiscard]] std::optional<CaseClock> clock_of(const domain::CaseRow& facts,
                                                base::UtcOffset offset);

// What stands in the journal about a case since it was opened.
struct CaseFile {
    std::vector<domain::EntryNumber> notes;
    bool notice_sent = false;
    bool form_sent = false;
};
[[nodiscard]] CaseFile file_of(const store::Store& store, domain::CaseId id);

// "by 2026-01-13, today", "by 2026-01-13, 2 days over", "sent".
[[nodiscard]] std::string due_in_words(base::CivilDate due, base::CivilDate today, bool sent);
[[nodiscard]] Tone tone_of_due(base::CivilDate due, base::CivilDate today, bool sent);

}  // namespace vialog::gui
