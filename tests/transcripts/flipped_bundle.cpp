// SPDX-License-Identifier: Apache-2.0
// Audits with one bit turned.
#include "flipped_bundle.h"

#include "journal/audit_fold.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace vialog::transcripts {

namespace {

class FlippedFiles final : public journal::BundleFiles {
  public:
    FlippedFiles(const Files& files, std::optional<Flip> flip) : m_files(files), m_flip(flip) {}

    [[nodiscard]] base::Result<void, domain::Refusal> visit(const Visit& visit) const override {
        for (const auto& [path, bytes] : m_files) {
            if (!visit(path, static_cast<std::int64_t>(bytes.size()))) {
                break;
            }
        }
        return {};
    }
    [[nodiscard]] std::optional<std::int64_t> size_of(std::string_view path) const override {
        const auto found = m_files.find(path);
        return found == m_files.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::int64_t>(found->second.size()));
    }
    [[nodiscard]] std::size_t read(std::string_view path, std::int64_t offset,
                                   std::span<std::uint8_t> out) const override {
        const base::Bytes& bytes = m_files.find(path)->second;
        const std::size_t from = std::min(static_cast<std::size_t>(offset), bytes.size());
        const std::size_t count = std::min(out.size(), bytes.size() - from);
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), count, out.begin());
        if (m_flip && *m_flip->file == path && m_flip->byte >= from &&
            m_flip->byte < from + count) {
            out[m_flip->byte - from] ^= static_cast<std::uint8_t>(1U << m_flip->bit);
        }
        return count;
    }

  private:
    const Files& m_files;
    std::optional<Flip> m_flip;
};

base::Result<journal::BundleReader, domain::Refusal> open(const Files& files,
                                                          const std::optional<Flip>& flip) {
    return journal::BundleReader::open(std::make_unique<FlippedFiles>(files, flip));
}

std::vector<journal::BroughtKey> keys_of(const journal::PreparedEntry& entry) {
    if (!entry.read) {
        return {};
    }
    const journal::JournalEntry& it = entry.read->entry;
    return journal::keys_brought_by(it.entry.event, it.log);
}

}  // namespace

int exit_code_of(const Files& files, const std::optional<Flip>& flip,
                 const journal::AuditOptions& options) {
    const auto bundle = open(files, flip);
    return bundle ? journal::audit(*bundle, options).exit_code()
                  : journal::report_refused(bundle.error()).exit_code();
}

QuickAudit::QuickAudit(const Files& files, const journal::AuditOptions& options)
    : m_files(files), m_options(options) {
    const auto bundle = open(m_files, std::nullopt);
    for (std::int64_t index = 0; bundle && index < bundle->tiles(); ++index) {
        add_tile(*bundle, index);
    }
}

void QuickAudit::add_tile(const journal::BundleReader& bundle, std::int64_t index) {
    // Read with the keys that the audit itself has learnt up to there.
    journal::KnownKeys keys;
    journal::AuditReport report;
    journal::AuditFold fold(bundle, m_options, keys, report);
    for (const auto& earlier : m_tiles) {
        static_cast<void>(fold.take(*earlier));
    }
    base::JsonDocument document;
    journal::PreparedTile unknown;
    journal::prepare_tile(unknown, bundle, index, keys, document);
    static_cast<void>(fold.take(unknown));
    m_tiles.push_back(std::make_unique<journal::PreparedTile>());
    journal::prepare_tile(*m_tiles.back(), bundle, index, keys, document);

    const journal::PreparedTile& tile = *m_tiles.back();
    auto& places = m_places[journal::tile_path(tile.name)];
    std::size_t at = 0;
    for (std::size_t i = 0; i < tile.entries.size(); ++i) {
        const std::size_t size = (std::size_t{tile.bytes[at]} << 8U) | tile.bytes[at + 1];
        places.push_back({.tile = m_tiles.size() - 1,
                          .entry = i,
                          .begin = at + 2,
                          .size = size,
                          .brought = keys_of(tile.entries[i])});
        at += 2 + size;
    }
}

const QuickAudit::Place* QuickAudit::place_of(const Flip& flip) const {
    const auto places = m_places.find(*flip.file);
    if (places == m_places.end()) {
        return nullptr;
    }
    const auto after =
        std::upper_bound(places->second.begin(), places->second.end(), flip.byte,
                         [](std::size_t byte, const Place& place) { return byte < place.begin; });
    if (after == places->second.begin()) {
        return nullptr;
    }
    const Place& place = *std::prev(after);
    return flip.byte < place.begin + place.size ? &place : nullptr;
}

journal::PreparedEntry QuickAudit::read_altered(const Place& place, const Flip& flip,
                                                base::Bytes& bytes) {
    const auto begin =
        m_tiles[place.tile]->bytes.begin() + static_cast<std::ptrdiff_t>(place.begin);
    bytes.assign(begin, begin + static_cast<std::ptrdiff_t>(place.size));
    bytes[flip.byte - place.begin] ^= static_cast<std::uint8_t>(1U << flip.bit);
    journal::PreparedEntry altered{.leaf = journal::leaf_hash(bytes),
                                   .read = journal::read_entry(bytes, m_document),
                                   .signatures = {}};
    if (altered.read) {
        // Whose key is not known beforehand is verified by the fold.
        altered.signatures.assign(
            std::min(altered.read->entry.entry.signers.size(), altered.read->signatures.size()),
            journal::SignatureState::KeyUnknown);
    }
    return altered;
}

void QuickAudit::forget_keys(const Place& place, const journal::PreparedEntry& altered) {
    const auto now = keys_of(altered);
    for (const journal::BroughtKey& key : place.brought) {
        const bool stays = std::any_of(now.begin(), now.end(), [&](const journal::BroughtKey& it) {
            return it.id == key.id && it.name == key.name;
        });
        if (stays) {
            continue;
        }
        for (const auto& tile : m_tiles) {
            for (journal::PreparedEntry& entry : tile->entries) {
                for (std::size_t i = 0; i < entry.signatures.size(); ++i) {
                    if (entry.read->entry.entry.signers[i].key == key.id) {
                        m_forgotten.emplace_back(&entry.signatures[i], entry.signatures[i]);
                        entry.signatures[i] = journal::SignatureState::KeyUnknown;
                    }
                }
            }
        }
    }
}

void QuickAudit::remember_keys() {
    for (const auto& [where, state] : m_forgotten) {
        *where = state;
    }
    m_forgotten.clear();
}

int QuickAudit::fold(const journal::BundleReader& bundle) {
    journal::KnownKeys keys;
    journal::AuditReport report;
    journal::AuditFold fold(bundle, m_options, keys, report);
    for (const auto& tile : m_tiles) {
        if (fold.take(*tile) == journal::AuditGoOn::No) {
            break;
        }
    }
    fold.finish();
    return report.exit_code();
}

std::optional<int> QuickAudit::exit_code_of(const Flip& flip) {
    const Place* place = place_of(flip);
    const bool is_within_entries = m_places.contains(*flip.file);
    if (*flip.file == journal::checkpoint_file || (is_within_entries && place == nullptr)) {
        return std::nullopt;
    }
    const auto bundle = open(m_files, flip);
    if (!bundle) {
        return std::nullopt;
    }
    if (place == nullptr) {
        return fold(*bundle);
    }
    base::Bytes bytes;
    journal::PreparedEntry altered = read_altered(*place, flip, bytes);
    forget_keys(*place, altered);
    journal::PreparedEntry& there = m_tiles[place->tile]->entries[place->entry];
    std::swap(there, altered);
    const int code = fold(*bundle);
    std::swap(there, altered);
    remember_keys();
    return code;
}

}  // namespace vialog::transcripts
