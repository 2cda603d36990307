// SPDX-License-Identifier: Apache-2.0
// Keys that sign no more, and the data key that they no longer open.
#include "operations/revoke.h"

#include "operations/enrol.h"
#include "operations/held_key.h"
#include "operations/identities.h"
#include "operations/workplace.h"
#include "store/identities.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

using domain::Role;

struct RevokingJournal : ::testing::Test {
    Workplace place;

    // Cleo is enrolled and her key unlocked.
    void SetUp() override {
        place.found();
        static_cast<void>(place.govern(staff("cleo", {domain::Function::Dispenser}), {}));
        const auto contents = key_of("cleo", "cleo");
        HeldKeyConsent new_key(contents.signing_key, parsed<domain::PersonId>("cleo"),
                               place.random());
        ASSERT_TRUE(enrol(place.session(), {.person = parsed<domain::PersonId>("cleo"),
                                            .box = contents.box_key.public_key(),
                                            .store = domain::KeyStore::File,
                                            .replaces = {},
                                            .registrant = &place.consent("ada"),
                                            .witness = &place.consent("ben"),
                                            .new_key = &new_key,
                                            .further = FurtherSigner::None,
                                            .further_consent = nullptr})
                        .has_value());
        static_cast<void>(place.unlock("cleo", "cleo"));
    }

    [[nodiscard]] domain::KeyRevoked of_cleo() {
        domain::KeyRevoked entry;
        entry.key = {place.consent("cleo").key().fingerprint()};
        entry.reason = domain::RevocationReason::Left;
        return entry;
    }
    [[nodiscard]] base::Result<Recorded, Denial> by_the_house() {
        return revoke(place.session(), {.entry = of_cleo(),
                                        .signers = {{Role::Registrant, &place.consent("ada")},
                                                    {Role::Witness, &place.consent("ben")}}});
    }
    [[nodiscard]] base::Result<Recorded, Denial> by_herself() {
        return revoke(place.session(),
                      {.entry = of_cleo(), .signers = {{Role::Subject, &place.consent("cleo")}}});
    }
    [[nodiscard]] std::int64_t epochs() {
        return store::data_key_epochs(place.session().store()).back().epoch;
    }
    [[nodiscard]] bool holds_a_wrap(std::int64_t epoch, std::string_view person) {
        const auto box = key_of(person, person).box_key.public_key();
        return store::wrapped_data_key(place.session().store(), epoch, box.bytes()).has_value();
    }
};

TEST_F(RevokingJournal, BeginsANewDataKeyWithoutTheRevokedKey) {
    ASSERT_TRUE(holds_a_wrap(1, "cleo"));

    ASSERT_TRUE(by_the_house().has_value());

    EXPECT_EQ(epochs(), 2);
    EXPECT_TRUE(holds_a_wrap(2, "ada"));
    EXPECT_TRUE(holds_a_wrap(2, "ben"));
    EXPECT_FALSE(holds_a_wrap(2, "cleo"));
    EXPECT_FALSE(holds_a_wrap(1, "cleo"));
    EXPECT_TRUE(holds_a_wrap(1, "ben"));
}

TEST_F(RevokingJournal, KeepsTheCheckpointKeyThroughARenewal) {
    ASSERT_TRUE(by_the_house().has_value());

    EXPECT_TRUE(open_log_key(place.session(), place.consent("ben")).has_value());
    EXPECT_FALSE(open_log_key(place.session(), place.consent("cleo")).has_value());
}

TEST_F(RevokingJournal, LetsNobodySignWithARevokedKey) {
    ASSERT_TRUE(by_the_house().has_value());

    const domain::PartyRecorded party{.role = domain::PartyRole::Supplier,
                                      .name = "Sample Supply",
                                      .address = {},
                                      .dea = parsed<domain::DeaNumber>("AB1234563")};
    EXPECT_EQ(rule_of(record(place.session(), place.stated(party, {{Role::Operator, "cleo"}}))),
              "key-revoked");
}

TEST_F(RevokingJournal, LetsTheOwnerRevokeAlone) {
    ASSERT_TRUE(by_herself().has_value());

    EXPECT_EQ(epochs(), 1);
    // Whoever seals next begins the new one.
    static_cast<void>(place.govern(staff("dan", {domain::Function::Dispenser}),
                                   {{.name = "person_name", .value = "Dan Example"}}));
    EXPECT_EQ(epochs(), 2);
    EXPECT_FALSE(holds_a_wrap(1, "cleo"));
    EXPECT_FALSE(holds_a_wrap(2, "cleo"));
}

TEST_F(RevokingJournal, RefusesToRevokeAnothersKeyAlone) {
    const auto recorded = revoke(
        place.session(), {.entry = of_cleo(), .signers = {{Role::Subject, &place.consent("ben")}}});

    EXPECT_EQ(rule_of(recorded), "possession-not-proven");
    EXPECT_TRUE(holds_a_wrap(1, "cleo"));
}

TEST_F(RevokingJournal, RevokesAKeyOnce) {
    ASSERT_TRUE(by_the_house().has_value());

    EXPECT_EQ(rule_of(by_the_house()), "key-revoked");
    EXPECT_EQ(epochs(), 2);
}

TEST_F(RevokingJournal, SealsUnderTheNewDataKeyOnly) {
    ASSERT_TRUE(by_the_house().has_value());
    const auto recorded = place.govern(staff("dan", {domain::Function::Dispenser}),
                                       {{.name = "person_name", .value = "Dan Example"}});

    const auto sealed = store::sealed_disclosures(place.session().store(), recorded.ref.seq);

    ASSERT_EQ(sealed.size(), 1U);
    // The epoch stands in the first eight bytes.
    EXPECT_EQ(base::to_hex(base::ByteView(sealed[0]).first(8)), "0000000000000002");
}

TEST_F(RevokingJournal, ForgetsADataKeyThatWasUndone) {
    // A renewal in a transaction that is refused leaves a key in memory that no file has.
    const auto undone = record_with(
        place.session(),
        place.stated(of_cleo(), {{Role::Registrant, "ada"}, {Role::Witness, "ben"}}),
        [&]() -> base::Result<std::monostate, SigningError> {
            Consent* people[] = {&place.consent("ada")};
            EXPECT_TRUE(open_newest_data_key(place.session(), people).has_value());
            return tl::unexpected(SigningError{
                .problem = SigningProblem::Failed, .person = {}, .attempts_left = 0, .text = "no"});
        });
    ASSERT_FALSE(undone.has_value());
    ASSERT_EQ(epochs(), 1);
    // Another workstation renews to the same number.
    const auto cached = place.session().data_key()->key.check();
    place.session().data_key().reset();
    ASSERT_TRUE(by_the_house().has_value());
    const auto stored = store::data_key_epochs(place.session().store()).back();
    ASSERT_EQ(stored.epoch, 2);
    ASSERT_NE(stored.check, cached);

    // And this one still holds the undone key under it.
    crypto::SeededRandom other(base::as_bytes("undone"));
    place.session().data_key() =
        Session::OpenedDataKey{.epoch = 2, .key = crypto::DataKey::generate(other)};
    Consent* people[] = {&place.consent("ben")};
    const auto opened = open_newest_data_key(place.session(), people);

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ((*opened)->key.check(), stored.check);
}

}  // namespace
}  // namespace vialog::operations
