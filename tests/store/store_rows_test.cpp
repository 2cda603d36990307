// SPDX-License-Identifier: Apache-2.0
// What src/store/store_rows promises, and what it refuses.
#include "store/sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_store;
using support::TemporaryFolder;

class Checkpoints : public testing::Test {
  protected:
    [[nodiscard]] std::string note_at(std::int64_t size) const {
        return support::checkpoint_at(m_store, size);
    }
    std::string keep(std::int64_t size, const std::string& note) {
        return std::string(base::as_text(m_store.keep_checkpoint(size, base::as_bytes(note))));
    }

    TemporaryFolder m_folder;
    Store m_store = sample_store(options_for(m_folder.path() / "a", Access::ReadWrite), 30);
};

TEST_F(Checkpoints, AreKeptWithTheirCosignatures) {
    EXPECT_EQ(keep(20, note_at(20)), note_at(20));
    keep(10, note_at(10));
    m_store.add_cosignature(20, base::as_bytes("line b\n"));
    m_store.add_cosignature(20, base::as_bytes("line a\n"));
    m_store.add_cosignature(20, base::as_bytes("line b\n"));

    EXPECT_EQ(m_store.checkpoint_sizes(), (std::vector<std::int64_t>{10, 20}));
    const auto kept = m_store.newest_checkpoint();
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->size, 20);
    EXPECT_EQ(kept->note, base::to_bytes(note_at(20)));
    EXPECT_EQ(kept->cosignatures,
              (std::vector<base::Bytes>{base::to_bytes("line a\n"), base::to_bytes("line b\n")}));
    EXPECT_TRUE(m_store.checkpoint(10)->cosignatures.empty());
}

TEST_F(Checkpoints, StayAsTheyWereFirstKept) {
    keep(20, note_at(20));

    const std::string with_another_line = note_at(20) + "\xE2\x80\x94 other AAAAAAA=\n";
    EXPECT_EQ(keep(20, with_another_line), note_at(20));
    EXPECT_EQ(m_store.checkpoint(20)->note, base::to_bytes(note_at(20)));
}

TEST_F(Checkpoints, AreNothingWhereNoneWasKept) {
    EXPECT_FALSE(m_store.checkpoint(20).has_value());
    EXPECT_FALSE(m_store.newest_checkpoint().has_value());
}

TEST_F(Checkpoints, TakeNoCosignatureForWhatWasNotKept) {
    EXPECT_THROW(m_store.add_cosignature(20, base::as_bytes("line\n")), StoreError);
}

TEST_F(Checkpoints, AreForEntriesThatAreThere) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(keep(31, "note"), "entries that are there");
    EXPECT_DEATH(keep(0, "note"), "entries that are there");
    EXPECT_DEATH(keep(20, "note"), "the tree that is there");
    EXPECT_DEATH(keep(20, note_at(21)), "the tree that is there");
    std::string other = note_at(20);
    other[other.find("\n20\n") + 4] ^= 1;  // of the root
    EXPECT_DEATH(keep(20, other), "the tree that is there");
}

}  // namespace
}  // namespace vialog::store
