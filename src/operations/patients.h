// SPDX-License-Identifier: Apache-2.0
// The patients of recent draws, which the journal holds as digests only, opened by one who may read them.
#pragma once

#include "domain/series.h"
#include "operations/record.h"
#include "store/queries.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

// 21 CFR 1304.22(c): the name and address of the person to whom it was administered. A chart number tells patients apart.
struct Patient {
    std::string chart_number{};
    std::string name{};
    std::string address{};
    std::string birth_date{};
    std::optional<domain::Session> session{};  // of the latest draw
    base::UtcInstant latest{};                 // when that draw occurred
    bool operator==(const Patient&) const = default;
};

// How many draws are looked at, newest first: a clinic's quarter and more, and a moment's work whatever the journal's size.
inline constexpr std::int64_t most_draws_read = 3000;

// Each once, the latest first. Texts that `reader` cannot open, or that were destroyed, are left out; a name is shown, never
// logged.
[[nodiscard]] std::vector<Patient> recent_patients(Session& session, Consent& reader,
                                                   const store::Period& period);

// What a draw discloses of her; what is empty is left out.
[[nodiscard]] std::vector<DisclosedText> texts_of(const Patient& patient);

// "4 of 6" after "3 of 6"; nothing after the last, or where there was none.
[[nodiscard]] std::optional<domain::Session> next_session(const Patient& patient);

}  // namespace vialog::operations
