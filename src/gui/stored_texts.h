// SPDX-License-Identifier: Apache-2.0
// Texts that will stand in the journal: what is wrong with one while it is typed, and its form as it is stored.
#pragma once

#include "base/result.h"
#include "gui/form.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace vialog::gui {

// The most bytes that schemas/journal-format.md section 5 lets a member hold.
inline constexpr std::size_t longest_name = 200;
inline constexpr std::size_t longest_address = 400;
inline constexpr std::size_t longest_initials = 16;

enum class MayBeEmpty { No, Yes };

// One to `longest` bytes in NFC, without what no stored text may have.
[[nodiscard]] FieldCheck stored_text(std::size_t longest, MayBeEmpty may_be_empty);
[[nodiscard]] std::string to_stored(std::string_view text);

// "the amount has four decimals; write at most three"
[[nodiscard]] std::string sentence_of(const base::ParseError& error);

// What parses, or the sentence of why it does not.
template <typename T>
[[nodiscard]] FieldCheck parses(MayBeEmpty may_be_empty) {
    return [may_be_empty](std::string_view text) -> std::string {
        if (text.empty() && may_be_empty == MayBeEmpty::Yes) {
            return {};
        }
        const auto parsed = T::parse(text);
        return parsed ? std::string() : sentence_of(parsed.error());
    };
}
// A whole number from `least` to `most`.
[[nodiscard]] FieldCheck whole_number(std::int64_t least, std::int64_t most,
                                      MayBeEmpty may_be_empty);
// Of a text that has passed such a check and is not empty.
[[nodiscard]] std::int64_t to_number(std::string_view text);
// One of the choices.
[[nodiscard]] FieldCheck chosen(std::vector<Choice> choices);

}  // namespace vialog::gui
