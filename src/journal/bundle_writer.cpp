// SPDX-License-Identifier: Apache-2.0
// Gathers entries and node hashes into tiles and writes each as soon as it is full.
#include "journal/bundle_writer.h"

#include "base/check.h"
#include "journal/bundle.h"
#include "journal/checkpoint.h"

#include <fmt/format.h>

namespace vialog::journal {

namespace {

constexpr std::size_t hash_bytes = sizeof(base::Digest);
// What is gathered before it goes to the disk.
constexpr std::size_t buffered_text = std::size_t{1} << 20;

// RFC 7468: the SubjectPublicKeyInfo in lines of 64 characters.
std::string to_pem(base::ByteView spki) {
    std::string pem = "-----BEGIN PUBLIC KEY-----\n";
    const std::string text = base::to_base64(spki);
    for (std::size_t at = 0; at < text.size(); at += 64) {
        pem.append(text, at, 64).append("\n");
    }
    return pem.append("-----END PUBLIC KEY-----\n");
}

}  // namespace

BundleWriter::BundleWriter(const std::filesystem::path& folder, NoteFiles notes)
    : m_folder(folder), m_notes(notes) {}

TreeHead BundleWriter::head() const {
    return {.size = m_tree.size(), .root = m_tree.root()};
}

void BundleWriter::write(std::string_view path, base::ByteView bytes, Durability durability) {
    m_folder.write(path, bytes, durability);
    m_manifest.append(fmt::format("{}  {}\n", base::to_hex(crypto::sha256(bytes)), path));
    if (m_manifest.size() >= buffered_text) {
        m_folder.append(manifest_file, base::as_bytes(m_manifest));
        m_manifest.clear();
    }
}

void BundleWriter::add_entry(base::ByteView entry) {
    if (m_notes == NoteFiles::Write) {
        write(fmt::format("{}{:09}.note", notes_folder, m_tree.size()), entry,
              Durability::Convenience);
    }
    append_to_entry_tile(m_entry_tile, entry);
    m_tree.append(leaf_hash(entry),
                  [this](TreeNode node, const base::Digest& hash) { add_node(node, hash); });
    if (m_tree.size() % tile_width == 0) {
        write_entry_tile(tile_width);
    }
}

void BundleWriter::add_node(TreeNode node, const base::Digest& hash) {
    if (node.level % tile_height != 0) {
        return;
    }
    const int level = node.level / tile_height;
    base::Bytes& tile = m_hash_tiles.at(static_cast<std::size_t>(level));
    tile.insert(tile.end(), hash.begin(), hash.end());
    if (tile.size() == static_cast<std::size_t>(tile_width) * hash_bytes) {
        write_hash_tile(level, tile_width);
    }
}

void BundleWriter::write_entry_tile(std::int64_t width) {
    const TileName name{.content = TileContent::Entries,
                        .level = 0,
                        .index = (m_tree.size() - 1) / tile_width,
                        .width = width};
    write(tile_path(name), m_entry_tile, Durability::Synced);
    m_entry_tile.clear();
}

void BundleWriter::write_hash_tile(int level, std::int64_t width) {
    const auto place = static_cast<std::size_t>(level);
    const TileName name{.content = TileContent::Hashes,
                        .level = level,
                        .index = m_hash_tiles_written.at(place)++,
                        .width = width};
    write(tile_path(name), m_hash_tiles.at(place), Durability::Synced);
    m_hash_tiles.at(place).clear();
}

void BundleWriter::add_kept_checkpoint(std::int64_t size, std::string_view note) {
    write(fmt::format("{}{}", kept_checkpoints_folder, size), base::as_bytes(note),
          Durability::Synced);
}

void BundleWriter::add_disclosure(std::string_view disclosure) {
    m_has_disclosures = true;
    m_disclosures.append(disclosure).append("\n");
    if (m_disclosures.size() >= buffered_text) {
        m_disclosures_digest.update(base::as_bytes(m_disclosures));
        m_folder.append(disclosures_file, base::as_bytes(m_disclosures));
        m_disclosures.clear();
    }
}

void BundleWriter::add_key(std::string_view id, const crypto::PublicKey& key) {
    write(fmt::format("{}{}.pem", keys_folder, id), base::as_bytes(to_pem(key.spki())),
          Durability::Synced);
}

void BundleWriter::add_convenience(std::string_view path, base::ByteView bytes) {
    write(path, bytes, Durability::Synced);
}

void BundleWriter::finish(std::string_view checkpoint_note) {
    const auto checkpoint = parse_checkpoint(checkpoint_note);
    base::expects(checkpoint && checkpoint->checkpoint.head == head(),
                  "a bundle's checkpoint is for the entries in it");
    if (m_tree.size() % tile_width != 0) {
        write_entry_tile(m_tree.size() % tile_width);
    }
    for (int level = 0; level <= highest_tile_level; ++level) {
        const std::size_t bytes = m_hash_tiles.at(static_cast<std::size_t>(level)).size();
        if (bytes != 0) {
            write_hash_tile(level, static_cast<std::int64_t>(bytes / hash_bytes));
        }
    }
    if (m_has_disclosures) {
        m_disclosures_digest.update(base::as_bytes(m_disclosures));
        m_folder.append(disclosures_file, base::as_bytes(m_disclosures));
        m_manifest.append(
            fmt::format("{}  {}\n", base::to_hex(m_disclosures_digest.finish()), disclosures_file));
    }
    write(checkpoint_file, base::as_bytes(checkpoint_note), Durability::Synced);
    write(readme_file, base::as_bytes(bundle_readme), Durability::Synced);
    m_folder.append(manifest_file, base::as_bytes(m_manifest));
    m_folder.publish();
}

}  // namespace vialog::journal
