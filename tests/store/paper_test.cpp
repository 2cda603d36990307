// SPDX-License-Identifier: Apache-2.0
// The entries of a transcription are looked up in tests/operations/transcribe_test.cpp; here what is not there.
#include "store/paper.h"

#include "sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

TEST(PaperEntries, AreNoneInANewJournal) {
    const support::TemporaryFolder folder;
    const Store store = Store::create({.path = folder.path() / "paper.vialog",
                                       .access = Access::ReadWrite,
                                       .marks = {},
                                       .vfs = {}});

    EXPECT_TRUE(paper_entries(store).empty());
}

}  // namespace
}  // namespace vialog::store
