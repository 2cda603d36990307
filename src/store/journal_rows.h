// SPDX-License-Identifier: Apache-2.0
// The journal's tables: entries, and the hash tree over them; inside the room only.
#pragma once

#include "domain/event.h"
#include "journal/entry.h"
#include "journal/merkle.h"
#include "store/connection.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace vialog::store {

// Node hashes and indexes are written for this many entries at once: an append then touches few pages, and at most 255
// leaves are read when a file is opened. Stored: view `indexed` of schemas/sql counts with it.
inline constexpr std::int64_t block_entries = 256;

class JournalRows final {
  public:
    explicit JournalRows(Connection& connection);

    // The size, the last leaf and the tree's right edge as the file has them now.
    void load();
    // The size alone, of a file that may be damaged: it has no root then and takes no entry.
    void load_size();

    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] const std::optional<base::Digest>& last_leaf() const { return m_last_leaf; }
    [[nodiscard]] base::Digest root() const { return m_frontier.root(); }

    // The next entry, within the caller's transaction.
    void add(base::ByteView note, const base::Digest& leaf, const domain::Entry& entry);

    [[nodiscard]] std::optional<base::Bytes> note(domain::EntryNumber seq);
    // Read anew from the file, and hashed anew: whether the row is what was added.
    [[nodiscard]] bool holds(domain::EntryNumber seq, const base::Digest& leaf);
    // Nothing where there is none; an entry that cannot be read is Corrupt.
    [[nodiscard]] std::optional<journal::JournalEntry> entry(domain::EntryNumber seq);
    // Entries from `from` up to and without `to`, in their order, as bytes that last for the visit.
    using Visit = std::function<void(domain::EntryNumber seq, base::ByteView note)>;
    void for_each(domain::EntryNumber from, domain::EntryNumber to, const Visit& visit);
    // Hashes the bytes of the entries from `tree.size()` up to and without `size` anew and appends them to `tree`. Stops at
    // the first one that is missing, or whose leaf or completed subtree is stored otherwise.
    [[nodiscard]] std::optional<domain::EntryNumber> rehash(journal::Frontier& tree,
                                                            std::int64_t size);
    // The same of every entry.
    [[nodiscard]] std::optional<domain::EntryNumber> find_torn_tree();
    // Every entry whose bytes are not what its leaf says, and the last one under every node that is
    // stored otherwise than its leaves give, as far as `visit` wishes to go on. A node over an entry
    // that is torn itself, or missing, is not looked at.
    using VisitTorn = std::function<bool(domain::EntryNumber seq)>;
    void for_each_torn(const VisitTorn& visit);
    // The right edge after the first `size` entries as the file has it: whole blocks from their nodes, the rest from leaves.
    // What is missing is Corrupt.
    [[nodiscard]] journal::Frontier stored_tree(std::int64_t size, const journal::NodeSink& sink);
    // A perfect subtree within the size; a missing row is Corrupt.
    [[nodiscard]] base::Digest hash(journal::TreeNode node);

  private:
    [[nodiscard]] base::Digest stored_hash(journal::TreeNode node);
    // Keeps the nodes above the leaves of the newest block.
    [[nodiscard]] journal::NodeSink pending();

    Connection& m_connection;
    Statement m_insert;
    Statement m_insert_node;
    Statement m_head;
    Statement m_note;
    Statement m_leaf;
    Statement m_leaves;
    Statement m_node;
    Statement m_range;
    Statement m_range_with_leaves;
    std::int64_t m_size = 0;
    journal::Frontier m_frontier;
    std::optional<base::Digest> m_last_leaf;
    std::vector<std::pair<journal::TreeNode, base::Digest>>
        m_pending;  // above the leaves, not yet in the file
    base::JsonDocument m_document;
};

// Reads an entry's bytes; Corrupt where they are none. `where` says which file.
[[nodiscard]] journal::JournalEntry read_stored_entry(base::ByteView note, domain::EntryNumber seq,
                                                      base::JsonDocument& document,
                                                      const Connection& where);

}  // namespace vialog::store
