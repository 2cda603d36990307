// SPDX-License-Identifier: Apache-2.0
// Entries altered as text: what people sign is then whatever a test wishes.
#pragma once

#include "journal/audited.h"
#include "journal/note.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// The first `from` in the text becomes `to`; it must be there.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "the sample has no " << from;
    if (at != std::string::npos) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// The text that was signed, of an entry of the sample.
inline std::string text_of(std::int64_t seq) {
    return std::string(
        support::parse_entry(sample_journal().entries().at(static_cast<std::size_t>(seq))).text);
}

// The text with a right signature by each key over just these bytes, whatever they are.
inline std::string signed_as(const std::string& text, const std::vector<std::string>& keys) {
    std::string note = text + "\n";
    for (const std::string& key : keys) {
        note += print_signature_line(support::sign_line(sample_journal().origin(), text, key));
    }
    return note;
}
// The text under the signatures of another one.
inline std::string under_signatures_of(const std::string& text, const std::string& genuine,
                                       const std::vector<std::string>& keys) {
    return text + signed_as(genuine, keys).substr(genuine.size());
}

inline int code_of_last(std::int64_t seq, const std::string& note) {
    return audit_with_last(seq, base::to_bytes(note)).exit_code();
}

}  // namespace vialog::journal
