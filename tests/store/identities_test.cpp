// SPDX-License-Identifier: Apache-2.0
// Data keys by epoch, their wraps, the sealed checkpoint key.
#include "store/identities.h"

#include "sample_store.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

const base::Bytes box_of_ada(32, 1);
const base::Bytes box_of_ben(32, 2);

class Identities : public testing::Test {
  protected:
    support::TemporaryFolder folder;
    Store store = Store::create({.path = folder.path() / "identities.vialog",
                                 .access = Access::ReadWrite,
                                 .marks = {},
                                 .vfs = {}});
};

TEST_F(Identities, HasNoEpochInANewJournal) {
    EXPECT_TRUE(data_key_epochs(store).empty());
}

TEST_F(Identities, KeepsEachEpochWithItsCheck) {
    add_data_key(store, {.epoch = 1, .check = {7}}, {{box_of_ada, {10}}, {box_of_ben, {11}}});
    add_data_key(store, {.epoch = 2, .check = {8}}, {{box_of_ada, {12}}});

    const auto epochs = data_key_epochs(store);

    ASSERT_EQ(epochs.size(), 2U);
    EXPECT_EQ(epochs[0].check, base::Digest{7});
    EXPECT_EQ(epochs[1].epoch, 2);
    EXPECT_EQ(wrapped_data_key(store, 1, box_of_ben), base::Bytes{11});
    EXPECT_EQ(wrapped_data_key(store, 2, box_of_ben), std::nullopt);
    EXPECT_EQ(boxes_of_epoch(store, 1), (std::vector<base::Bytes>{box_of_ada, box_of_ben}));
}

TEST_F(Identities, ForgetsTheWrapsOfARevokedKey) {
    add_data_key(store, {.epoch = 1, .check = {7}}, {{box_of_ada, {10}}, {box_of_ben, {11}}});

    remove_wraps(store, box_of_ben);

    EXPECT_EQ(boxes_of_epoch(store, 1), std::vector<base::Bytes>{box_of_ada});
}

TEST_F(Identities, RefusesAnEpochTwice) {
    add_data_key(store, {.epoch = 1, .check = {7}}, {});

    EXPECT_THROW(add_data_key(store, {.epoch = 1, .check = {9}}, {}), StoreError);
}

TEST_F(Identities, KeepsTheCheckpointKeySealed) {
    add_data_key(store, {.epoch = 1, .check = {7}}, {});
    const domain::KeyId key{.digest = {3}};

    keep_log_key(store, key, {.epoch = 1, .sealed = {1, 2, 3}});

    ASSERT_TRUE(sealed_log_key(store, key).has_value());
    EXPECT_EQ(sealed_log_key(store, key)->sealed, (base::Bytes{1, 2, 3}));
    EXPECT_EQ(sealed_log_key(store, {.digest = {4}}), std::nullopt);
}

TEST_F(Identities, HasNoDisclosureOfAnEntryThatIsNotThere) {
    EXPECT_TRUE(sealed_disclosures(store, domain::EntryNumber(5)).empty());
}

}  // namespace
}  // namespace vialog::store
