// SPDX-License-Identifier: Apache-2.0
// What src/journal/known_keys promises, and what it refuses.
#include "journal/known_keys.h"

#include "support/clinic.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

domain::Origin origin() {
    return domain::Origin::parse("clinic-042.example/ket").value();
}

TEST(KnownKeys, ComeFromGenesisUnderTheirNames) {
    const auto genesis = support::genesis();

    const auto keys = keys_brought_by(genesis, origin());

    ASSERT_EQ(keys.size(), 4U);
    EXPECT_EQ(keys[0].name, "clinic-042.example/ket");
    EXPECT_EQ(keys[0].id, support::signing_key_id("log"));
    EXPECT_EQ(keys[1].name, "clinic-042.example/ket/u/ada");
    EXPECT_EQ(keys[1].id, support::signing_key_id("ada"));
    EXPECT_EQ(keys[2].name, "clinic-042.example/ket/u/ben");
    // The registrant's further key, kept offline.
    EXPECT_EQ(keys[3].name, "clinic-042.example/ket/u/ada");
    EXPECT_EQ(keys[3].id, support::signing_key_id("root"));
}

TEST(KnownKeys, ComeWithKeyAddAndLogKeyAndNothingElse) {
    const domain::Event added = support::key_added("cleo", "cleo-2");
    const domain::Event log_key = domain::LogKeyChanged{.key = support::spki_of("log-2")};

    EXPECT_EQ(keys_brought_by(added, origin()).front().name, "clinic-042.example/ket/u/cleo");
    EXPECT_EQ(keys_brought_by(log_key, origin()).front().name, "clinic-042.example/ket");
    EXPECT_TRUE(keys_brought_by(domain::KeyRevoked{}, origin()).empty());
    EXPECT_TRUE(keys_brought_by(domain::Noticed{}, origin()).empty());
}

TEST(KnownKeys, AreFoundByTheirFingerprint) {
    KnownKeys keys;
    const domain::Event added = support::key_added("cleo", "cleo");
    const BroughtKey brought = keys_brought_by(added, origin()).front();

    EXPECT_EQ(keys.find(brought.id), nullptr);
    EXPECT_TRUE(keys.add(brought.id, read_key(brought).value()));
    EXPECT_EQ(keys.find(brought.id)->name, brought.name);
    EXPECT_EQ(keys.find(support::signing_key_id("dan")), nullptr);
    EXPECT_EQ(keys.count(), 1);
}

// Mistake 15: a second key with the same name and the same short id could be taken for the first.
TEST(KnownKeys, RefusesASecondKeyOfOneNameAndShortId) {
    KnownKeys keys;
    const domain::Event added = support::key_added("cleo", "cleo");
    const BroughtKey brought = keys_brought_by(added, origin()).front();
    const KnownKey key = read_key(brought).value();
    ASSERT_TRUE(keys.add(brought.id, key));

    KnownKey twin{
        .key = support::private_key("cleo-2").public_key(), .name = key.name, .id = key.id};
    EXPECT_FALSE(keys.add(support::signing_key_id("cleo-2"), twin));
    EXPECT_EQ(keys.find(support::signing_key_id("cleo-2")), nullptr);
    twin.name = "clinic-042.example/ket/u/dan";
    EXPECT_TRUE(keys.add(support::signing_key_id("cleo-2"), twin));
}

// The same two keys of Dan's as in the test of the audit.
TEST(KnownKeys, AreNotBroughtWhereTheyCouldBeTakenForOthers) {
    support::JournalBuilder journal(origin().text(), support::Keeping::Entries);
    const auto added = [](std::string_view person, std::string_view key) {
        domain::KeyAdded event = support::key_added(person, key);
        event.key = support::spki_of(key);
        return event;
    };
    const auto refusal = [&](const domain::Event& event) {
        const auto it = refuse_brought_keys(event, journal.state(), origin());
        return it ? std::string(it->rule) : "none";
    };

    EXPECT_EQ(refusal(added("dan", "dan-76463")), "none");
    journal.record(added("dan", "dan-11742"), {"ada", "ben", "dan-11742", "dan"});
    EXPECT_EQ(refusal(added("dan", "dan-76463")), "key-id-taken");
    EXPECT_EQ(refusal(added("dan", "dan-2")), "none");
    EXPECT_EQ(refusal(added("cleo", "dan-76463")), "none");
    EXPECT_EQ(refusal(domain::LogKeyChanged{.key = support::spki_of("log-2")}), "none");
    EXPECT_EQ(refusal(domain::Noticed{}), "none");
}

TEST(KnownKeys, RefusesBytesThatAreNoKey) {
    domain::KeyAdded added = support::key_added("cleo", "cleo");
    added.key[0] ^= 1U;
    const domain::Event event = added;

    EXPECT_FALSE(read_key(keys_brought_by(event, origin()).front()));
}

}  // namespace

}  // namespace vialog::journal
