// SPDX-License-Identifier: Apache-2.0
// Surveys a bundle before anything of it is believed, then reads it piece by piece.
#include "journal/bundle.h"

#include "base/check.h"
#include "base/decimal.h"
#include "journal/finding_codes.h"
#include "journal/journal_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace vialog::journal {

namespace {

domain::Refusal about_file(std::string_view rule, std::string_view file) {
    return {.rule = rule, .figures = {{"file", std::string(file)}}};
}

std::string kept_path(std::int64_t size) {
    return fmt::format("{}{}", kept_checkpoints_folder, size);
}

// One narrow tile for each level; more cannot belong to one smaller tree.
constexpr std::size_t most_other_tiles = highest_tile_level + 1;

}  // namespace

// What the names of the files say, gathered file by file.
struct BundleReader::Survey {
    std::int64_t checkpoint_size = 0;
    std::int64_t bytes = 0;
    std::int64_t files = 0;
    std::int64_t full_tiles = 0;
    std::int64_t last_full_tile = -1;
    std::optional<TileName> narrow_tile;
    std::int64_t hash_tiles = 0;
    // Hash tiles that a tree of the checkpoint's size does not have; a truncated one may.
    std::vector<TileName> other_hash_tiles;
    std::vector<std::int64_t> kept_sizes;
    std::optional<domain::Refusal> refusal;

    bool refuse(std::string_view rule, std::string_view file) {
        refusal = about_file(rule, file);
        return false;
    }

    bool add(std::string_view path, std::int64_t size) {
        bytes += size;
        ++files;
        if (bytes > max_bundle_bytes || files > max_bundle_files) {
            return refuse(finding_bundle_too_large, path);
        }
        if (path.starts_with(kept_checkpoints_folder)) {
            return add_kept(path, size);
        }
        return !path.starts_with("tile/") || add_tile(path, size);
    }

    bool add_kept(std::string_view path, std::int64_t size) {
        const auto kept = base::parse_decimal(path.substr(kept_checkpoints_folder.size()), 0,
                                              base::Sign::NonNegative);
        if (!kept) {
            return refuse(finding_file_unexpected, path);
        }
        if (size > max_checkpoint_bytes) {
            return refuse(finding_file_size_wrong, path);
        }
        kept_sizes.push_back(*kept);
        return kept_sizes.size() <= max_kept_checkpoints || refuse(finding_bundle_too_large, path);
    }

    bool add_tile(std::string_view path, std::int64_t size) {
        const auto tile = parse_tile_path(path);
        if (!tile) {
            return refuse(finding_file_unexpected, path);
        }
        if (tile->content == TileContent::Hashes) {
            if (size != tile->width * static_cast<std::int64_t>(sizeof(base::Digest))) {
                return refuse(finding_file_size_wrong, path);
            }
            ++hash_tiles;
            if (!is_tile_of(*tile, checkpoint_size)) {
                other_hash_tiles.push_back(*tile);
            }
            return other_hash_tiles.size() <= most_other_tiles ||
                   refuse(finding_file_unexpected, path);
        }
        if (size > largest_entry_tile) {
            return refuse(finding_file_size_wrong, path);
        }
        if (tile->width == tile_width) {
            ++full_tiles;
            last_full_tile = std::max(last_full_tile, tile->index);
            return true;
        }
        if (narrow_tile) {
            return refuse(finding_file_unexpected, path);
        }
        narrow_tile = tile;
        return true;
    }

    // The entries present: full tiles without a gap, then at most one narrow tile.
    [[nodiscard]] base::Result<std::int64_t, domain::Refusal> entries() const {
        const std::int64_t before = full_tiles * tile_width;
        if (last_full_tile + 1 != full_tiles || (narrow_tile && narrow_tile->index > full_tiles)) {
            return tl::unexpected(domain::Refusal{.rule = finding_tile_missing, .figures = {}});
        }
        const std::int64_t entries = before + (narrow_tile ? narrow_tile->width : 0);
        if ((narrow_tile && narrow_tile->index < full_tiles) || entries > checkpoint_size) {
            const TileName last =
                narrow_tile ? *narrow_tile
                            : TileName{.content = TileContent::Entries, .index = last_full_tile};
            return tl::unexpected(about_file(finding_file_unexpected, tile_path(last)));
        }
        return entries;
    }

    // Hash tiles may be left out, all of them together.
    [[nodiscard]] std::optional<domain::Refusal> check_hash_tiles(std::int64_t entries) const {
        for (const TileName& tile : other_hash_tiles) {
            if (!is_tile_of(tile, entries)) {
                return about_file(finding_file_unexpected, tile_path(tile));
            }
        }
        if (hash_tiles != 0 && entries == checkpoint_size &&
            hash_tiles != count_hash_tiles(entries)) {
            return domain::Refusal{.rule = finding_tile_missing, .figures = {}};
        }
        return std::nullopt;
    }
};

base::Result<BundleReader, domain::Refusal> BundleReader::open(std::unique_ptr<BundleFiles> files) {
    BundleReader reader(std::move(files));
    if (auto refusal = reader.read_checkpoint()) {
        return tl::unexpected(std::move(*refusal));
    }
    if (auto refusal = reader.survey_files()) {
        return tl::unexpected(std::move(*refusal));
    }
    return reader;
}

std::optional<domain::Refusal> BundleReader::read_checkpoint() {
    const auto bytes = read_whole(*m_files, checkpoint_file, max_checkpoint_bytes);
    if (!bytes) {
        return about_file(finding_checkpoint_missing, checkpoint_file);
    }
    auto checkpoint = parse_checkpoint(base::as_text(*bytes));
    if (!checkpoint) {
        return checkpoint.error();
    }
    if (checkpoint->checkpoint.head.size == 0) {
        return about_file(finding_checkpoint_empty, checkpoint_file);
    }
    m_checkpoint = std::move(*checkpoint);
    return std::nullopt;
}

std::optional<domain::Refusal> BundleReader::survey_files() {
    Survey survey;
    survey.checkpoint_size = m_checkpoint.checkpoint.head.size;
    const auto visited = m_files->visit(
        [&](std::string_view path, std::int64_t size) { return survey.add(path, size); });
    if (!visited) {
        return visited.error();
    }
    if (survey.refusal) {
        return survey.refusal;
    }
    const auto entries = survey.entries();
    if (!entries) {
        return entries.error();
    }
    if (auto refusal = survey.check_hash_tiles(*entries)) {
        return refusal;
    }
    m_size = *entries;
    m_has_hash_tiles = survey.hash_tiles != 0;
    m_kept_sizes = std::move(survey.kept_sizes);
    std::sort(m_kept_sizes.begin(), m_kept_sizes.end());
    return std::nullopt;
}

TileName BundleReader::entry_tile_name(std::int64_t index) const {
    base::expects(index >= 0 && index < tiles(), "an entry tile lies within the bundle");
    return {.content = TileContent::Entries,
            .level = 0,
            .index = index,
            .width = std::min(tile_width, m_size - index * tile_width)};
}

void BundleReader::read_entry_tile(std::int64_t index, base::Bytes& bytes) const {
    const std::string path = tile_path(entry_tile_name(index));
    if (read_whole_into(bytes, *m_files, path, largest_entry_tile) == WasRead::No) {
        throw JournalError(JournalErrorKind::ReadFailed,
                           path + " is no longer in the bundle; let nobody write to it meanwhile");
    }
}

std::optional<base::Bytes> BundleReader::entry(std::int64_t seq) const {
    base::expects(seq >= 0 && seq < m_size, "an entry lies within the bundle");
    base::Bytes tile;
    read_entry_tile(seq / tile_width, tile);
    const auto entries = split_entry_tile(tile).entries;
    const auto place = static_cast<std::size_t>(seq % tile_width);
    if (place >= entries.size()) {
        return std::nullopt;
    }
    const base::ByteView entry = entries[place];
    return base::Bytes(entry.begin(), entry.end());
}

std::optional<base::Bytes> BundleReader::hash_tile(const TileName& tile) const {
    return read_whole(*m_files, tile_path(tile),
                      tile.width * static_cast<std::int64_t>(sizeof(base::Digest)));
}

base::Bytes BundleReader::kept_checkpoint(std::int64_t size) const {
    auto bytes = read_whole(*m_files, kept_path(size), max_checkpoint_bytes);
    if (!bytes) {
        throw JournalError(
            JournalErrorKind::ReadFailed,
            kept_path(size) + " is no longer in the bundle; let nobody write to it meanwhile");
    }
    return std::move(*bytes);
}

bool BundleReader::has_disclosures() const {
    return m_files->size_of(disclosures_file).has_value();
}

}  // namespace vialog::journal
