// SPDX-License-Identifier: Apache-2.0
// Gathers computed node hashes into tiles and compares each with its file.
#include "journal/hash_tile_check.h"

#include "journal/finding_codes.h"

namespace vialog::journal {

namespace {

constexpr std::size_t hash_bytes = sizeof(base::Digest);

}  // namespace

void HashTileCheck::add(TreeNode node, const base::Digest& hash) {
    const int level = node.level / tile_height;
    if (!m_bundle.has_hash_tiles() || node.level % tile_height != 0 || level > highest_tile_level) {
        return;
    }
    base::Bytes& tile = m_tiles.at(static_cast<std::size_t>(level));
    tile.insert(tile.end(), hash.begin(), hash.end());
    if (tile.size() == static_cast<std::size_t>(tile_width) * hash_bytes) {
        compare(level, tile_width);
    }
}

void HashTileCheck::finish() {
    for (int level = 0; level <= highest_tile_level; ++level) {
        const std::size_t bytes = m_tiles.at(static_cast<std::size_t>(level)).size();
        if (bytes != 0) {
            compare(level, static_cast<std::int64_t>(bytes / hash_bytes));
        }
    }
}

void HashTileCheck::compare(int level, std::int64_t width) {
    const auto place = static_cast<std::size_t>(level);
    const TileName name{.content = TileContent::Hashes,
                        .level = level,
                        .index = m_next.at(place)++,
                        .width = width};
    base::Bytes& computed = m_tiles.at(place);
    // Which tiles there must be was settled when the bundle was opened; the tiles of a journal
    // whose end is missing have other widths.
    const auto stored = m_bundle.hash_tile(name);
    if (stored && *stored != computed) {
        const std::string path = tile_path(name);
        m_findings.add(path, {.rule = finding_hash_tile_differs, .figures = {{"file", path}}});
    }
    computed.clear();
}

}  // namespace vialog::journal
