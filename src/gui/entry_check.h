// SPDX-License-Identifier: Apache-2.0
// An entry read from its stored bytes and checked at once: whether its signatures and its place in the tree hold.
#pragma once

#include "crypto/public_key.h"
#include "domain/state.h"
#include "journal/entry.h"
#include "store/store.h"

#include <map>
#include <optional>
#include <string>

namespace vialog::gui {

enum class Verdict : std::uint8_t {
    Right,
    SignatureWrong,  // missing, or not over these bytes, or by a key that nobody has brought
    TreeDiffers,     // the tree holds other bytes at this place
    Unreadable,      // the bytes are no entry, or there are none
};

struct CheckedEntry {
    domain::EntryNumber seq;
    std::optional<journal::JournalEntry> entry{};
    std::string text{};  // what was signed
    Verdict verdict = Verdict::Unreadable;
};

// Keeps the keys it has read: a list is checked row by row while it scrolls.
class EntryCheck final {
  public:
    explicit EntryCheck(const store::Store& store) : m_store(store) {}

    // Signatures over the stored bytes, and the leaf that the tree has for them.
    [[nodiscard]] CheckedEntry read(domain::EntryNumber seq);
    // Whether the stored tree leads from the entry to the root that the journal has now.
    [[nodiscard]] bool is_in_tree(domain::EntryNumber seq) const;

  private:
    [[nodiscard]] bool is_signed(const journal::ReadEntry& read);

    const store::Store& m_store;
    std::map<domain::KeyId, std::optional<crypto::PublicKey>> m_keys;
};

// "✓" or "✗", with the word beside it where there is room.
[[nodiscard]] std::string mark_of(Verdict verdict);
[[nodiscard]] std::string in_words(Verdict verdict);

}  // namespace vialog::gui
