// SPDX-License-Identifier: Apache-2.0
// The stored codes of deeds with stock in words for the screen, and as choices by digit.
#pragma once

#include "domain/cases.h"
#include "domain/deeds.h"
#include "domain/route.h"
#include "gui/screen.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

[[nodiscard]] std::string words_of(domain::WasteReason reason);
[[nodiscard]] std::string words_of(domain::WasteMethod method);
[[nodiscard]] std::string words_of(domain::LateReason reason);
[[nodiscard]] std::string words_of(domain::Saw saw);
[[nodiscard]] std::string words_of(domain::Method method);
[[nodiscard]] std::string words_of(domain::Breaking breaking);
[[nodiscard]] std::string words_of(domain::Route route);
[[nodiscard]] std::string words_of(domain::Disposition disposition);
[[nodiscard]] std::string words_of(domain::Irregularity code);

// What people state on a screen; what only paper says is not among it. The first is the usual one.
[[nodiscard]] std::span<const domain::WasteReason> waste_reasons();
[[nodiscard]] std::span<const domain::WasteMethod> waste_methods();
[[nodiscard]] std::span<const domain::LateReason> late_reasons();
[[nodiscard]] std::span<const domain::Saw> sights();
[[nodiscard]] std::span<const domain::Method> finish_methods();
[[nodiscard]] std::span<const domain::Breaking> breakings();
[[nodiscard]] std::span<const domain::Route> routes();

// By the digits 1, 2, 3 ...
template <typename E>
[[nodiscard]] std::vector<Choice> choices_of(std::span<const E> values) {
    std::vector<Choice> choices;
    for (const E value : values) {
        choices.push_back({.key = std::string(1, static_cast<char>('1' + choices.size())),
                           .label = words_of(value)});
    }
    return choices;
}
template <typename E>
[[nodiscard]] std::optional<E> choice_in(std::span<const E> values, std::string_view key) {
    if (key.size() != 1 || key.front() < '1' ||
        static_cast<std::size_t>(key.front() - '1') >= values.size()) {
        return std::nullopt;
    }
    return values[static_cast<std::size_t>(key.front() - '1')];
}
template <typename E>
[[nodiscard]] std::string key_of(std::span<const E> values, E value) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == value) {
            return std::string(1, static_cast<char>('1' + i));
        }
    }
    return {};
}

}  // namespace vialog::gui
