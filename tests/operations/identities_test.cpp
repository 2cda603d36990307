// SPDX-License-Identifier: Apache-2.0
// Sealed identities: opened by those who may, nowhere else.
#include "operations/identities.h"

#include "operations/workplace.h"
#include "store/identities.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

struct SealedIdentities : ::testing::Test {
    Workplace place;

    void SetUp() override { place.found(); }
    [[nodiscard]] const Session::OpenedDataKey& opened(std::string_view person) {
        Consent* people[] = {&place.consent(person)};
        return *open_newest_data_key(place.session(), people).value();
    }
};

TEST_F(SealedIdentities, OpensItsDataKeyForEachFounder) {
    const auto by_ada = opened("ada").key.check();
    place.session().data_key().reset();

    EXPECT_EQ(opened("ben").key.check(), by_ada);
    EXPECT_EQ(by_ada, store::data_key_epochs(place.session().store()).front().check);
}

TEST_F(SealedIdentities, OpensItForTheFirstOfSeveralWhoCan) {
    static_cast<void>(place.unlock("eve", "eve"));
    Consent* people[] = {&place.consent("eve"), &place.consent("ben")};

    EXPECT_TRUE(open_newest_data_key(place.session(), people).has_value());
}

TEST_F(SealedIdentities, OpensNothingForStrangers) {
    static_cast<void>(place.unlock("eve", "eve"));
    Consent* people[] = {&place.consent("eve")};

    const auto key = open_newest_data_key(place.session(), people);

    ASSERT_FALSE(key.has_value());
    EXPECT_EQ(key.error().problem, SigningProblem::Failed);
    EXPECT_EQ(key.error().person.text(), "eve");
    EXPECT_FALSE(open_data_key(place.session(), place.consent("eve"), 1).has_value());
    EXPECT_FALSE(open_data_key(place.session(), place.consent("ada"), 2).has_value());
}

TEST_F(SealedIdentities, BindsADisclosureToItsPlace) {
    const auto& key = opened("ada");
    const auto sealed =
        seal_disclosure(place.session(), key, domain::EntryNumber(5), 1, "a disclosure");

    const auto there =
        open_disclosure(place.session(), place.consent("ben"), domain::EntryNumber(5), 1, sealed);
    const auto elsewhere =
        open_disclosure(place.session(), place.consent("ben"), domain::EntryNumber(6), 1, sealed);
    const auto next =
        open_disclosure(place.session(), place.consent("ben"), domain::EntryNumber(5), 2, sealed);

    ASSERT_TRUE(there.has_value());
    EXPECT_EQ(*there, "a disclosure");
    EXPECT_FALSE(elsewhere.has_value());
    EXPECT_FALSE(next.has_value());
}

TEST_F(SealedIdentities, SaysThatADisclosureIsDamagedOrGone) {
    const auto& key = opened("ada");
    auto sealed = seal_disclosure(place.session(), key, domain::EntryNumber(5), 0, "a disclosure");
    sealed.back() ^= 1;
    const auto open = [&](base::ByteView bytes) {
        return open_disclosure(place.session(), place.consent("ada"), domain::EntryNumber(5), 0,
                               bytes);
    };

    EXPECT_FALSE(open(sealed).has_value());
    EXPECT_FALSE(open(base::ByteView(sealed).first(7)).has_value());
    const auto gone = open({});
    ASSERT_TRUE(gone.has_value());
    EXPECT_EQ(*gone, std::nullopt);
}

TEST_F(SealedIdentities, SharesEveryEpochWithANewcomer) {
    const auto box = key_of("eve", "eve").box_key.public_key();

    ASSERT_TRUE(share_data_keys(place.session(), place.consent("ada"), box).has_value());

    const auto wrapped = store::wrapped_data_key(place.session().store(), 1, box.bytes());
    ASSERT_TRUE(wrapped.has_value());
    const auto key = crypto::DataKey::unwrap(
        key_of("eve", "eve").box_key, *wrapped, {.origin = "clinic.example/ket", .epoch = 1},
        store::data_key_epochs(place.session().store()).front().check);
    EXPECT_TRUE(key.has_value());
}

}  // namespace
}  // namespace vialog::operations
