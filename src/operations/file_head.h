// SPDX-License-Identifier: Apache-2.0
// Whether the journal's head, about to be signed, is that of what lies in the file.
#pragma once

#include "crypto/public_key.h"
#include "domain/refusal.h"
#include "journal/merkle.h"
#include "operations/session.h"

#include <optional>

namespace vialog::operations {

// schemas/journal-format.md section 9.3: no root is signed that is only in memory. Reads the entries since the newest kept
// checkpoint from the file and hashes them anew; for those before stands the checkpoint's root, if `log_key` signed it.
// All are read where it did not, as once after a change of that key. Says which entry, or which history, does not fit.
[[nodiscard]] std::optional<domain::Refusal> find_torn_head(Session& session,
                                                            const journal::TreeHead& head,
                                                            const crypto::PublicKey& log_key);

// The same of the whole file: every entry and hash, and every kept checkpoint with its signature.
[[nodiscard]] std::optional<domain::Refusal> find_torn_journal(Session& session);

// The key that signs checkpoints now, as the book has it.
[[nodiscard]] crypto::PublicKey registered_log_key(const domain::State& state);

}  // namespace vialog::operations
