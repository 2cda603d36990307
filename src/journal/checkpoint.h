// SPDX-License-Identifier: Apache-2.0
// The journal's head, signed: c2sp.org/tlog-checkpoint without extension lines. What an inspector
// takes away.
#pragma once

#include "base/result.h"
#include "crypto/private_key.h"
#include "crypto/public_key.h"
#include "domain/names.h"
#include "domain/refusal.h"
#include "journal/entry.h"
#include "journal/merkle.h"

#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// As journal/note.h has it for checkpoint_note.
inline constexpr std::int64_t max_checkpoint_bytes = 65535;

struct Checkpoint {
    domain::Origin origin;
    TreeHead head;

    bool operator==(const Checkpoint&) const = default;
};

// origin LF size LF base64(root) LF: what is signed and cosigned.
[[nodiscard]] std::string checkpoint_body(const Checkpoint& checkpoint);

// The note with the log key's signature line. Never for a root that was not read back from the
// store: a root once signed must stay true.
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint,
                                          const crypto::PrivateKey& log_key,
                                          crypto::RandomSource& random);

// A checkpoint as it was found. Lines by others are kept as they are; here nobody knows them.
struct SignedCheckpoint {
    Checkpoint checkpoint;
    std::string body;
    std::vector<SignatureLine> lines;

    bool operator==(const SignedCheckpoint&) const = default;
};

// V02. A note without any signature line is read as well: that it is unsigned is another finding.
[[nodiscard]] base::Result<SignedCheckpoint, domain::Refusal> parse_checkpoint(
    std::string_view text);

enum class LogSignature {
    Missing,  // no line is by this key
    Wrong,    // a line names this key and does not verify
    Valid,
};
// Whether `log_key` signed it, under the checkpoint's own origin as the key's name.
[[nodiscard]] LogSignature check_log_signature(const SignedCheckpoint& checkpoint,
                                               const crypto::PublicKey& log_key);

}  // namespace vialog::journal
