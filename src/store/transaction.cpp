// SPDX-License-Identifier: Apache-2.0
// Appending under the lock, and the rows that lie beside the entries.
#include "base/check.h"
#include "store/store.h"
#include "store/store_impl.h"

#include <fmt/format.h>

namespace vialog::store {

namespace {

// 16 MB of WAL, so that opening after a crash stays quick. Reached only by a long run of appends without a settle().
constexpr int pages_before_append = 4'000;

constexpr base::Digest no_previous{};

// What lacks the space has been undone, by SQLite or by the end of the transaction.
template <typename Storing>
void store_or_undo(Storing storing) {
    try {
        storing();
    } catch (const StoreError& error) {
        if (error.kind() != StoreErrorKind::Full) {
            throw;
        }
        throw StoreError(error.kind(), error.native_code(),
                         std::string(error.what()) + "; nothing was recorded");
    }
}

}  // namespace

Transaction Store::begin() {
    base::expects(!m_impl->in_transaction, "one transaction at a time");
    if (m_impl->options.access != Access::ReadWrite) {
        throw StoreError(StoreErrorKind::ReadOnly, 0,
                         fmt::format("{} was not opened for appending; open it for writing",
                                     m_impl->options.path.string()));
    }
    // Before the lock, and before anybody has signed: whoever fails here has lost nothing.
    if (m_impl->connection->has_moved()) {
        throw StoreError(StoreErrorKind::CannotOpen, 0,
                         fmt::format("{} was moved, deleted or exchanged while it was open; put it "
                                     "back, or start anew: nothing was recorded",
                                     m_impl->options.path.string()));
    }
    if (m_impl->connection->wal_pages() > pages_before_append) {
        m_impl->connection->checkpoint();
    }
    return Transaction(*m_impl);
}

Transaction::Transaction(Store::Impl& store) : m_store(&store) {
    m_store->begin_writing.run();
    m_store->in_transaction = true;
    try {
        static_cast<void>(m_store->take_in());
    } catch (...) {
        m_store->in_transaction = false;
        m_store->connection->roll_back();
        throw;
    }
}

Transaction::~Transaction() {
    if (!m_open) {
        return;
    }
    m_store->in_transaction = false;
    m_store->connection->roll_back();
    if (m_added.empty()) {
        return;
    }
    m_store->version = -1;
    try {
        m_store->load();
    } catch (const StoreError&) {
        // The version stays unknown, so the next begin() or refresh() loads again, and tells.
    }
}

const domain::State& Transaction::state() const {
    return m_store->book.state();
}

Head Transaction::head() const {
    return {.size = m_store->journal.size(), .last_leaf = m_store->journal.last_leaf()};
}

base::Digest Transaction::root() const {
    return m_store->journal.root();
}

void Transaction::add(base::ByteView bytes, const journal::JournalEntry& entry,
                      std::span<const base::Bytes> disclosures) {
    base::expects(m_open, "an entry is added to an open transaction");
    const Head before = head();
    base::expects(entry.entry.seq.number() == before.size, "an entry follows the head");
    base::expects(entry.prev == before.last_leaf.value_or(no_previous),
                  "an entry names the leaf before it");
    if (before.size == 0 && !m_store->options.marks.empty()) {
        m_store->mark.emplace(m_store->options.marks, entry.log);
        if (const auto seen = m_store->mark->read()) {
            throw StoreError(
                StoreErrorKind::Rollback, 0,
                fmt::format("this computer has seen a journal {} with {} entries; bring back its "
                            "file, or give the new journal another name (mark: {})",
                            entry.log.text(), seen->size, m_store->mark->path().string()));
        }
    }
    const base::Digest leaf = journal::leaf_hash(bytes);
    m_added.emplace_back(entry.entry.seq, leaf);
    store_or_undo([&] {
        m_store->journal.add(bytes, leaf, entry.entry);
        m_store->book.record(entry.entry);
        std::int64_t n = 0;
        for (const base::Bytes& sealed : disclosures) {
            if (!sealed.empty()) {
                m_store->insert_disclosure.run(before.size, n, sealed);
            }
            ++n;
        }
    });
}

void Transaction::commit() {
    base::expects(m_open, "a transaction is committed once");
    // Before the commit: whoever cannot be read back is not stored either.
    ReadBack& back = m_store->read_back();
    back.prepare();
    store_or_undo([this] { m_store->commit.run(); });
    m_open = false;
    m_store->in_transaction = false;
    m_store->mark_due = m_store->mark_due || !m_added.empty();
    // journal-format.md section 9: never trust, and never sign a root over, what is only in memory.
    for (const auto& [seq, leaf] : m_added) {
        if (!back.holds(seq, leaf)) {
            m_store->version = -1;
            throw StoreError(StoreErrorKind::Corrupt, 0,
                             fmt::format("the database {} does not give entry {} back as it was "
                                         "stored; stop, check the memory and the disk of this "
                                         "computer, and verify the journal",
                                         m_store->options.path.string(), seq.number()));
        }
    }
}

}  // namespace vialog::store
