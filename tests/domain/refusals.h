// SPDX-License-Identifier: Apache-2.0
// Asks whether an act is granted or refused by one rule, and whether its words have all their
// figures.
#pragma once

#include "domain/rule_codes.h"
#include "support/clinic.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace vialog::domain {

// The words of the refusal; an addition says what is missing in them.
inline std::string words(const Refusal& refusal) {
    const Sentence sentence = explain(refusal);
    std::string all = std::string(refusal.rule) + ": " + sentence.text + " " + sentence.remedy;
    for (const auto& [name, figure] : refusal.figures) {
        if (figure.empty()) {
            all += " (the figure " + std::string(name) + " is empty: ?)";
        }
    }
    return all;
}

inline bool is_complete(const std::string& words) {
    return words.find('?') == std::string::npos && words.find('{') == std::string::npos;
}

[[nodiscard]] inline ::testing::AssertionResult granted(const support::Clinic& clinic,
                                                        const support::Act& act) {
    const auto entry = clinic.decide(act);
    if (!entry) {
        return ::testing::AssertionFailure() << words(entry.error());
    }
    const auto refusals = check(clinic.state(), *entry);
    if (!refusals.empty()) {
        return ::testing::AssertionFailure()
               << "granted by decide, refused by check: " << words(refusals.front());
    }
    return ::testing::AssertionSuccess();
}

[[nodiscard]] inline ::testing::AssertionResult is(const Refusal& refusal, std::string_view rule) {
    const std::string all = words(refusal);
    if (refusal.rule != rule || !is_complete(all)) {
        return ::testing::AssertionFailure() << all;
    }
    return ::testing::AssertionSuccess() << all;
}

// decide() says no by exactly this rule.
[[nodiscard]] inline ::testing::AssertionResult refused(const support::Clinic& clinic,
                                                        const support::Act& act,
                                                        std::string_view rule) {
    const auto entry = clinic.decide(act);
    if (entry) {
        return ::testing::AssertionFailure() << "granted";
    }
    return is(entry.error(), rule);
}

// check() has exactly this one thing against an entry that somebody else wrote.
[[nodiscard]] inline ::testing::AssertionResult breaks(const support::Clinic& clinic,
                                                       const Entry& entry, std::string_view rule) {
    const auto refusals = check(clinic.state(), entry);
    if (refusals.size() != 1) {
        auto failure = ::testing::AssertionFailure() << refusals.size() << " refusals:";
        for (const Refusal& refusal : refusals) {
            failure << "\n" << words(refusal);
        }
        return failure;
    }
    return is(refusals.front(), rule);
}

// The value of a figure of the refusal, or nothing.
[[nodiscard]] inline std::string figure_of(const Refusal& refusal, std::string_view name) {
    for (const auto& [key, value] : refusal.figures) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

}  // namespace vialog::domain
