// SPDX-License-Identifier: Apache-2.0
// A bundle in memory with one bit turned, and what an audit of it says.
#pragma once

#include "journal/audit.h"
#include "journal/audit_tile.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vialog::transcripts {

using Files = std::map<std::string, base::Bytes, std::less<>>;

struct Flip {
    const std::string* file = nullptr;  // among the names of the files
    std::size_t byte = 0;
    unsigned bit = 0;
};

// By the audit as everybody runs it.
[[nodiscard]] int exit_code_of(const Files& files, const std::optional<Flip>& flip,
                               const journal::AuditOptions& options);

// The same answer, sooner: the audit's own fold over the whole bundle, with its chain, rules, tree, every checkpoint and
// disclosure. What is not done again is to read the entries that are not altered and to verify their signatures, since
// both follow from an entry's bytes and the keys alone. One thread's.
class QuickAudit final {
  public:
    QuickAudit(const Files& files, const journal::AuditOptions& options);

    // Nothing where what is altered may change how other entries are read: the newest checkpoint, the length of an entry.
    [[nodiscard]] std::optional<int> exit_code_of(const Flip& flip);

  private:
    struct Place {
        std::size_t tile = 0;
        std::size_t entry = 0;
        std::size_t begin = 0;  // in the tile's bytes
        std::size_t size = 0;
        std::vector<journal::BroughtKey> brought{};
    };

    void add_tile(const journal::BundleReader& bundle, std::int64_t index);
    [[nodiscard]] const Place* place_of(const Flip& flip) const;
    [[nodiscard]] int fold(const journal::BundleReader& bundle);
    [[nodiscard]] journal::PreparedEntry read_altered(const Place& place, const Flip& flip,
                                                      base::Bytes& bytes);
    // Signatures by a key that the altered entry does not bring any more are not right any more.
    void forget_keys(const Place& place, const journal::PreparedEntry& altered);
    void remember_keys();

    const Files& m_files;
    const journal::AuditOptions& m_options;
    std::vector<std::unique_ptr<journal::PreparedTile>> m_tiles;
    base::JsonDocument m_document;
    std::vector<std::pair<journal::SignatureState*, journal::SignatureState>> m_forgotten;
    std::map<std::string, std::vector<Place>, std::less<>>
        m_places;  // by the name of the tile's file
};

}  // namespace vialog::transcripts
