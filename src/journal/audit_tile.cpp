// SPDX-License-Identifier: Apache-2.0
// Nearly all of an audit's time goes by here, on all threads.
#include "journal/audit_tile.h"

#include <algorithm>
#include <utility>

namespace vialog::journal {

namespace {

// A key that lies in an earlier tile, or in this very entry, may not be known yet; whoever folds
// looks again. So the result does not depend on which thread was faster.
std::vector<SignatureState> check_signatures(const ReadEntry& read, const KnownKeys& keys) {
    const auto& signers = read.entry.entry.signers;
    std::vector<SignatureState> states(std::min(signers.size(), read.signatures.size()),
                                       SignatureState::KeyUnknown);
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (const auto key = keys.find(signers[i].key)) {
            states[i] = check_signature(*key, read.signatures[i], read.text);
        }
    }
    return states;
}

}  // namespace

SignatureState check_signature(const KnownKey& key, const SignatureLine& line,
                               std::string_view text) {
    if (line.name != key.name || line.key_id != key.id) {
        return SignatureState::NotOfKey;
    }
    return key.key.verify(base::as_bytes(text), line.signature) ? SignatureState::Right
                                                                : SignatureState::Wrong;
}

void prepare_tile(PreparedTile& tile, const BundleReader& bundle, std::int64_t index,
                  const KnownKeys& keys, base::JsonDocument& document) {
    tile.name = bundle.entry_tile_name(index);
    tile.entries.clear();
    bundle.read_entry_tile(index, tile.bytes);
    const SplitTile split = split_entry_tile(tile.bytes);
    tile.malformed = split.malformed;
    const auto width = static_cast<std::size_t>(tile.name.width);
    tile.entries.reserve(std::min(width, split.entries.size()));
    for (const base::ByteView bytes : split.entries) {
        if (tile.entries.size() == width) {
            tile.malformed = base::ParseError{
                .offset = static_cast<std::size_t>(bytes.data() - tile.bytes.data()),
                .what = "it holds more entries than its name says",
                .remedy = "take the bundle anew"};
            break;
        }
        PreparedEntry& entry = tile.entries.emplace_back(PreparedEntry{
            .leaf = leaf_hash(bytes), .read = read_entry(bytes, document), .signatures = {}});
        if (entry.read) {
            entry.signatures = check_signatures(*entry.read, keys);
        }
    }
}

}  // namespace vialog::journal
