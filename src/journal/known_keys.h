// SPDX-License-Identifier: Apache-2.0
// The public keys that a journal's entries have brought so far, as those who verify share them.
#pragma once

#include "crypto/note_key.h"
#include "crypto/public_key.h"
#include "domain/event.h"
#include "domain/names.h"
#include "domain/refusal.h"
#include "domain/state.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

namespace vialog::journal {

// A key as its signature lines name it.
struct KnownKey {
    crypto::PublicKey key;
    std::string name;
    crypto::NoteKeyId id{};
};

// What an entry brings: the key's bytes, not yet looked at, and the name it will sign under.
struct BroughtKey {
    domain::KeyId id;
    base::ByteView spki;  // within the event
    std::string name;
};

// Genesis, key-add and log-key bring keys; the keys may sign that entry (2.0.14 of the format).
[[nodiscard]] std::vector<BroughtKey> keys_brought_by(const domain::Event& event,
                                                      const domain::Origin& origin);

[[nodiscard]] base::Parsed<KnownKey> read_key(const BroughtKey& brought);

// For a writer: why an event may not bring its keys to a journal where these are known. No verifier
// accepts a key whose signature lines could be taken for those of another.
[[nodiscard]] std::optional<domain::Refusal> refuse_brought_keys(const domain::Event& event,
                                                                 const domain::State& known,
                                                                 const domain::Origin& origin);

// Grows and never shrinks: whether a key may sign an entry is another question. Any thread may
// look, one adds.
class KnownKeys final {
  public:
    // Null where no entry so far has brought it.
    [[nodiscard]] std::shared_ptr<const KnownKey> find(const domain::KeyId& id) const;
    // False where another key has this name and this short id. What is known stays as it is.
    [[nodiscard]] bool add(const domain::KeyId& id, KnownKey key);
    [[nodiscard]] std::int64_t count() const;

  private:
    mutable std::shared_mutex m_mutex;
    std::map<domain::KeyId, std::shared_ptr<const KnownKey>> m_keys;
    // As signature lines name the keys. Looked up for each key that is brought: a bundle may bring
    // millions.
    std::set<std::pair<std::string, crypto::NoteKeyId>> m_lines;
};

}  // namespace vialog::journal
