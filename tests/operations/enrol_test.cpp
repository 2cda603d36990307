// SPDX-License-Identifier: Apache-2.0
// New keys for people: who must sign, and what they can read from then on.
#include "operations/enrol.h"

#include "operations/held_key.h"
#include "operations/identities.h"
#include "operations/revoke.h"
#include "operations/workplace.h"
#include "store/identities.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::Role;

domain::PersonId id(std::string_view text) {
    return parsed<domain::PersonId>(text);
}

struct EnrollingJournal : ::testing::Test {
    Workplace place;

    void SetUp() override {
        place.found();
        for (const std::string person : {"cleo", "dan"}) {
            static_cast<void>(place.govern(staff(person, {domain::Function::Dispenser}), {}));
        }
    }

    [[nodiscard]] FurtherSigner further(std::string_view person) {
        return further_signer(place.session().store().state(), id(person), id("ada"), id("ben"));
    }

    // By Ada and Ben; the further signer is named or empty.
    base::Result<Recorded, Denial> enrol_key(std::string_view key, std::string_view person,
                                             std::string_view further_person) {
        const auto contents = key_of(key, person);
        HeldKeyConsent new_key(contents.signing_key, id(person), place.random());
        return enrol(
            place.session(),
            {.person = id(person),
             .box = contents.box_key.public_key(),
             .store = domain::KeyStore::File,
             .replaces = {},
             .registrant = &place.consent("ada"),
             .witness = &place.consent("ben"),
             .new_key = &new_key,
             .further = further(person),
             .further_consent = further_person.empty() ? nullptr : &place.consent(further_person)});
    }

    base::Result<Recorded, Denial> revoke_key(std::string_view key, std::string_view person) {
        domain::KeyRevoked entry;
        entry.key = {key_of(key, person).signing_key.public_key().fingerprint()};
        entry.reason = domain::RevocationReason::Lost;
        return revoke(place.session(), {.entry = entry,
                                        .signers = {{Role::Registrant, &place.consent("ada")},
                                                    {Role::Witness, &place.consent("ben")}}});
    }

    [[nodiscard]] bool reads_the_founders_names(std::string_view person) {
        const auto sealed =
            store::sealed_disclosures(place.session().store(), domain::EntryNumber(0));
        place.session().data_key().reset();
        return open_disclosure(place.session(), place.consent(person), domain::EntryNumber(0), 0,
                               sealed.front())
            .has_value();
    }
};

TEST_F(EnrollingJournal, EnrolsAFirstKeyWithThreeSignatures) {
    ASSERT_EQ(further("cleo"), FurtherSigner::None);

    const auto recorded = enrol_key("cleo", "cleo", "");

    ASSERT_TRUE(recorded.has_value());
    ASSERT_EQ(recorded->entry.signers.size(), 3U);
    EXPECT_EQ(recorded->entry.signers[2].role, Role::Subject);
    const auto* row = place.session().store().state().keys.find(
        {key_of("cleo", "cleo").signing_key.public_key().fingerprint()});
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->person, id("cleo"));
    EXPECT_FALSE(row->reenrolled);
}

TEST_F(EnrollingJournal, LetsTheNewcomerReadWhatIsSealed) {
    ASSERT_TRUE(enrol_key("cleo", "cleo", "").has_value());
    static_cast<void>(place.unlock("cleo", "cleo"));

    EXPECT_TRUE(reads_the_founders_names("cleo"));
}

TEST_F(EnrollingJournal, SharesNothingWhereTheEnrolmentIsRefused) {
    const auto contents = key_of("cleo", "cleo");
    const std::size_t wraps = store::boxes_of_epoch(place.session().store(), 1).size();

    const auto recorded = enrol(place.session(), {.person = id("cleo"),
                                                  .box = contents.box_key.public_key(),
                                                  .store = domain::KeyStore::File,
                                                  .replaces = {},
                                                  .registrant = &place.consent("ada"),
                                                  .witness = &place.consent("ben"),
                                                  .new_key = &place.consent("ada"),
                                                  .further = FurtherSigner::None,
                                                  .further_consent = nullptr});

    EXPECT_FALSE(recorded.has_value());
    EXPECT_EQ(store::boxes_of_epoch(place.session().store(), 1).size(), wraps);
}

// Two keys that anybody can find in seconds: of one name, and with one short id. No verifier would accept the second.
TEST_F(EnrollingJournal, RefusesAKeyThatCouldBeTakenForAnother) {
    ASSERT_TRUE(enrol_key("cleo-62416", "cleo", "").has_value());
    static_cast<void>(place.unlock("cleo-62416", "cleo"));
    const std::int64_t size = place.session().store().head().size;

    const auto recorded = enrol_key("cleo-77290", "cleo", "cleo");

    ASSERT_FALSE(recorded.has_value());
    const auto* refusal = std::get_if<domain::Refusal>(&recorded.error());
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->rule, "key-id-taken");
    EXPECT_EQ(place.session().store().head().size, size);
}

TEST_F(EnrollingJournal, RecordsNothingWhereNobodyCanShareTheIdentities) {
    const std::int64_t size = place.session().store().head().size;
    store::remove_wraps(place.session().store(), key_of("ada", "ada").box_key.public_key().bytes());

    const auto recorded = enrol_key("cleo", "cleo", "");

    ASSERT_FALSE(recorded.has_value());
    EXPECT_NE(std::get_if<SigningError>(&recorded.error()), nullptr);
    EXPECT_EQ(place.session().store().head().size, size);
    place.reopen();
    EXPECT_EQ(place.session().store().head().size, size);
}

TEST_F(EnrollingJournal, AsksTheEarlierKeyForAFurtherOne) {
    ASSERT_TRUE(enrol_key("cleo", "cleo", "").has_value());
    static_cast<void>(place.unlock("cleo", "cleo"));
    ASSERT_EQ(further("cleo"), FurtherSigner::EarlierKey);

    EXPECT_EQ(rule_of(enrol_key("cleo-2", "cleo", "")), "roles-differ");
    const auto recorded = enrol_key("cleo-2", "cleo", "cleo");

    ASSERT_TRUE(recorded.has_value());
    ASSERT_EQ(recorded->entry.signers.size(), 4U);
    EXPECT_EQ(recorded->entry.signers[3].role, Role::Subject);
    EXPECT_EQ(recorded->entry.signers[3].key.digest,
              key_of("cleo", "cleo").signing_key.public_key().fingerprint());
}

TEST_F(EnrollingJournal, AsksASecondWitnessWhereTheEarlierKeyIsLost) {
    ASSERT_TRUE(enrol_key("cleo", "cleo", "").has_value());
    ASSERT_TRUE(enrol_key("dan", "dan", "").has_value());
    static_cast<void>(place.unlock("dan", "dan"));
    ASSERT_TRUE(revoke_key("cleo", "cleo").has_value());
    ASSERT_EQ(further("cleo"), FurtherSigner::SecondWitness);

    const auto recorded = enrol_key("cleo-2", "cleo", "dan");

    ASSERT_TRUE(recorded.has_value());
    EXPECT_EQ(recorded->entry.signers[3].role, Role::Witness);
    const auto* row = place.session().store().state().keys.find(
        {key_of("cleo-2", "cleo").signing_key.public_key().fingerprint()});
    ASSERT_NE(row, nullptr);
    EXPECT_TRUE(row->reenrolled);
}

TEST_F(EnrollingJournal, NeedsNobodyFurtherWhereSheSignsHerself) {
    EXPECT_EQ(further("ben"), FurtherSigner::None);

    EXPECT_TRUE(enrol_key("ben-2", "ben", "").has_value());
}

TEST_F(EnrollingJournal, RefusesAKeyThatIsEnrolled) {
    ASSERT_TRUE(enrol_key("cleo", "cleo", "").has_value());

    EXPECT_EQ(rule_of(enrol_key("cleo", "dan", "")), "key-known");
}

TEST_F(EnrollingJournal, RefusesAKeyForNobody) {
    EXPECT_EQ(rule_of(enrol_key("eve", "eve", "")), "key-unknown");
}

TEST_F(EnrollingJournal, TakesTheIdentitiesFromARevokedKey) {
    ASSERT_TRUE(enrol_key("cleo", "cleo", "").has_value());
    static_cast<void>(place.unlock("cleo", "cleo"));
    ASSERT_TRUE(reads_the_founders_names("cleo"));

    ASSERT_TRUE(revoke_key("cleo", "cleo").has_value());

    EXPECT_FALSE(reads_the_founders_names("cleo"));
    EXPECT_TRUE(reads_the_founders_names("ada"));
    EXPECT_TRUE(reads_the_founders_names("ben"));
}

// Two keys of Dan whose short ids are the same under this name; found as in tests/journal/mutation_test.cpp.
struct Lookalikes : ::testing::Test {
    Workplace place;

    void SetUp() override {
        Founding founding = place.founding();
        founding.origin = parsed<domain::Origin>("clinic-042.example/ket");
        ASSERT_TRUE(place.found(founding).has_value());
        place.reopen();
        static_cast<void>(place.govern(staff("dan", {domain::Function::Dispenser}), {}));
    }
    base::Result<Recorded, Denial> enrol_dan(const std::string& key, Consent* earlier) {
        HeldKeyConsent new_key(support::private_key(key), id("dan"), place.random());
        return enrol(place.session(), {.person = id("dan"),
                                       .box = key_of("dan", "dan").box_key.public_key(),
                                       .store = domain::KeyStore::File,
                                       .replaces = {},
                                       .registrant = &place.consent("ada"),
                                       .witness = &place.consent("ben"),
                                       .new_key = &new_key,
                                       .further = earlier == nullptr ? FurtherSigner::None
                                                                     : FurtherSigner::EarlierKey,
                                       .further_consent = earlier});
    }
};

TEST_F(Lookalikes, AreNotBothEnrolled) {
    ASSERT_TRUE(enrol_dan("dan-11742", nullptr).has_value());
    HeldKeyConsent earlier(support::private_key("dan-11742"), id("dan"), place.random());

    const auto second = enrol_dan("dan-76463", &earlier);

    EXPECT_EQ(rule_of(second), "key-id-taken");
    EXPECT_EQ(place.session().store().head().size, 3);
    EXPECT_TRUE(enrol_dan("dan-3", &earlier).has_value());
}

}  // namespace
}  // namespace vialog::operations
