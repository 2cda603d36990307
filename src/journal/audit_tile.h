// SPDX-License-Identifier: Apache-2.0
// The part of an audit that needs no order: one tile read, divided, hashed, parsed, and its
// signatures verified. Inside the room only.
#pragma once

#include "base/json.h"
#include "journal/bundle.h"
#include "journal/entry.h"
#include "journal/known_keys.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vialog::journal {

enum class SignatureState : std::uint8_t {
    KeyUnknown,  // not among the keys of the entries so far
    NotOfKey,    // the line names another key
    Wrong,
    Right,
};

struct PreparedEntry {
    base::Digest leaf{};
    base::Result<ReadEntry, domain::Refusal> read;
    // One for each of `by` that has a line.
    std::vector<SignatureState> signatures;
};

struct PreparedTile {
    TileName name;
    base::Bytes bytes;
    std::vector<PreparedEntry> entries;
    std::optional<base::ParseError> malformed;  // after the entries that could be read
};

// V06 and V08 for one signature line.
[[nodiscard]] SignatureState check_signature(const KnownKey& key, const SignatureLine& line,
                                             std::string_view text);

// May be called by several threads at once, each with a document and a tile of its own. What was in
// the tile is dropped; its memory is used again, since blocks of that size, taken and given back
// between the small ones that stay, tear holes that nothing fits into any more.
void prepare_tile(PreparedTile& tile, const BundleReader& bundle, std::int64_t index,
                  const KnownKeys& keys, base::JsonDocument& document);

}  // namespace vialog::journal
