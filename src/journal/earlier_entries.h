// SPDX-License-Identifier: Apache-2.0
// What an audit must look up again behind it: leaf hashes, entries and roots of earlier sizes,
// without keeping them all. Inside the room only.
#pragma once

#include "base/json.h"
#include "domain/event.h"
#include "journal/bundle.h"
#include "journal/merkle.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace vialog::journal {

class EarlierEntries final {
  public:
    // How far back a leaf hash is still in memory; most references reach back minutes or days.
    static constexpr std::int64_t leaves_kept = 8192;

    explicit EarlierEntries(const BundleReader& bundle) : m_bundle(bundle) {}

    // In the order of the entries.
    void append(const base::Digest& leaf);
    // Each perfect subtree as Frontier reports it; those of whole tiles and above are kept.
    void add_node(TreeNode node, const base::Digest& hash);

    [[nodiscard]] std::int64_t size() const { return m_size; }
    // 0 <= seq < size().
    [[nodiscard]] base::Digest leaf(std::int64_t seq);
    // Nothing where those bytes are no entry.
    [[nodiscard]] std::optional<domain::Entry> entry(std::int64_t seq);
    // 0 <= size <= size().
    [[nodiscard]] base::Digest root(std::int64_t size);

  private:
    struct CachedTile {
        std::int64_t index = -1;
        base::Bytes bytes;
        std::vector<base::ByteView> entries;
    };

    [[nodiscard]] const CachedTile& tile(std::int64_t index);
    [[nodiscard]] base::Digest node(TreeNode node);

    const BundleReader& m_bundle;
    std::int64_t m_size = 0;
    std::vector<base::Digest> m_recent;
    // From level 8 on, by level and index: 64 bytes for each 256 entries.
    std::vector<std::vector<base::Digest>> m_nodes;
    std::array<CachedTile, 8> m_cache;
    std::size_t m_next_cached = 0;
    base::JsonDocument m_document;
};

}  // namespace vialog::journal
