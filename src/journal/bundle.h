// SPDX-License-Identifier: Apache-2.0
// The folder in which a journal is handed over: schemas/journal-format.md section 11. Read tile by
// tile; at no time does more than a few tiles of it lie in memory.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "domain/refusal.h"
#include "journal/bundle_files.h"
#include "journal/checkpoint.h"
#include "journal/tile.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace vialog::journal {

// Stored: section 2.13 of the format.
inline constexpr std::int64_t max_bundle_bytes = std::int64_t{4} << 30;
inline constexpr std::int64_t max_bundle_files = 16'000'000;
inline constexpr std::size_t max_kept_checkpoints = 1'000'000;

// Names within the bundle. Stored.
inline constexpr std::string_view checkpoint_file = "checkpoint";
inline constexpr std::string_view kept_checkpoints_folder = "checkpoints/";
inline constexpr std::string_view disclosures_file = "disclosures.txt";
inline constexpr std::string_view keys_folder = "keys/";
inline constexpr std::string_view notes_folder = "notes/";
inline constexpr std::string_view manifest_file = "MANIFEST.sha256";
inline constexpr std::string_view readme_file = "README.txt";

// The constant functions may be called by several threads at once; they throw JournalError where a
// file cannot be read.
class BundleReader final {
  public:
    // V01 and V02: sizes, names and kinds of files, and the newest checkpoint. What lies in notes/,
    // keys/, reports and the like is measured and not read.
    [[nodiscard]] static base::Result<BundleReader, domain::Refusal> open(
        std::unique_ptr<BundleFiles> files);

    [[nodiscard]] const SignedCheckpoint& checkpoint() const { return m_checkpoint; }
    // How many entries there are by the names of the tiles. Fewer than the checkpoint's size where
    // the journal's end is missing, never more.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] std::int64_t tiles() const { return count_entry_tiles(m_size); }

    [[nodiscard]] TileName entry_tile_name(std::int64_t index) const;
    // Into `bytes`, whose memory is used again.
    void read_entry_tile(std::int64_t index, base::Bytes& bytes) const;
    // Nothing where an entry tile is shorter than its name says.
    [[nodiscard]] std::optional<base::Bytes> entry(std::int64_t seq) const;

    [[nodiscard]] bool has_hash_tiles() const { return m_has_hash_tiles; }
    // Nothing where there is no tile of that name.
    [[nodiscard]] std::optional<base::Bytes> hash_tile(const TileName& tile) const;

    // The sizes of the kept checkpoints, ascending.
    [[nodiscard]] const std::vector<std::int64_t>& kept_sizes() const { return m_kept_sizes; }
    [[nodiscard]] base::Bytes kept_checkpoint(std::int64_t size) const;

    [[nodiscard]] bool has_disclosures() const;
    [[nodiscard]] const BundleFiles& files() const { return *m_files; }

  private:
    struct Survey;

    explicit BundleReader(std::unique_ptr<BundleFiles> files) : m_files(std::move(files)) {}
    [[nodiscard]] std::optional<domain::Refusal> read_checkpoint();
    [[nodiscard]] std::optional<domain::Refusal> survey_files();

    std::unique_ptr<BundleFiles> m_files;
    SignedCheckpoint m_checkpoint;
    std::int64_t m_size = 0;
    bool m_has_hash_tiles = false;
    std::vector<std::int64_t> m_kept_sizes;
};

}  // namespace vialog::journal
