// SPDX-License-Identifier: Apache-2.0
// What src/store/journal_rows promises, and what it refuses.
#include "store/journal_rows.h"

#include "store/book_check.h"
#include "store/sample_store.h"
#include "support/reference_tree.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

std::vector<base::Digest> sample_leaves(std::int64_t size) {
    std::vector<base::Digest> leaves;
    for (std::int64_t seq = 0; seq < size; ++seq) {
        leaves.push_back(
            journal::leaf_hash(sample_journal().entries()[static_cast<std::size_t>(seq)]));
    }
    return leaves;
}

TEST(JournalRows, HasTheRootOfTheReferenceTreeAtEverySizeAroundABlock) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a", Access::ReadWrite);
    { const Store store = sample_store(options, 250); }
    for (std::int64_t size = 250; size < 262; ++size) {
        Store store = Store::open(options);  // each time from the file
        EXPECT_EQ(store.root(), support::reference_root(sample_leaves(size))) << size;
        support::append(store, sample_journal().entries()[static_cast<std::size_t>(size)]);
    }
}

TEST(JournalRows, GivesEveryPerfectSubtreeOfEveryLevel) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 700);
    const auto leaves = sample_leaves(700);
    for (int level = 0; level < 10; ++level) {
        for (std::int64_t index = 0; (index + 1) << level <= 700; ++index) {
            const auto begin = leaves.begin() + (index << level);
            const std::vector<base::Digest> part(begin, begin + (std::int64_t{1} << level));
            ASSERT_EQ(store.hash({.level = level, .index = index}), support::reference_root(part))
                << level << " " << index;
        }
    }
}

TEST(JournalRows, GivesProofsThatVerify) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 700);
    const auto source = [&](journal::TreeNode node) { return store.hash(node); };

    for (const std::int64_t index : {0, 255, 256, 511, 512, 698, 699}) {
        const auto proof = journal::inclusion_proof(index, 700, source);
        EXPECT_TRUE(journal::verify_inclusion({.index = index,
                                               .size = 700,
                                               .leaf = store.hash({.level = 0, .index = index}),
                                               .root = sample_journal().head().root},
                                              proof)
                        .has_value());
    }
}

TEST(JournalRows, KeepsInnerHashesByWholeBlocks) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 700);

    // 512 leaves have 511 inner nodes.
    EXPECT_EQ(store.connection().integer("SELECT count(*) FROM node"), 511);
}

TEST(JournalRows, VisitsEntriesInTheirOrderByteForByte) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 300);
    std::int64_t next = 7;

    store.for_each_entry(
        domain::EntryNumber(7), domain::EntryNumber(290),
        [&](domain::EntryNumber seq, base::ByteView bytes) {
            ASSERT_EQ(seq.number(), next);
            const auto& sample = sample_journal().entries()[static_cast<std::size_t>(next)];
            ASSERT_TRUE(std::equal(bytes.begin(), bytes.end(), sample.begin(), sample.end()));
            ++next;
        });

    EXPECT_EQ(next, 290);
}

TEST(JournalRows, HasNoEntryBeyondTheEnd) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 30);

    EXPECT_EQ(store.entry_bytes(domain::EntryNumber(30)), std::nullopt);
    EXPECT_EQ(store.entry(domain::EntryNumber(-1)), std::nullopt);
}

class Torn : public testing::Test {
  protected:
    void tear(std::string_view sql) {
        const auto options = options_for(m_folder.path() / "a", Access::ReadWrite);
        { const Store store = sample_store(options, 700); }
        support::tamper_past_guards(options.path, sql);
    }
    [[nodiscard]] Store open() const {
        return Store::open(options_for(m_folder.path() / "a", Access::ReadOnly));
    }
    [[nodiscard]] static std::vector<std::int64_t> all_torn(const Store& store, std::size_t most) {
        std::vector<std::int64_t> torn;
        for_each_torn_entry(store, [&](domain::EntryNumber seq) {
            torn.push_back(seq.number());
            return torn.size() < most;
        });
        return torn;
    }
    TemporaryFolder m_folder;
};

TEST_F(Torn, EachRowIsFoundAndNoneThatOnlyLiesAboveOrBehindIt) {
    tear(
        "UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5;"
        "UPDATE entry SET note = CAST(replace(note, 'cleo', 'cleO') AS BLOB) WHERE seq = 300;"
        "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 310;"
        "DELETE FROM entry WHERE seq IN (100, 101, 102)");

    EXPECT_EQ(all_torn(open(), 10), (std::vector<std::int64_t>{47, 300, 310}));
    EXPECT_EQ(all_torn(open(), 2), (std::vector<std::int64_t>{47, 300}));
}

TEST_F(Torn, NothingIsFoundInASoundFile) {
    tear("SELECT 1");

    EXPECT_TRUE(all_torn(open(), 10).empty());
}

TEST_F(Torn, AForgedNodeIsFoundWithTheEntryThatCompletesIt) {
    tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");

    EXPECT_EQ(open().find_torn_tree(), domain::EntryNumber(47));
}

TEST_F(Torn, AMissingNodeIsFoundWithTheEntryThatCompletesIt) {
    tear("DELETE FROM node WHERE level = 8 AND idx = 1");

    EXPECT_EQ(open().find_torn_tree(), domain::EntryNumber(511));
}

TEST_F(Torn, AMissingNodeIsFound) {
    tear("DELETE FROM node WHERE level = 9 AND idx = 0");

    // The right edge needs it: the file does not even open.
    EXPECT_THROW(static_cast<void>(open()), StoreError);
}

TEST_F(Torn, AForgedLeafIsFound) {
    tear("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 300");

    EXPECT_EQ(open().find_torn_tree(), domain::EntryNumber(300));
}

TEST_F(Torn, AnEditedNoteIsFound) {
    tear("UPDATE entry SET note = CAST(replace(note, 'cleo', 'cleO') AS BLOB) WHERE seq = 300");

    EXPECT_EQ(open().find_torn_tree(), domain::EntryNumber(300));
}

TEST_F(Torn, AMissingEntryOfTheNewestBlockIsNotOverlooked) {
    tear("DELETE FROM entry WHERE seq = 600");

    EXPECT_THROW(static_cast<void>(open()), StoreError);
}

TEST_F(Torn, AMissingEntryOfAnEarlierBlockIsFound) {
    tear("DELETE FROM entry WHERE seq = 100");

    EXPECT_EQ(open().find_torn_tree(), domain::EntryNumber(100));
}

}  // namespace
}  // namespace vialog::store
