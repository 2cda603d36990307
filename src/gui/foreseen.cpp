// SPDX-License-Identifier: Apache-2.0
// Asks the rules with stand-ins for the signers.
#include "gui/foreseen.h"

#include "domain/rule_codes.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "gui/stand_in.h"

#include <algorithm>

namespace vialog::gui {

namespace {

std::unique_ptr<operations::Consent> somebody_else(const domain::State& state,
                                                   const std::vector<Place>& places) {
    std::unique_ptr<operations::Consent> found;
    state.people.for_each([&](const domain::PersonId& id, const domain::PersonRow& row) {
        const bool named = std::any_of(places.begin(), places.end(),
                                       [&](const Place& place) { return place.person == id; });
        if (found == nullptr && !named && row.functions != 0) {
            found = stand_in(state, id);
        }
    });
    return found;
}

}  // namespace

std::optional<domain::Entry> foreseen(Desk& desk, operations::Statement statement,
                                      const std::vector<Place>& places,
                                      std::optional<Message>& message) {
    std::vector<std::unique_ptr<operations::Consent>> consents;
    statement.signers.clear();
    for (const Place& place : places) {
        consents.push_back(place.person ? stand_in(desk.state(), *place.person)
                                        : somebody_else(desk.state(), places));
        if (consents.back() == nullptr) {
            message = Message{.tone = Tone::Bad,
                              .text = tr("Nobody is there to sign this."),
                              .remedy = tr("Sign in with F2; people get their keys on Ctrl+P.")};
            return std::nullopt;
        }
        statement.signers.emplace_back(place.role, consents.back().get());
    }
    std::optional<domain::Entry> entry;
    std::optional<Message> refused;
    message = failure_of([&] {
        auto decided = operations::preview(desk.session(), statement);
        if (decided) {
            entry = std::move(*decided);
        } else if (decided.error().rule != domain::rule::clock_entry_missing) {
            refused = message_of(desk, operations::Denial(std::move(decided.error())));
        }
    });
    if (!message) {
        message = std::move(refused);
    }
    return entry;
}

}  // namespace vialog::gui
