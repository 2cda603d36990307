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
    TemporaryFolder m_folder;
    Store m_store = sample_store(options_for(m_folder.path() / "a", Access::ReadWrite), 30);
};

TEST_F(Checkpoints, AreKeptWithTheirCosignatures) {
    m_store.keep_checkpoint(20, base::as_bytes("note at 20"));
    m_store.keep_checkpoint(10, base::as_bytes("note at 10"));
    m_store.add_cosignature(20, base::as_bytes("line b\n"));
    m_store.add_cosignature(20, base::as_bytes("line a\n"));
    m_store.add_cosignature(20, base::as_bytes("line b\n"));

    EXPECT_EQ(m_store.checkpoint_sizes(), (std::vector<std::int64_t>{10, 20}));
    const auto kept = m_store.checkpoint(20);
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->note, base::to_bytes("note at 20"));
    EXPECT_EQ(kept->cosignatures,
              (std::vector<base::Bytes>{base::to_bytes("line a\n"), base::to_bytes("line b\n")}));
    EXPECT_TRUE(m_store.checkpoint(10)->cosignatures.empty());
}

TEST_F(Checkpoints, StayAsTheyWereFirstKept) {
    m_store.keep_checkpoint(20, base::as_bytes("first"));
    m_store.keep_checkpoint(20, base::as_bytes("second"));

    EXPECT_EQ(m_store.checkpoint(20)->note, base::to_bytes("first"));
}

TEST_F(Checkpoints, AreNothingWhereNoneWasKept) {
    EXPECT_FALSE(m_store.checkpoint(20).has_value());
}

TEST_F(Checkpoints, TakeNoCosignatureForWhatWasNotKept) {
    EXPECT_THROW(m_store.add_cosignature(20, base::as_bytes("line\n")), StoreError);
}

TEST_F(Checkpoints, AreForEntriesThatAreThere) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(m_store.keep_checkpoint(31, base::as_bytes("note")), "entries that are there");
    EXPECT_DEATH(m_store.keep_checkpoint(0, base::as_bytes("note")), "entries that are there");
}

}  // namespace
}  // namespace vialog::store
