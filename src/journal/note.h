// SPDX-License-Identifier: Apache-2.0
// Signed notes in our profile of c2sp.org/signed-note: a text, a blank line, a line for each signature.
// schemas/journal-format.md section 3.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/names.h"
#include "domain/refusal.h"
#include "journal/entry.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// What a kind of note may hold.
struct NoteLimits {
    std::size_t bytes = 0;
    std::size_t least_text_lines = 0;
    std::size_t most_text_lines = 0;
    std::size_t signatures = 0;
};
inline constexpr NoteLimits entry_note{.bytes = max_entry_bytes,
                                       .least_text_lines = 2,
                                       .most_text_lines = 2,
                                       .signatures = max_signatures};
// tlog-checkpoint: at least three lines. Whoever reads checkpoints refuses the extension lines that could follow.
inline constexpr NoteLimits checkpoint_note{
    .bytes = 65535, .least_text_lines = 3, .most_text_lines = 32, .signatures = 16};

struct SignedNote {
    std::string_view
        text;  // what is signed, with the line feed at its end; within the bytes that were read
    std::vector<SignatureLine> signatures;  // in their order
};

// Reads untrusted bytes. The refusal's rule is one of the first group of finding_codes.h, exit code 10.
[[nodiscard]] base::Result<SignedNote, domain::Refusal> read_note(base::ByteView bytes,
                                                                  const NoteLimits& limits);

// "— name base64" and a line feed.
[[nodiscard]] std::string print_signature_line(const SignatureLine& line);
// The text, which ends with a line feed, a blank line and the signature lines.
[[nodiscard]] base::Bytes print_note(std::string_view text,
                                     const std::vector<SignatureLine>& signatures);

// The names of the keys that sign in a journal: <origin>/u/<id> for a person's, <origin> itself for the log key.
[[nodiscard]] std::string person_key_name(const domain::Origin& origin, const domain::PersonId& id);
[[nodiscard]] std::string log_key_name(const domain::Origin& origin);
// Whose key of this journal has that name; nothing where it is no person's.
[[nodiscard]] std::optional<domain::PersonId> person_of_key_name(const domain::Origin& origin,
                                                                 std::string_view name);

}  // namespace vialog::journal
