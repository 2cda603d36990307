// SPDX-License-Identifier: Apache-2.0
// Which rule says no, with the figures. The words stand in schemas/findings.csv, for every reader
// the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vialog::domain {

// A rule is known by its code in schemas/findings.csv, such as "infusion-overdrawn". Figures fill
// the sentence's places: {container} by "17". No figure is a secret or a person's name.
struct Refusal {
    std::string_view rule;  // one of the constants of domain/rule_codes.h
    std::vector<std::pair<std::string_view, std::string>> figures;

    bool operator==(const Refusal&) const = default;
};

struct Sentence {
    int exit_code = 0;  // of the verifier, when an entry in a journal breaks this rule;
                        // schemas/journal-format.md section 12
    std::string rule;
    std::string text;  // with the figures in their places
    std::string remedy;
};

// The words of a refusal, English.
[[nodiscard]] Sentence explain(const Refusal& refusal);

}  // namespace vialog::domain
