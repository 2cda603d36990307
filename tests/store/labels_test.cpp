// SPDX-License-Identifier: Apache-2.0
// The labels of the sample quarter are looked up in tests/operations/accountability_test.cpp; here what is not there.
#include "store/labels.h"

#include "sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

TEST(Labels, AreNoneInANewJournal) {
    const support::TemporaryFolder folder;
    const Store store = Store::create({.path = folder.path() / "labels.vialog",
                                       .access = Access::ReadWrite,
                                       .marks = {},
                                       .vfs = {}});

    EXPECT_EQ(label_of(store, domain::ContainerId(1)), std::nullopt);
}

}  // namespace
}  // namespace vialog::store
