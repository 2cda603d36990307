// SPDX-License-Identifier: Apache-2.0
// What a correction may say differently about an entry, field by field; all else stays as it was.
#pragma once

#include "domain/event.h"
#include "domain/state.h"
#include "gui/form.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

struct RestatedField {
    std::string key;  // the letter that leads to the field
    Field field;      // empty while the old value stays; the hint says which that is
    // Puts what was typed into the event: the sentence of what is wrong and what is accepted, or nothing.
    std::function<std::string(domain::Restatable& event, std::string_view text)> put;

    // With the check that asks `put`.
    [[nodiscard]] FieldRule rule(const domain::Restatable& now) const;
};

// `offset` is that of the entry, for the times that people state.
[[nodiscard]] std::vector<RestatedField> restated_fields(const domain::State& state,
                                                         const domain::Restatable& now,
                                                         base::UtcOffset offset);

}  // namespace vialog::gui
