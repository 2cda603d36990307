// SPDX-License-Identifier: Apache-2.0
// Entries written by hand, member by member, so that a test can put one thing wrong.
#pragma once

#include "base/bytes.h"
#include "base/json.h"
#include "journal/entry.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace vialog::journal {

inline constexpr std::string_view zeros64 =
    "0000000000000000000000000000000000000000000000000000000000000000";
// 43 characters: 32 bytes of zero in base64url.
inline constexpr std::string_view digest43 = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

// The members of an entry with their JSON as it stands in the bytes.
class EntryText final {
  public:
    EntryText()
        : m_members{
              {"body", R"({"beyond_use":"2026-02-09T15:30:00.000Z","container":17})"},
              {"boot", R"("0123456789abcdef")"},
              {"by", R"([{"key":"sha256:)" + std::string(zeros64) + R"(","role":"operator"}])"},
              {"kind", R"("open")"},
              {"log", R"("clinic-042.example/ket/room2")"},
              {"mono", "12345678"},
              {"occurred", R"("2026-01-12T15:30:00.000Z")"},
              {"occurred_utcoff", "-420"},
              {"prev", "\"" + std::string(zeros64) + "\""},
              {"rules", "1"},
              {"seq", "42"},
              {"station", R"("pc-2")"},
              {"time", R"("2026-01-12T15:30:00.123Z")"},
              {"tz", R"("America/Denver")"},
              {"utcoff", "-420"},
              {"v", "1"}} {}

    EntryText& with(std::string_view name, std::string_view json) {
        m_members[std::string(name)] = json;
        return *this;
    }
    EntryText& without(std::string_view name) {
        m_members.erase(std::string(name));
        return *this;
    }
    EntryText& with_body(std::string_view kind, std::string_view body) {
        return with("kind", "\"" + std::string(kind) + "\"").with("body", body);
    }

    [[nodiscard]] const std::map<std::string, std::string>& all() const { return m_members; }
    [[nodiscard]] std::string json() const {
        std::string json;
        for (const auto& [name, value] : m_members) {
            json += (json.empty() ? "{\"" : ",\"") + name + "\":" + value;
        }
        return json + "}";
    }
    [[nodiscard]] std::string text() const { return "vialog/entry@v1\n" + json() + "\n"; }

  private:
    std::map<std::string, std::string> m_members;
};

// The rule that refuses the text; "accepted" where none does. Figures follow in brackets where
// wanted.
[[nodiscard]] inline std::string rule_against(std::string_view text) {
    base::JsonDocument document;
    const auto read = read_text(text, document);
    return read ? "accepted" : std::string(read.error().rule);
}

[[nodiscard]] inline std::string rule_and_member_against(std::string_view text) {
    base::JsonDocument document;
    const auto read = read_text(text, document);
    if (read) {
        return "accepted";
    }
    std::string result(read.error().rule);
    for (const auto& [name, value] : read.error().figures) {
        if (name == "member") {
            result += " " + value;
        }
    }
    return result;
}

[[nodiscard]] inline JournalEntry read_or_fail(std::string_view text) {
    base::JsonDocument document;
    return read_text(text, document).value();
}

}  // namespace vialog::journal
