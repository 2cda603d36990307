// SPDX-License-Identifier: Apache-2.0
// Tile paths and entry tiles; the figures are the examples of c2sp.org/tlog-tiles.
#include "journal/tile.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::journal {

namespace {

TileName entries(std::int64_t index, std::int64_t width) {
    return {.content = TileContent::Entries, .level = 0, .index = index, .width = width};
}
TileName hashes(int level, std::int64_t index, std::int64_t width) {
    return {.content = TileContent::Hashes, .level = level, .index = index, .width = width};
}

TEST(TilePath, IsThatOfTheSpecification) {
    EXPECT_EQ(tile_path(entries(0, 256)), "tile/entries/000");
    EXPECT_EQ(tile_path(entries(0, 6)), "tile/entries/000.p/6");
    EXPECT_EQ(tile_path(hashes(0, 1234067, 256)), "tile/0/x001/x234/067");
    EXPECT_EQ(tile_path(hashes(2, 1000, 17)), "tile/2/x001/000.p/17");
    EXPECT_EQ(tile_path(entries(999, 256)), "tile/entries/999");
}

TEST(TilePath, IsReadBack) {
    for (const TileName& tile : {entries(0, 256), entries(273, 112), entries(1'000'000, 255),
                                 hashes(0, 7, 1), hashes(6, 999, 256), hashes(3, 123456789, 9)}) {
        EXPECT_EQ(parse_tile_path(tile_path(tile)), tile) << tile_path(tile);
    }
}

TEST(TilePath, HasOneFormOnly) {
    for (const std::string path : {"tile/entries/0",
                                   "tile/entries/0000",
                                   "tile/entries/x000/001",
                                   "tile/entries/x01/001",
                                   "tile/entries/000.p/0",
                                   "tile/entries/000.p/256",
                                   "tile/entries/000.p/06",
                                   "tile/entries/000.p/+6",
                                   "tile/entries/000.p/",
                                   "tile/entries/000.p/6/7",
                                   "tile/entries/001/002",
                                   "tile/entries/x001",
                                   "tile/entries/x001/x002",
                                   "tile/entries/X001/002",
                                   "tile/entries/-01",
                                   "tile/entries/ 01",
                                   "tile/entries/001 ",
                                   "tile/entries//001",
                                   "tile/entries/../000",
                                   "tile/entries/",
                                   "tile/entries",
                                   "tile/00/001",
                                   "tile/7/001",
                                   "tile/-1/001",
                                   "tile/0",
                                   "tile/0/",
                                   "tile//0/001",
                                   "tiles/0/001",
                                   "/tile/0/001",
                                   "tile/entries/x001/x000/x000/x000/x000/x000/x000/000",
                                   ""}) {
        EXPECT_FALSE(parse_tile_path(path)) << path;
    }
}

// "A tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile
// of width 112, one full level 1 tile, one partial level 1 tile of width 17, and one partial level
// 2 tile of width 1."
TEST(Tiles, OfATreeOfSeventyThousand) {
    EXPECT_EQ(count_entry_tiles(70'000), 274);
    EXPECT_EQ(count_hash_tiles(70'000), 273 + 1 + 1 + 1 + 1);
    EXPECT_TRUE(is_tile_of(hashes(0, 272, 256), 70'000));
    EXPECT_TRUE(is_tile_of(hashes(0, 273, 112), 70'000));
    EXPECT_TRUE(is_tile_of(hashes(1, 0, 256), 70'000));
    EXPECT_TRUE(is_tile_of(hashes(1, 1, 17), 70'000));
    EXPECT_TRUE(is_tile_of(hashes(2, 0, 1), 70'000));

    EXPECT_FALSE(is_tile_of(hashes(0, 273, 256), 70'000));
    EXPECT_FALSE(is_tile_of(hashes(0, 273, 111), 70'000));
    EXPECT_FALSE(is_tile_of(hashes(0, 272, 112), 70'000));
    EXPECT_FALSE(is_tile_of(hashes(1, 1, 16), 70'000));
    EXPECT_FALSE(is_tile_of(hashes(2, 0, 256), 70'000));
    EXPECT_FALSE(is_tile_of(hashes(3, 0, 1), 70'000));
}

// "A tree of size 256 will be represented by a full level 0 tile and a partial level 1 tile of
// width 1."
TEST(Tiles, OfATreeOfOneFullTile) {
    EXPECT_EQ(count_hash_tiles(256), 2);
    EXPECT_TRUE(is_tile_of(hashes(0, 0, 256), 256));
    EXPECT_TRUE(is_tile_of(hashes(1, 0, 1), 256));
    EXPECT_EQ(count_hash_tiles(0), 0);
    EXPECT_EQ(count_hash_tiles(1), 1);
}

TEST(EntryTile, GivesBackItsEntries) {
    const base::Bytes one = base::to_bytes("one");
    const base::Bytes longest(65535, 0x61);
    base::Bytes tile;
    append_to_entry_tile(tile, one);
    append_to_entry_tile(tile, {});
    append_to_entry_tile(tile, longest);

    const SplitTile split = split_entry_tile(tile);

    EXPECT_FALSE(split.malformed);
    ASSERT_EQ(split.entries.size(), 3U);
    EXPECT_EQ(base::as_text(split.entries[0]), "one");
    EXPECT_TRUE(split.entries[1].empty());
    EXPECT_EQ(split.entries[2].size(), 65535U);
    EXPECT_EQ(tile[0], 0);
    EXPECT_EQ(tile[1], 3);
}

TEST(EntryTile, SaysWhatIsCutOff) {
    base::Bytes tile;
    append_to_entry_tile(tile, base::as_bytes("abc"));

    for (std::size_t length = 1; length < tile.size(); ++length) {
        const SplitTile split = split_entry_tile(std::span(tile).first(length));
        EXPECT_TRUE(split.malformed) << length;
        EXPECT_TRUE(split.entries.empty()) << length;
    }
    tile.push_back(0);
    EXPECT_EQ(split_entry_tile(tile).malformed->offset, 5U);
    EXPECT_EQ(split_entry_tile(tile).entries.size(), 1U);
}

TEST(EntryTile, OfEmptyEntriesWithoutEndIsReadNoFurtherThanNeeded) {
    const base::Bytes tile(2 * 100'000 + 1);

    const SplitTile split = split_entry_tile(tile);

    EXPECT_EQ(split.entries.size(), 257U);
    EXPECT_FALSE(split.malformed);
}

TEST(EntryTile, OfNoBytesHasNoEntries) {
    EXPECT_TRUE(split_entry_tile({}).entries.empty());
    EXPECT_FALSE(split_entry_tile({}).malformed);
}

TEST(EntryTileDeathTest, TakesNoEntryThatIsTooLong) {
    base::Bytes tile;
    const base::Bytes entry(65536, 0x61);

    EXPECT_DEATH(append_to_entry_tile(tile, entry), "fits into two bytes");
}

}  // namespace

}  // namespace vialog::journal
