// SPDX-License-Identifier: Apache-2.0
// What is read back is what lies in the file, whatever a connection remembers.
#include "store/read_back.h"

#include "store/sample_store.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

journal::TreeHead nothing() {
    return {.size = 0, .root = journal::empty_root()};
}

// 700 entries: two blocks whose nodes are stored, and the beginning of a third.
class FileReading : public testing::Test {
  protected:
    [[nodiscard]] OpenOptions options() const {
        return options_for(m_folder.path() / "a", Access::ReadWrite);
    }
    [[nodiscard]] journal::TreeHead head_at(std::int64_t size) const {
        return {.size = size,
                .root = journal::root_at(size, [&](auto node) { return m_store.hash(node); })};
    }
    void tear(std::string_view sql) const { support::tamper_past_guards(options().path, sql); }
    [[nodiscard]] base::Result<base::Digest, TornTree> root_after(const journal::TreeHead& known) {
        return ReadBack(options().path, OpenMode::ReadOnly, "").recompute_root(known, 700);
    }
    // The entry that is told; -1 where none is, though the root is refused.
    [[nodiscard]] std::int64_t torn_after(const journal::TreeHead& known) {
        const auto root = root_after(known);
        EXPECT_FALSE(root.has_value());
        return root || !root.error().entry ? -1 : root.error().entry->number();
    }

    TemporaryFolder m_folder;
    Store m_store = sample_store(options(), 700);
};

TEST_F(FileReading, GivesTheRootWhateverIsKnown) {
    for (const std::int64_t size : {0, 1, 255, 256, 257, 511, 512, 600, 699, 700}) {
        const auto known = size == 0 ? nothing() : head_at(size);
        const auto root = root_after(known);
        ASSERT_TRUE(root.has_value()) << size;
        EXPECT_EQ(*root, sample_journal().head().root) << size;
        EXPECT_EQ(m_store.recompute_root(known, 700), root) << size;
    }
    EXPECT_EQ(m_store.recompute_root(head_at(100), 300), head_at(300).root);
}

TEST_F(FileReading, FindsAForgedNode) {
    const auto known = head_at(300);
    tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");
    EXPECT_EQ(torn_after(nothing()), 47);
    // What a known root stands for is not read again.
    EXPECT_TRUE(root_after(known).has_value());

    tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 50");
    EXPECT_EQ(torn_after(known), 407);
}

TEST_F(FileReading, FindsAForgedNodeThatAKnownRootStandsOn) {
    const auto known = head_at(300);
    tear("UPDATE node SET hash = zeroblob(32) WHERE level = 8 AND idx = 0");

    EXPECT_EQ(torn_after(known), 255);
}

TEST_F(FileReading, FindsAForgedLeaf) {
    const auto known = head_at(300);
    tear("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 310");
    EXPECT_EQ(torn_after(known), 310);
}

TEST_F(FileReading, FindsAnEditedNote) {
    const auto known = head_at(300);
    tear("UPDATE entry SET note = CAST(replace(note, 'cleo', 'cleO') AS BLOB) WHERE seq = 650");

    EXPECT_EQ(torn_after(known), 650);
    EXPECT_EQ(torn_after(nothing()), 650);
}

TEST_F(FileReading, FindsAMissingEntry) {
    const auto known = head_at(300);
    tear("DELETE FROM entry WHERE seq = 400");

    EXPECT_EQ(torn_after(known), 400);
}

TEST_F(FileReading, TellsAnotherHistoryThatFitsItself) {
    auto other = head_at(300);
    other.root[0] ^= 1;

    const auto root = root_after(other);

    ASSERT_FALSE(root.has_value());
    EXPECT_FALSE(root.error().entry.has_value());
}

TEST_F(FileReading, SeesABitThatFlipsLater) {
    support::FaultyVfs vfs("later");
    ReadBack back(options().path, OpenMode::ReadOnly, "later");
    const base::Digest leaf = sample_journal().ref(650).leaf;
    EXPECT_TRUE(back.recompute_root(head_at(600), 700).has_value());
    EXPECT_TRUE(back.holds(domain::EntryNumber(650), leaf));

    vfs.corrupt_reads_of("\"seq\":650,\"station\"");

    const auto root = back.recompute_root(head_at(600), 700);
    ASSERT_FALSE(root.has_value());
    EXPECT_EQ(root.error().entry, domain::EntryNumber(650));
    back.prepare();
    EXPECT_FALSE(back.holds(domain::EntryNumber(650), leaf));
}

TEST_F(FileReading, WritesNothing) {
    EXPECT_FALSE(ReadBack(options().path, OpenMode::ReadOnly, "")
                     .holds(domain::EntryNumber(700), sample_journal().ref(0).leaf));
    EXPECT_EQ(m_store.head().size, 700);
}

}  // namespace
}  // namespace vialog::store
