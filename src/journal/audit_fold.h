// SPDX-License-Identifier: Apache-2.0
// The part of an audit that follows the entries in their order: chain, keys, rules, tree. Inside
// the room only.
#pragma once

#include "domain/state.h"
#include "journal/audit.h"
#include "journal/audit_tile.h"
#include "journal/checkpoint_check.h"
#include "journal/disclosure_check.h"
#include "journal/earlier_entries.h"
#include "journal/hash_tile_check.h"
#include "journal/known_keys.h"

#include <cstdint>
#include <optional>

namespace vialog::journal {

class AuditFold final {
  public:
    AuditFold(const BundleReader& bundle, const AuditOptions& options, KnownKeys& keys,
              AuditReport& report);

    // Each tile once, in order, by one thread at a time. No where going on is meaningless.
    [[nodiscard]] AuditGoOn take(PreparedTile& tile);
    // After the last tile, or where it ended.
    void finish();

  private:
    // Refused where one of the keys is none, or could be taken for another.
    enum class KeysBrought { Acceptable, Refused };

    void take_entry(PreparedEntry& prepared);
    void take_readable(PreparedEntry& prepared);
    void check_chain(const ReadEntry& read);
    void check_signatures(const PreparedEntry& prepared);
    [[nodiscard]] SignatureState look_again(const PreparedEntry& prepared, std::size_t i) const;
    void report_signature(std::size_t line, SignatureState state);
    void check_refs(const domain::Event& event);
    void check_stated_heads(const domain::Event& event);
    void check_head(const TreeHead& stated);
    void check_rules(const domain::Entry& entry, KeysBrought keys);
    [[nodiscard]] KeysBrought add_keys(const domain::Event& event);
    void follow_log_key(const domain::Event& event);
    void append_leaf(const base::Digest& leaf);
    void compare_pin();
    void check_count();
    void add(domain::Refusal refusal);
    [[nodiscard]] LogKeyInForce log_key() const;

    const BundleReader& m_bundle;
    const AuditOptions& m_options;
    KnownKeys& m_keys;
    AuditReport& m_report;
    std::int64_t m_seq = 0;
    base::Digest m_prev{};
    std::int64_t m_tiles = 0;
    std::int64_t m_without_fault = 0;  // entries whose signatures are all there and all right
    bool m_ended_early = false;
    Frontier m_tree;
    EarlierEntries m_earlier;
    HashTileCheck m_hash_tiles;
    CheckpointCheck m_checkpoints;
    DisclosureCheck m_disclosures;
    domain::State m_state;
    // Brought after what a newer version wrote, where the state stands still.
    std::optional<domain::KeyId> m_later_log_key;
};

}  // namespace vialog::journal
