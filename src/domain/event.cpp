// SPDX-License-Identifier: Apache-2.0
// Kinds of events, and the events that a correction may restate.
#include "domain/event.h"

namespace vialog::domain {

Event::Event() noexcept = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

bool operator==(const Event& left, const Event& right) {
    return static_cast<const AnyEvent&>(left) == static_cast<const AnyEvent&>(right);
}

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
