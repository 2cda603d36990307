// SPDX-License-Identifier: Apache-2.0
// Kinds of events, and the events that a correction may restate.
#include "domain/event.h"

namespace vialog::domain {

Kind kind_of(const Event& event) {
    return Words<Kind>::table[event.index()].value;
}

Event to_event(const Restatable& restated) {
    return std::visit([](const auto& event) { return Event(event); }, restated);
}

namespace {

template <typename T, typename Variant>
struct IsAlternative;
template <typename T, typename... Ts>
struct IsAlternative<T, std::variant<Ts...>> : std::disjunction<std::is_same<T, Ts>...> {};

}  // namespace

std::optional<Restatable> to_restatable(const Event& event) {
    return std::visit(
        [](const auto& it) -> std::optional<Restatable> {
            using T = std::decay_t<decltype(it)>;
            if constexpr (IsAlternative<T, Restatable>::value) {
                return Restatable(it);
            } else {
                return std::nullopt;
            }
        },
        event);
}

}  // namespace vialog::domain
