// SPDX-License-Identifier: Apache-2.0
// Reads earlier tiles again, a few of them cached.
#include "journal/earlier_entries.h"

#include "base/check.h"
#include "journal/entry.h"

#include <utility>

namespace vialog::journal {

namespace {

// Of an entry that its tile does not hold; no leaf hash of ours is all zeros.
constexpr base::Digest no_leaf{};

}  // namespace

void EarlierEntries::append(const base::Digest& leaf) {
    if (m_size < leaves_kept) {
        m_recent.push_back(leaf);
    } else {
        m_recent[static_cast<std::size_t>(m_size % leaves_kept)] = leaf;
    }
    ++m_size;
}

void EarlierEntries::add_node(TreeNode node, const base::Digest& hash) {
    if (node.level < tile_height) {
        return;
    }
    const auto place = static_cast<std::size_t>(node.level - tile_height);
    if (place == m_nodes.size()) {
        m_nodes.emplace_back();
    }
    m_nodes.at(place).push_back(hash);
}

base::Digest EarlierEntries::leaf(std::int64_t seq) {
    base::expects(seq >= 0 && seq < m_size, "only what was checked is looked up");
    if (seq >= m_size - leaves_kept) {
        return m_recent[static_cast<std::size_t>(seq % leaves_kept)];
    }
    const CachedTile& cached = tile(seq / tile_width);
    const auto place = static_cast<std::size_t>(seq % tile_width);
    return place < cached.entries.size() ? leaf_hash(cached.entries[place]) : no_leaf;
}

std::optional<domain::Entry> EarlierEntries::entry(std::int64_t seq) {
    if (seq < 0 || seq >= m_size) {
        return std::nullopt;
    }
    const CachedTile& cached = tile(seq / tile_width);
    const auto place = static_cast<std::size_t>(seq % tile_width);
    if (place >= cached.entries.size()) {
        return std::nullopt;
    }
    auto read = read_entry(cached.entries[place], m_document);
    return read ? std::optional(std::move(read->entry.entry)) : std::nullopt;
}

base::Digest EarlierEntries::root(std::int64_t size) {
    base::expects(size >= 0 && size <= m_size, "only what was checked has a root");
    return root_at(size, [this](TreeNode wanted) { return node(wanted); });
}

const EarlierEntries::CachedTile& EarlierEntries::tile(std::int64_t index) {
    for (const CachedTile& cached : m_cache) {
        if (cached.index == index) {
            return cached;
        }
    }
    CachedTile& cached = m_cache.at(m_next_cached);
    m_next_cached = (m_next_cached + 1) % m_cache.size();
    cached.index = -1;
    m_bundle.read_entry_tile(index, cached.bytes);
    cached.entries = split_entry_tile(cached.bytes).entries;
    cached.index = index;
    return cached;
}

base::Digest EarlierEntries::node(TreeNode wanted) {
    if (wanted.level == 0) {
        return leaf(wanted.index);
    }
    if (wanted.level >= tile_height) {
        return m_nodes.at(static_cast<std::size_t>(wanted.level - tile_height))
            .at(static_cast<std::size_t>(wanted.index));
    }
    const TreeNode left{.level = wanted.level - 1, .index = wanted.index * 2};
    const TreeNode right{.level = wanted.level - 1, .index = wanted.index * 2 + 1};
    return node_hash(node(left), node(right));
}

}  // namespace vialog::journal
