// SPDX-License-Identifier: Apache-2.0
// Paths of tiles, and entries within a tile.
#include "journal/tile.h"

#include "base/check.h"
#include "base/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace vialog::journal {

namespace {

constexpr std::string_view root_folder = "tile/";
constexpr std::string_view entries_folder = "entries/";
constexpr std::string_view partial_mark = ".p/";
constexpr std::size_t digits_of_a_step = 3;

// 1234067 is "x001/x234/067": no folder holds more than a thousand names.
std::string index_path(std::int64_t index) {
    std::string path = fmt::format("{:03}", index % 1000);
    while (index >= 1000) {
        index /= 1000;
        path.insert(0, fmt::format("x{:03}/", index % 1000));
    }
    return path;
}

std::optional<std::int64_t> parse_index_path(std::string_view path) {
    std::int64_t index = 0;
    bool leading = true;
    while (path.starts_with('x')) {
        const auto step = base::parse_digits(path.substr(1, digits_of_a_step), digits_of_a_step);
        if (!step || path.size() <= digits_of_a_step + 1 || path[digits_of_a_step + 1] != '/' ||
            (leading && *step == 0) || index > tile_width << 40) {
            return std::nullopt;
        }
        leading = false;
        index = index * 1000 + *step;
        path.remove_prefix(digits_of_a_step + 2);
    }
    const auto last = base::parse_digits(path, digits_of_a_step);
    if (!last) {
        return std::nullopt;
    }
    return index * 1000 + *last;
}

// 1 to 255, without a leading zero.
std::optional<std::int64_t> parse_width(std::string_view text) {
    const auto width = base::parse_decimal(text, 0, base::Sign::NonNegative);
    if (!width || *width < 1 || *width >= tile_width) {
        return std::nullopt;
    }
    return *width;
}

// How many nodes a tree of that size has at a tile level.
std::int64_t nodes_at(int level, std::int64_t size) {
    return size >> (tile_height * level);
}

}  // namespace

std::string tile_path(const TileName& tile) {
    base::expects(tile.width >= 1 && tile.width <= tile_width, "a tile is 1 to 256 wide");
    std::string path(root_folder);
    if (tile.content == TileContent::Entries) {
        path.append(entries_folder);
    } else {
        path.append(fmt::format("{}/", tile.level));
    }
    path.append(index_path(tile.index));
    if (tile.width != tile_width) {
        path.append(partial_mark).append(fmt::format("{}", tile.width));
    }
    return path;
}

std::optional<TileName> parse_tile_path(std::string_view path) {
    if (!path.starts_with(root_folder)) {
        return std::nullopt;
    }
    path.remove_prefix(root_folder.size());
    TileName tile;
    if (path.starts_with(entries_folder)) {
        path.remove_prefix(entries_folder.size());
    } else {
        tile.content = TileContent::Hashes;
        if (path.size() < 2 || path[0] < '0' || path[0] > '0' + highest_tile_level ||
            path[1] != '/') {
            return std::nullopt;
        }
        tile.level = path[0] - '0';
        path.remove_prefix(2);
    }
    if (const std::size_t mark = path.find(partial_mark); mark != std::string_view::npos) {
        const auto width = parse_width(path.substr(mark + partial_mark.size()));
        if (!width) {
            return std::nullopt;
        }
        tile.width = *width;
        path = path.substr(0, mark);
    }
    const auto index = parse_index_path(path);
    if (!index) {
        return std::nullopt;
    }
    tile.index = *index;
    return tile;
}

bool is_tile_of(const TileName& tile, std::int64_t size) {
    const std::int64_t nodes = nodes_at(tile.level, size);
    return tile.index < nodes / tile_width
               ? tile.width == tile_width
               : tile.index == nodes / tile_width && tile.width == nodes % tile_width;
}

std::int64_t count_hash_tiles(std::int64_t size) {
    std::int64_t count = 0;
    for (int level = 0; level <= highest_tile_level; ++level) {
        count += count_entry_tiles(nodes_at(level, size));
    }
    return count;
}

std::int64_t count_entry_tiles(std::int64_t size) {
    return size / tile_width + (size % tile_width == 0 ? 0 : 1);
}

void append_to_entry_tile(base::Bytes& tile, base::ByteView entry) {
    base::expects(entry.size() <= 0xFFFF, "an entry's length fits into two bytes");
    const std::size_t at = tile.size();
    tile.resize(at + 2 + entry.size());
    tile[at] = static_cast<std::uint8_t>(entry.size() >> 8U);
    tile[at + 1] = static_cast<std::uint8_t>(entry.size() & 0xFFU);
    std::copy(entry.begin(), entry.end(),
              std::next(tile.begin(), static_cast<std::ptrdiff_t>(at) + 2));
}

SplitTile split_entry_tile(base::ByteView tile) {
    SplitTile split;
    const auto cut_off = [&split](std::size_t offset, std::string_view what) {
        split.malformed = base::ParseError{
            .offset = offset, .what = std::string(what), .remedy = "take the bundle anew"};
        return split;
    };
    std::size_t at = 0;
    while (at < tile.size() && split.entries.size() <= static_cast<std::size_t>(tile_width)) {
        if (tile.size() - at < 2) {
            return cut_off(at, "a length is cut off");
        }
        const std::size_t length = std::size_t{tile[at]} << 8U | tile[at + 1];
        at += 2;
        if (tile.size() - at < length) {
            return cut_off(at, "an entry is cut off");
        }
        split.entries.push_back(tile.subspan(at, length));
        at += length;
    }
    return split;
}

}  // namespace vialog::journal
