// SPDX-License-Identifier: Apache-2.0
// Reading entries and hashes, and keeping checkpoints.
#include "base/check.h"
#include "journal/checkpoint.h"
#include "store/store.h"
#include "store/store_impl.h"

namespace vialog::store {

namespace {

base::Bytes copy_of(base::ByteView view) {
    return {view.begin(), view.end()};
}

}  // namespace

std::optional<base::Bytes> Store::entry_bytes(domain::EntryNumber seq) const {
    return m_impl->journal.note(seq);
}

std::optional<journal::JournalEntry> Store::entry(domain::EntryNumber seq) const {
    return m_impl->journal.entry(seq);
}

void Store::for_each_entry(
    domain::EntryNumber from, domain::EntryNumber to,
    const std::function<void(domain::EntryNumber, base::ByteView)>& visit) const {
    m_impl->journal.for_each(from, to, visit);
}

base::Digest Store::hash(journal::TreeNode node) const {
    return m_impl->journal.hash(node);
}

std::optional<domain::EntryNumber> Store::find_torn_tree() const {
    return m_impl->journal.find_torn_tree();
}

base::Result<base::Digest, TornTree> Store::recompute_root(const journal::TreeHead& known,
                                                           std::int64_t size) const {
    return m_impl->read_back().recompute_root(known, size);
}

base::Bytes Store::keep_checkpoint(std::int64_t size, base::ByteView note) {
    base::expects(size > 0 && size <= m_impl->journal.size(),
                  "a checkpoint stands for entries that are there");
    const auto checkpoint = journal::parse_checkpoint(base::as_text(note));
    base::expects(checkpoint && checkpoint->checkpoint.head.size == size &&
                      checkpoint->checkpoint.head.root ==
                          journal::root_at(size, [this](auto node) { return hash(node); }),
                  "a checkpoint states the tree that is there");
    m_impl->insert_checkpoint.run(size, note);
    return this->checkpoint(size)->note;
}

void Store::add_cosignature(std::int64_t size, base::ByteView line) {
    m_impl->insert_cosignature.run(size, line);
}

std::optional<StoredCheckpoint> Store::checkpoint(std::int64_t size) const {
    Statement note(*m_impl->connection, "SELECT note FROM checkpoint WHERE size = ?1");
    auto rows = note.query(size);
    if (!rows.next()) {
        return std::nullopt;
    }
    StoredCheckpoint stored{.size = size, .note = copy_of(rows.blob(0)), .cosignatures = {}};
    Statement lines(*m_impl->connection,
                    "SELECT line FROM cosignature WHERE size = ?1 ORDER BY line");
    auto line = lines.query(size);
    while (line.next()) {
        stored.cosignatures.push_back(copy_of(line.blob(0)));
    }
    return stored;
}

std::optional<StoredCheckpoint> Store::newest_checkpoint() const {
    std::int64_t size = 0;
    {
        auto rows = m_impl->newest_checkpoint.query();
        if (!rows.next()) {
            return std::nullopt;
        }
        size = rows.integer(0);
    }
    return checkpoint(size);
}

std::vector<std::int64_t> Store::checkpoint_sizes() const {
    Statement statement(*m_impl->connection, "SELECT size FROM checkpoint ORDER BY size");
    std::vector<std::int64_t> sizes;
    auto rows = statement.query();
    while (rows.next()) {
        sizes.push_back(rows.integer(0));
    }
    return sizes;
}

}  // namespace vialog::store
