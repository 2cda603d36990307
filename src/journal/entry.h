// SPDX-License-Identifier: Apache-2.0
// An entry's bytes: the signed text and its signature lines. schemas/journal-format.md sections 3 and 4.
#pragma once

#include "base/bytes.h"
#include "base/json.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/refusal.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// Stored. 2.0.16: an entry fits the 16-bit length of a C2SP entry bundle.
inline constexpr std::size_t max_entry_bytes = 65535;
inline constexpr std::size_t max_signatures = 4;
inline constexpr std::string_view entry_literal = "vialog/entry@v1";

// An entry with what binds it to its journal.
struct JournalEntry {
    domain::Origin log;
    base::Digest prev{};  // leaf hash of the entry before; zeros for entry 0
    domain::TimeZoneName zone;
    domain::Entry entry;
    bool operator==(const JournalEntry&) const = default;
};

struct SignatureLine {
    std::string name;  // of the key: <origin>/u/<person>, or <origin> for the log key
    std::array<std::uint8_t, 4> key_id;  // C2SP signed-note, a hint only
    base::Bytes signature;               // Ed25519: 64 bytes; P-256: strict DER
    bool operator==(const SignatureLine&) const = default;
};

// What is signed: "vialog/entry@v1" LF json LF.
[[nodiscard]] std::string signed_text(const JournalEntry& entry);
// The text, a blank line and one line for each signature.
[[nodiscard]] base::Bytes entry_bytes(std::string_view text,
                                      const std::vector<SignatureLine>& signatures);

struct ReadEntry {
    JournalEntry entry;
    std::string_view text;  // within the bytes that were read
    std::vector<SignatureLine> signatures;
};

// Reads an entry's bytes; `document` lends its memory. Refuses whatever does not follow V03 and V04 of the format: one
// meaning has one byte string. The refusal's rule is one of journal/finding_codes.h with exit code 10, or 20 for what a newer
// version wrote.
[[nodiscard]] base::Result<ReadEntry, domain::Refusal> read_entry(base::ByteView bytes,
                                                                  base::JsonDocument& document);

// Reads the signed text alone. Before anybody signs, the text is read again and compared with the entry that it was made
// from: an entry that no verifier would accept could never be taken back.
[[nodiscard]] base::Result<JournalEntry, domain::Refusal> read_text(std::string_view text,
                                                                    base::JsonDocument& document);

// Every earlier entry that the event refers to by number and leaf hash.
[[nodiscard]] std::vector<domain::Ref> refs_of(const domain::Event& event);

}  // namespace vialog::journal
