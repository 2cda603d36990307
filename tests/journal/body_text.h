// SPDX-License-Identifier: Apache-2.0
// Bodies written by hand, and what becomes of one when a piece of it is another.
#pragma once

#include "journal/entry_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace vialog::journal {

// In the bodies below: 64 zeros for <0>, 43 characters of base64url for <d>, 44 of base64 for <b>
// (32 bytes).
[[nodiscard]] inline std::string expand(std::string_view body) {
    std::string expanded;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const auto place = body.substr(i, 3);
        if (place == "<0>") {
            expanded += zeros64;
        } else if (place == "<d>") {
            expanded += digest43;
        } else if (place == "<b>") {
            expanded += std::string(digest43) + "=";
        } else {
            expanded += body[i];
            continue;
        }
        i += 2;
    }
    return expanded;
}

struct KindBody {
    std::string_view kind;
    std::string_view body;
};

struct BodySin {
    std::string_view kind;
    std::string_view body;
    std::string_view found;  // the rule, and the member's place within the entry
};

inline std::string text_of(const KindBody& it) {
    return EntryText().with_body(it.kind, expand(it.body)).text();
}

template <typename E>
E read_event(const KindBody& it) {
    return std::get<E>(read_or_fail(text_of(it)).entry.event);
}

inline void expect_same_bytes(const KindBody& it) {
    const std::string text = text_of(it);
    ASSERT_EQ(rule_and_member_against(text), "accepted") << it.kind << " " << it.body;
    EXPECT_EQ(signed_text(read_or_fail(text)), text);
}

inline void expect_refused(const BodySin& sin) {
    EXPECT_EQ(rule_and_member_against(text_of({sin.kind, sin.body})), sin.found)
        << sin.kind << " " << sin.body;
}

}  // namespace vialog::journal
