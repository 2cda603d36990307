// SPDX-License-Identifier: Apache-2.0
// Entries in a person's words: what kind, about what, how much, and everything that one states.
#pragma once

#include "domain/state.h"
#include "gui/screen.h"

#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Of a stored word: "typing_error" is "typing error". The word itself where nobody has put it into words.
[[nodiscard]] std::string stored_in_words(std::string_view stored);
template <typename E>
[[nodiscard]] std::string in_words(E value) {
    return stored_in_words(domain::word_of(value));
}
[[nodiscard]] std::string in_words(domain::Kind kind);

// "0.800 mL", "1 unit"; of an amount below zero too.
[[nodiscard]] std::string amount_in_words(const domain::State& state, domain::ProductId product,
                                          std::int64_t amount);
[[nodiscard]] std::string quantity_in_words(const domain::Quantity& quantity);
// "Ketamine 50 mg/mL, 10.000 mL"
[[nodiscard]] std::string product_in_words(const domain::State& state, domain::ProductId product);
[[nodiscard]] std::string account_in_words(const domain::Account& account);
// "2026-01-12 08:30"
[[nodiscard]] std::string time_in_words(base::LocalInstant local);
// The person of a key by her initials, else her id; "journal" of the journal's own key.
[[nodiscard]] std::string initials_of(const domain::State& state, const domain::KeyId& key);

// One line: "vial 17: 0.800 mL".
[[nodiscard]] std::string summary_of(const domain::State& state, const domain::Event& event);
// All that is stated, a fact each; the offset is that of the entry. Sealed texts are said to be sealed.
[[nodiscard]] std::vector<Fact> facts_of(const domain::State& state, const domain::Event& event,
                                         base::UtcOffset offset);
// What postings do to the book, a line for each account: "vial 17: -0.100 mL".
[[nodiscard]] std::vector<std::string> postings_in_words(
    const domain::State& state, const std::vector<domain::Posting>& postings);

}  // namespace vialog::gui
