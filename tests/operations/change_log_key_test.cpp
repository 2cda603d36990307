// SPDX-License-Identifier: Apache-2.0
// A new checkpoint key in the place of the old.
#include "operations/change_log_key.h"

#include "journal/checkpoint.h"
#include "operations/checkpoint.h"
#include "operations/identities.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

TEST(ChangeLogKey, SignsCheckpointsFromThenOn) {
    Workplace place;
    place.found();
    const auto old = place.session().store().state().totals.log_key;

    const auto recorded = change_log_key(place.session(), place.consent("ada"));

    ASSERT_TRUE(recorded.has_value());
    ASSERT_EQ(recorded->entry.signers.size(), 2U);
    const auto& entry = std::get<domain::LogKeyChanged>(recorded->entry.event);
    EXPECT_NE(domain::key_id_of(entry.key), old);
    EXPECT_EQ(place.session().store().state().totals.log_key, domain::key_id_of(entry.key));
    const auto given = give_checkpoint(place.session(), place.consent("ben"));
    ASSERT_TRUE(given.has_value());
    const auto note = journal::parse_checkpoint(given->note);
    ASSERT_TRUE(note.has_value());
    EXPECT_EQ(journal::check_log_signature(*note, crypto::PublicKey::from_spki(entry.key).value()),
              journal::LogSignature::Valid);
}

TEST(ChangeLogKey, IsForTheRegistrant) {
    Workplace place;
    place.found();
    const auto old = place.session().store().state().totals.log_key;

    EXPECT_EQ(rule_of(change_log_key(place.session(), place.consent("ben"))), "function-missing");

    EXPECT_EQ(place.session().store().state().totals.log_key, old);
    EXPECT_TRUE(open_log_key(place.session(), place.consent("ben")).has_value());
}

}  // namespace
}  // namespace vialog::operations
