// SPDX-License-Identifier: Apache-2.0
// Entries are inserted one by one; the tree's inner hashes follow by blocks.
#include "store/journal_rows.h"

#include "base/check.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::store {

namespace {

[[noreturn]] void fail_corrupt(const Connection& where, const std::string& what) {
    throw StoreError(
        StoreErrorKind::Corrupt, 0,
        fmt::format("the database {}: {}; keep the file as it is, verify it, and go on "
                    "with the newest backup that verifies",
                    where.path().string(), what));
}

// Numbers of entries are integers of JSON.
constexpr std::int64_t most_entries = std::int64_t{1} << 53;

// A forged one may have any length.
// Where more entries are missing in a row, a number is wrong rather than a million rows gone.
constexpr std::int64_t most_gap = 1'000'000;

bool holds_digest(const Rows& rows, int column, const base::Digest& digest) {
    const base::ByteView bytes = rows.blob(column);
    return std::equal(bytes.begin(), bytes.end(), digest.begin(), digest.end());
}

std::int64_t blocks_end(std::int64_t size) {
    return size - size % block_entries;
}

}  // namespace

journal::JournalEntry read_stored_entry(base::ByteView note, domain::EntryNumber seq,
                                        base::JsonDocument& document, const Connection& where) {
    auto read = journal::read_entry(note, document);
    if (!read) {
        fail_corrupt(where,
                     fmt::format("entry {} cannot be read ({})", seq.number(), read.error().rule));
    }
    if (read->entry.entry.seq != seq) {
        fail_corrupt(where, fmt::format("entry {} calls itself {}", seq.number(),
                                        read->entry.entry.seq.number()));
    }
    return std::move(read->entry);
}

JournalRows::JournalRows(Connection& connection)
    : m_connection(connection),
      m_insert(connection,
               "INSERT INTO entry (seq, leaf, kind, occurred_ms, occurred_offset_min, recorded_ms, "
               "note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      m_insert_node(connection, "INSERT INTO node (level, idx, hash) VALUES (?1, ?2, ?3)"),
      m_head(connection, "SELECT seq FROM entry ORDER BY seq DESC LIMIT 1"),
      m_note(connection, "SELECT note FROM entry WHERE seq = ?1"),
      m_leaf(connection, "SELECT leaf FROM entry WHERE seq = ?1"),
      m_leaves(connection, "SELECT seq, leaf FROM entry WHERE seq >= ?1 AND seq < ?2 ORDER BY seq"),
      m_node(connection, "SELECT hash FROM node WHERE level = ?1 AND idx = ?2"),
      m_range(connection, "SELECT seq, note FROM entry WHERE seq >= ?1 AND seq < ?2 ORDER BY seq"),
      m_range_with_leaves(connection,
                          "SELECT seq, leaf, note FROM entry WHERE seq >= ?1 ORDER BY seq") {}

void JournalRows::load_size() {
    m_frontier = {};
    m_pending.clear();
    m_last_leaf.reset();
    m_size = 0;
    auto head = m_head.query();
    if (head.next()) {
        const std::int64_t newest = head.integer(0);
        if (newest >= most_entries) {
            fail_corrupt(m_connection, fmt::format("no entry can have the number {}", newest));
        }
        m_size = newest + 1;
    }
}

void JournalRows::load() {
    load_size();
    if (m_size != 0) {
        auto last = m_leaf.query(m_size - 1);
        m_last_leaf = last.next() ? std::optional(last.digest(0)) : std::nullopt;
    }
    m_frontier = stored_tree(m_size, pending());
}

journal::Frontier JournalRows::stored_tree(std::int64_t size, const journal::NodeSink& sink) {
    journal::Frontier tree;
    for (int level = 62; level >= 0; --level) {
        if ((blocks_end(size) & (std::int64_t{1} << level)) != 0) {
            tree.append_subtree(level,
                                stored_hash({.level = level, .index = tree.size() >> level}));
        }
    }
    auto rows = m_leaves.query(blocks_end(size), size);
    while (rows.next()) {
        if (rows.integer(0) != tree.size()) {
            break;
        }
        tree.append(rows.digest(1), sink);
    }
    if (tree.size() != size) {
        fail_corrupt(m_connection, fmt::format("entry {} is missing", tree.size()));
    }
    return tree;
}

journal::NodeSink JournalRows::pending() {
    return [this](journal::TreeNode node, const base::Digest& hash) {
        if (node.level > 0) {
            m_pending.emplace_back(node, hash);
        }
    };
}

void JournalRows::add(base::ByteView note, const base::Digest& leaf, const domain::Entry& entry) {
    base::expects(entry.seq.number() == size(), "an entry is added at the journal's end");
    const domain::Moment& moment = entry.moment;
    m_insert.run(size(), leaf, domain::word_of(domain::kind_of(entry.event)),
                 moment.occurred.instant.time_since_epoch().count(),
                 std::int64_t{moment.occurred.offset.count()},
                 moment.time.time_since_epoch().count(), note);
    m_frontier.append(leaf, pending());
    m_size = m_frontier.size();
    m_last_leaf = leaf;
    if (size() % block_entries != 0) {
        return;
    }
    std::sort(m_pending.begin(), m_pending.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.level, a.first.index) < std::pair(b.first.level, b.first.index);
    });
    for (const auto& [node, hash] : m_pending) {
        m_insert_node.run(node.level, node.index, hash);
    }
    m_pending.clear();
}

std::optional<base::Bytes> JournalRows::note(domain::EntryNumber seq) {
    auto rows = m_note.query(seq.number());
    if (!rows.next()) {
        return std::nullopt;
    }
    const base::ByteView bytes = rows.blob(0);
    return base::Bytes(bytes.begin(), bytes.end());
}

bool JournalRows::holds(domain::EntryNumber seq, const base::Digest& leaf) {
    auto rows = m_note.query(seq.number());
    return rows.next() && journal::leaf_hash(rows.blob(0)) == leaf;
}

std::optional<journal::JournalEntry> JournalRows::entry(domain::EntryNumber seq) {
    const auto bytes = note(seq);
    if (!bytes) {
        return std::nullopt;
    }
    return read_stored_entry(*bytes, seq, m_document, m_connection);
}

void JournalRows::for_each(domain::EntryNumber from, domain::EntryNumber to, const Visit& visit) {
    auto rows = m_range.query(from.number(), to.number());
    while (rows.next()) {
        visit(domain::EntryNumber(rows.integer(0)), rows.blob(1));
    }
}

std::optional<domain::EntryNumber> JournalRows::rehash(journal::Frontier& tree, std::int64_t size) {
    bool torn = false;
    const auto compare = [&](journal::TreeNode node, const base::Digest& hash) {
        if (node.level > 0 && (node.index + 1) << node.level <= blocks_end(size)) {
            auto rows = m_node.query(node.level, node.index);
            torn = torn || !rows.next() || !holds_digest(rows, 0, hash);
        }
    };
    auto rows = m_range_with_leaves.query(tree.size());
    while (tree.size() < size) {
        const domain::EntryNumber seq(tree.size());
        if (!rows.next() || rows.integer(0) != seq.number()) {
            return seq;
        }
        const base::Digest leaf = journal::leaf_hash(rows.blob(2));
        tree.append(leaf, compare);
        if (torn || !holds_digest(rows, 1, leaf)) {
            return seq;
        }
    }
    return std::nullopt;
}

std::optional<domain::EntryNumber> JournalRows::find_torn_tree() {
    journal::Frontier tree;
    return rehash(tree, size());
}

void JournalRows::for_each_torn(const VisitTorn& visit) {
    journal::Frontier tree;
    std::int64_t unknown = -1;  // the latest entry whose leaf nobody can tell
    bool torn = false;
    const auto compare = [&](journal::TreeNode node, const base::Digest& hash) {
        const std::int64_t begin = node.index << node.level;
        if (node.level > 0 && begin > unknown &&
            (node.index + 1) << node.level <= blocks_end(size())) {
            auto rows = m_node.query(node.level, node.index);
            torn = torn || !rows.next() || !holds_digest(rows, 0, hash);
        }
    };
    auto rows = m_range_with_leaves.query(0);
    while (rows.next()) {
        const std::int64_t seq = rows.integer(0);
        if (seq - tree.size() > most_gap) {
            return;
        }
        while (tree.size() < seq) {
            unknown = tree.size();
            tree.append(base::Digest{}, compare);
        }
        const base::Digest leaf = journal::leaf_hash(rows.blob(2));
        torn = !holds_digest(rows, 1, leaf);
        unknown = torn ? seq : unknown;
        tree.append(leaf, compare);
        if (torn && !visit(domain::EntryNumber(seq))) {
            return;
        }
    }
}

base::Digest JournalRows::stored_hash(journal::TreeNode node) {
    auto rows = node.level == 0 ? m_leaf.query(node.index) : m_node.query(node.level, node.index);
    if (!rows.next()) {
        fail_corrupt(m_connection, fmt::format("the tree's hash {} of level {} is missing",
                                               node.index, node.level));
    }
    return rows.digest(0);
}

base::Digest JournalRows::hash(journal::TreeNode node) {
    const std::int64_t end = (node.index + 1) << node.level;
    base::expects(node.level >= 0 && node.index >= 0 && end <= size(),
                  "a hash is asked for within the tree");
    if (node.level == 0 || end <= blocks_end(size())) {
        return stored_hash(node);
    }
    // Of the newest block only the leaves are in the file.
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [&](const auto& it) { return it.first == node; });
    base::ensures(found != m_pending.end(), "the newest block's nodes are at hand");
    return found->second;
}

}  // namespace vialog::store
