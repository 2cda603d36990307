// SPDX-License-Identifier: Apache-2.0
// Sealing and opening identities and the checkpoint key with the data key that people share. schemas/key-file.md section 2.
#pragma once

#include "crypto/box.h"
#include "crypto/private_key.h"
#include "operations/session.h"
#include "operations/signing.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vialog::operations {

// The newest data key, opened by the first of these people who can. After a revocation the wraps are renewed here: a new
// epoch, wrapped to every person whose key is active (schemas/key-file.md 2.3). Inside the caller's transaction, if any.
[[nodiscard]] base::Result<const Session::OpenedDataKey*, SigningError> open_newest_data_key(
    Session& session, std::span<Consent* const> people);

// An earlier epoch's, to show what was sealed then.
[[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(Session& session,
                                                                        Consent& person,
                                                                        std::int64_t epoch);

// For a new journal: the first epoch, wrapped to its founders.
void begin_data_keys(Session& session, std::span<const crypto::BoxPublicKey> founders);

// Before a key is enrolled: all epochs that `person` can open are wrapped to its box key too.
[[nodiscard]] base::Result<std::monostate, SigningError> share_data_keys(
    Session& session, Consent& person, const crypto::BoxPublicKey& newcomer);

// The checkpoint key, kept sealed; it signs checkpoints and its own successor.
void seal_log_key(Session& session, const crypto::PrivateKey& key, const domain::KeyId& id);
[[nodiscard]] base::Result<crypto::PrivateKey, SigningError> open_log_key(Session& session,
                                                                          Consent& person);

// A disclosure's bytes at rest: its epoch in eight bytes, big-endian, then the seal.
[[nodiscard]] base::Bytes seal_disclosure(Session& session, const Session::OpenedDataKey& key,
                                          domain::EntryNumber seq, std::int64_t number,
                                          std::string_view disclosure);
// Of which epoch's key; nothing where the bytes are damaged.
[[nodiscard]] std::optional<std::int64_t> epoch_of_disclosure(base::ByteView sealed);
// With the key of that epoch, for whoever opens many; nothing where they are damaged, or another entry's.
[[nodiscard]] std::optional<std::string> open_disclosure_with(Session& session,
                                                              const crypto::DataKey& key,
                                                              domain::EntryNumber seq,
                                                              std::int64_t number,
                                                              base::ByteView sealed);
// The disclosure's text; nothing where it is not kept.
[[nodiscard]] base::Result<std::optional<std::string>, SigningError> open_disclosure(
    Session& session, Consent& person, domain::EntryNumber seq, std::int64_t number,
    base::ByteView sealed);

}  // namespace vialog::operations
