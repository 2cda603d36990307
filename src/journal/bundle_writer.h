// SPDX-License-Identifier: Apache-2.0
// Writes a bundle as the entries come, one tile at a time.
#pragma once

#include "base/bytes.h"
#include "crypto/digest.h"
#include "crypto/public_key.h"
#include "journal/durable_folder.h"
#include "journal/merkle.h"
#include "journal/tile.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace vialog::journal {

// One file for each entry, for people with a text editor and openssl; the tiles hold the same
// bytes.
enum class NoteFiles { Write, Omit };

// Every function throws JournalError where the disk refuses. One thread at a time. What is not
// finished is removed.
class BundleWriter final {
  public:
    // `folder` must not exist, its parent must.
    BundleWriter(const std::filesystem::path& folder, NoteFiles notes);

    // In the order of their numbers.
    void add_entry(base::ByteView entry);
    // A checkpoint that was given out or closed a day; once for each size.
    void add_kept_checkpoint(std::int64_t size, std::string_view note);
    // One line of journal/disclosure.h's form.
    void add_disclosure(std::string_view disclosure);
    // `id` is a person's, or "log"; with a number behind it where she had several.
    void add_key(std::string_view id, const crypto::PublicKey& key);
    // A report, a proof: whatever helps a person and is not believed by a verifier.
    void add_convenience(std::string_view path, base::ByteView bytes);

    [[nodiscard]] TreeHead head() const;

    // The newest checkpoint, for exactly the entries added.
    void finish(std::string_view checkpoint_note);

  private:
    void write(std::string_view path, base::ByteView bytes, Durability durability);
    void add_node(TreeNode node, const base::Digest& hash);
    void write_entry_tile(std::int64_t width);
    void write_hash_tile(int level, std::int64_t width);

    DurableFolder m_folder;
    NoteFiles m_notes;
    Frontier m_tree;
    base::Bytes m_entry_tile;
    std::array<base::Bytes, highest_tile_level + 1> m_hash_tiles;
    std::array<std::int64_t, highest_tile_level + 1> m_hash_tiles_written{};
    crypto::Sha256 m_disclosures_digest;
    std::string m_disclosures;  // not yet written
    std::string m_manifest;     // not yet written
    bool m_has_disclosures = false;
};

// README.txt of a bundle: how to check it without our program.
extern const std::string_view bundle_readme;

}  // namespace vialog::journal
