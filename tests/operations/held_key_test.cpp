// SPDX-License-Identifier: Apache-2.0
// Consents by keys that lie open here.
#include "operations/held_key.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

TEST(HeldKey, SignsAndOpensNothing) {
    crypto::SeededRandom random(base::as_bytes("held"));
    const auto contents = key_of("cleo", "cleo");
    HeldKeyConsent consent(contents.signing_key, parsed<domain::PersonId>("cleo"), random);

    const auto signature = consent.sign(base::as_bytes("a text\n"));

    ASSERT_TRUE(signature.has_value());
    EXPECT_TRUE(contents.signing_key.public_key().verify(base::as_bytes("a text\n"), *signature));
    EXPECT_EQ(consent.person().text(), "cleo");
    const auto key = crypto::DataKey::generate(random);
    const crypto::DataKeyPlace place{.origin = "clinic.example/ket", .epoch = 1};
    EXPECT_FALSE(consent
                     .open_data_key(key.wrap(contents.box_key.public_key(), place, random), place,
                                    key.check())
                     .has_value());
}

TEST(OpensBox, TellsHerBoxKeyFromAnothers) {
    Workplace place;

    EXPECT_TRUE(
        opens_box(place.consent("ada"), key_of("ada", "ada").box_key.public_key(), place.random()));
    EXPECT_FALSE(
        opens_box(place.consent("ada"), key_of("ben", "ben").box_key.public_key(), place.random()));
}

}  // namespace
}  // namespace vialog::operations
