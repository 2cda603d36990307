// SPDX-License-Identifier: Apache-2.0
// The journal and its book in one database file: reading, and appending under the lock.
#pragma once

#include "domain/state.h"
#include "journal/entry.h"
#include "journal/merkle.h"
#include "store/location.h"
#include "store/store_error.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vialog::store {

class Connection;
class Transaction;

enum class Access {
    ReadWrite,
    ReadOnly,  // also from a medium that nobody can write
    Repair,  // ReadWrite, though the book may not fit the journal: for check_book and rebuild_book
    // ReadOnly and of one moment, whatever the journal's tables hold: for whoever looks what is wrong with them. There is
    // neither state nor root; head() has the size alone.
    Examine,
};

struct OpenOptions {
    std::filesystem::path path;
    Access access = Access::ReadOnly;
    // Folder of the high-water marks, such as <user state folder>/vialog; empty where none are kept.
    std::filesystem::path marks;
    const LocationProbe* probe = &system_probe();
    std::string vfs;  // name of the SQLite VFS; empty for the system's
    // Is told, in a sentence, what settling or closing could not do. Everything recorded is recorded all the same.
    std::function<void(const std::string&)> unsettled{};
};

struct Head {
    std::int64_t size = 0;                  // entries
    std::optional<base::Digest> last_leaf;  // of entry size - 1
    bool operator==(const Head&) const = default;
};

// A kept checkpoint: the note, and the signature lines of cosignatures that came later.
struct StoredCheckpoint {
    std::int64_t size = 0;
    base::Bytes note;
    std::vector<base::Bytes> cosignatures;
};

// The entries do not bear a tree's head out.
struct TornTree {
    // The first one that is missing, or whose bytes are not what the tree holds; nothing where all entries and hashes fit
    // each other and are another history.
    std::optional<domain::EntryNumber> entry;
    bool operator==(const TornTree&) const = default;
};

// One database file, for one thread. Every failure of the file is a StoreError.
class Store final {
  public:
    // Makes the file, readable by its owner alone; AlreadyThere where something lies at the path.
    [[nodiscard]] static Store create(const OpenOptions& options);
    // Checks the place of the file, its tables, the journal's head and newest kept checkpoint, the book's size and the
    // high-water mark. An older version's tables are brought up, after a backup beside the file.
    [[nodiscard]] static Store open(const OpenOptions& options);
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    // As of the opening, the latest refresh or our own latest append.
    [[nodiscard]] const domain::State& state() const;
    [[nodiscard]] Head head() const;
    [[nodiscard]] base::Digest root() const;
    // Takes in what other processes have written; whether there was anything.
    bool refresh();

    // Takes the lock that lets one process append, waiting ten seconds for it, and takes in what others have written.
    [[nodiscard]] Transaction begin();
    // What an append leaves for later: raises the high-water mark, writes a long WAL into the database. Call it when
    // nobody waits; closing does it too. What fails is told to OpenOptions::unsettled and done by a later opening.
    void settle();
    // The part of it that must be done before a root is signed: throws where the mark cannot be raised.
    void raise_mark();

    [[nodiscard]] std::optional<base::Bytes> entry_bytes(domain::EntryNumber seq) const;
    [[nodiscard]] std::optional<journal::JournalEntry> entry(domain::EntryNumber seq) const;
    // Entries from `from` up to and without `to`, in their order; the bytes last for the visit.
    void for_each_entry(
        domain::EntryNumber from, domain::EntryNumber to,
        const std::function<void(domain::EntryNumber, base::ByteView)>& visit) const;
    // A stored hash for proofs, of a perfect subtree within the size.
    [[nodiscard]] base::Digest hash(journal::TreeNode node) const;
    // Recomputes leaves and inner hashes from the entries' bytes; the first entry whose row or hashes differ.
    [[nodiscard]] std::optional<domain::EntryNumber> find_torn_tree() const;
    // The root of the first `size` entries, which are committed, from what the file gives back now: the bytes of those
    // after `known` are read and hashed anew and held against what is stored of the tree; those before are stood for by the
    // stored hashes, which must give the root of `known`. With nothing known all are read.
    [[nodiscard]] base::Result<base::Digest, TornTree> recompute_root(
        const journal::TreeHead& known, std::int64_t size) const;

    // The note of a checkpoint of this tree, kept for ever. What is kept under that size then: an earlier one stays.
    base::Bytes keep_checkpoint(std::int64_t size, base::ByteView note);
    void add_cosignature(std::int64_t size, base::ByteView line);
    [[nodiscard]] std::optional<StoredCheckpoint> checkpoint(std::int64_t size) const;
    [[nodiscard]] std::optional<StoredCheckpoint> newest_checkpoint() const;
    [[nodiscard]] std::vector<std::int64_t> checkpoint_sizes() const;  // ascending

    // A whole copy in one file, from one moment, while others go on writing; synced before it gets its name.
    void back_up(const std::filesystem::path& copy) const;

    // For the other files of this room.
    [[nodiscard]] Connection& connection() const;

  private:
    friend class Transaction;
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// One or several entries that are stored together or not at all. Each next one sees the state after the one before.
class Transaction final {
  public:
    ~Transaction();  // undoes what was not committed
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] const domain::State& state() const;
    [[nodiscard]] Head head() const;
    [[nodiscard]] base::Digest root() const;

    // `bytes` are those of `entry`, which must be the head's next. `disclosures` are sealed, in the order of the entry's
    // digests; an empty one stands for a digest whose text is not kept.
    void add(base::ByteView bytes, const journal::JournalEntry& entry,
             std::span<const base::Bytes> disclosures);
    // Returns when the disk has the entries and what it gives back is what was added.
    void commit();

  private:
    friend class Store;
    explicit Transaction(Store::Impl& store);
    Store::Impl* m_store;
    std::vector<std::pair<domain::EntryNumber, base::Digest>> m_added;
    bool m_open = true;
};

}  // namespace vialog::store
