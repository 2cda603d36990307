// SPDX-License-Identifier: Apache-2.0
// What a statement would record, asked before anybody has signed it: figures to look at, or the reason why it can't be.
#pragma once

#include "gui/signing.h"

#include <optional>
#include <vector>

namespace vialog::gui {

// Those who are to sign, in their order; a place whose person is not known yet is taken by somebody else than the others.
struct Place {
    domain::Role role = domain::Role::Operator;
    std::optional<domain::PersonId> person{};
};

// Nothing where it can't be recorded; then `message` says why. A clock that has jumped is no hindrance: that is recorded
// first when the time comes; then there is no entry to look at and no message either.
[[nodiscard]] std::optional<domain::Entry> foreseen(Desk& desk, operations::Statement statement,
                                                    const std::vector<Place>& places,
                                                    std::optional<Message>& message);

}  // namespace vialog::gui
