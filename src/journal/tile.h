// SPDX-License-Identifier: Apache-2.0
// The files in which a journal travels, as c2sp.org/tlog-tiles has them: entries and tree hashes in
// runs of 256.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::journal {

// Stored: tlog-tiles.
inline constexpr int tile_height = 8;
inline constexpr std::int64_t tile_width = 256;
// A size below 2^53 needs no level above this one.
inline constexpr int highest_tile_level = 6;
inline constexpr std::int64_t largest_entry_tile = tile_width * (2 + 65535);  // bytes

enum class TileContent {
    Entries,
    Hashes,
};

// Tile `index` of `level` holds the nodes of tree level 8 x `level` from 256 x `index` on; entries
// lie beside level 0. Only the last tile of a level is narrower than 256.
struct TileName {
    TileContent content = TileContent::Entries;
    int level = 0;
    std::int64_t index = 0;
    std::int64_t width = tile_width;

    bool operator==(const TileName&) const = default;
};

// "tile/entries/x001/x234/067", "tile/0/005.p/17".
[[nodiscard]] std::string tile_path(const TileName& tile);
// Canonical only.
[[nodiscard]] std::optional<TileName> parse_tile_path(std::string_view path);

// Whether a tree of that size has this tile, with this width.
[[nodiscard]] bool is_tile_of(const TileName& tile, std::int64_t size);
// How many hash tiles a tree of that size has, on all levels.
[[nodiscard]] std::int64_t count_hash_tiles(std::int64_t size);
// How many entry tiles, the narrow one included.
[[nodiscard]] std::int64_t count_entry_tiles(std::int64_t size);

// Each entry behind its length in two bytes, big-endian. An entry has at most 65,535 bytes.
void append_to_entry_tile(base::Bytes& tile, base::ByteView entry);

// Ends with one entry more than a tile may hold, if there are so many: a file of nothing but empty
// entries would otherwise come to millions.
struct SplitTile {
    std::vector<base::ByteView> entries;        // within the bytes given
    std::optional<base::ParseError> malformed;  // what stands behind them runs past the end
};
[[nodiscard]] SplitTile split_entry_tile(base::ByteView tile);

}  // namespace vialog::journal
