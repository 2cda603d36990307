// SPDX-License-Identifier: Apache-2.0
// A journal begun in a real file, and what is left where it could not be.
#include "operations/found_journal.h"

#include "crypto/random.h"
#include "operations/identities.h"
#include "operations/workplace.h"
#include "store/identities.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace vialog::operations {
namespace {

TEST(FoundJournal, IsSignedByBothFoundersAndTheCheckpointKey) {
    Workplace place;

    const auto recorded = place.found(place.founding());

    ASSERT_TRUE(recorded.has_value());
    place.reopen();
    const auto bytes = place.session().store().entry_bytes(domain::EntryNumber(0));
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(journal::leaf_hash(*bytes), recorded->ref.leaf);
    const auto read = support::parse_entry(*bytes);
    ASSERT_EQ(read.signatures.size(), 3U);
    EXPECT_EQ(read.signatures[0].name, "clinic.example/ket/u/ada");
    EXPECT_EQ(read.signatures[1].name, "clinic.example/ket/u/ben");
    EXPECT_EQ(read.signatures[2].name, "clinic.example/ket");
    const auto& genesis = std::get<domain::Genesis>(read.entry.entry.event);
    const auto log_key = crypto::PublicKey::from_spki(genesis.log_key).value();
    EXPECT_TRUE(log_key.verify(base::as_bytes(read.text), read.signatures[2].signature));
    EXPECT_TRUE(
        place.consent("ada").key().verify(base::as_bytes(read.text), read.signatures[0].signature));
}

TEST(FoundJournal, SealsTheFoundersNames) {
    Workplace place;
    place.found();

    const auto sealed = store::sealed_disclosures(place.session().store(), domain::EntryNumber(0));

    ASSERT_EQ(sealed.size(), 2U);
    for (const std::string person : {"ada", "ben"}) {
        const auto text = open_disclosure(place.session(), place.consent(person),
                                          domain::EntryNumber(0), 1, sealed[1]);
        ASSERT_TRUE(text.has_value());
        ASSERT_TRUE(text->has_value());
        const auto disclosure = journal::parse_disclosure(**text);
        ASSERT_TRUE(disclosure.has_value());
        EXPECT_EQ(disclosure->name, "person_name");
        EXPECT_EQ(disclosure->value, "Ben Example");
    }
    EXPECT_EQ(base::as_text(*place.session().store().entry_bytes(domain::EntryNumber(0)))
                  .find("Ben Example"),
              std::string_view::npos);
}

TEST(FoundJournal, KeepsTheCheckpointKeyForBoth) {
    Workplace place;
    place.found();

    for (const std::string person : {"ada", "ben"}) {
        const auto key = open_log_key(place.session(), place.consent(person));
        ASSERT_TRUE(key.has_value());
        EXPECT_EQ(key->public_key().fingerprint(),
                  place.session().store().state().totals.log_key.digest);
    }
}

TEST(FoundJournal, LeavesNoFileWhereItIsRefused) {
    Workplace place;
    Founding founding = place.founding();
    founding.founders[0].person.functions = {domain::Function::Pharmacist};

    const auto recorded = place.found(founding);

    ASSERT_FALSE(recorded.has_value());
    EXPECT_EQ(rule_of(recorded), "function-missing");
    EXPECT_FALSE(std::filesystem::exists(place.journal()));
    EXPECT_FALSE(std::filesystem::exists(place.journal().string() + "-wal"));
    EXPECT_TRUE(place.found(place.founding()).has_value());
}

TEST(FoundJournal, LeavesNoFileWhereAFounderDoesNotSign) {
    Workplace place;
    const Founding founding = place.founding();
    place.vault().lock("clinic.example/ket/u/ben");

    const auto recorded = place.found(founding);

    ASSERT_FALSE(recorded.has_value());
    const auto* error = std::get_if<SigningError>(&recorded.error());
    ASSERT_NE(error, nullptr);
    EXPECT_EQ(error->person.text(), "ben");
    EXPECT_FALSE(std::filesystem::exists(place.journal()));
}

TEST(FoundJournal, RefusesOnePersonTwice) {
    Workplace place;
    Founding founding = place.founding();
    founding.founders[1] = founding.founders[0];

    EXPECT_FALSE(place.found(founding).has_value());
    EXPECT_FALSE(std::filesystem::exists(place.journal()));
}

TEST(FoundJournal, NeverWritesOverAFile) {
    Workplace place;
    place.found();
    const auto size = std::filesystem::file_size(place.journal());

    EXPECT_THROW(static_cast<void>(place.found(place.founding())), store::StoreError);

    EXPECT_EQ(std::filesystem::file_size(place.journal()), size);
}

// A disk that is full from the n-th write on, for every n.
TEST(FoundJournal, LeavesNoFileWhereTheDiskIsFull) {
    Workplace place;
    support::FaultyVfs vfs("founding");
    bool failed = true;
    for (std::int64_t n = 1; failed; ++n) {
        ASSERT_LT(n, 1000);
        vfs.fail_at(n, support::Fault::Full, support::Duration::FromThenOn);

        try {
            failed = !found_journal({.path = place.journal(),
                                     .access = store::Access::ReadWrite,
                                     .marks = {},
                                     .vfs = "founding"},
                                    place.founding(), std::make_unique<MovableClock>(),
                                    std::make_unique<crypto::SystemRandom>())
                          .has_value();
        } catch (const store::StoreError&) {
            failed = true;
        }

        vfs.heal();
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            EXPECT_FALSE(failed && std::filesystem::exists(place.journal().string() + suffix))
                << suffix << " where write " << n << " fails";
        }
    }
    place.reopen();
    EXPECT_EQ(place.session().store().head().size, 1);
}

TEST(FoundJournal, RefusesATextThatCouldNotBeReadAgain) {
    Workplace place;
    Founding founding = place.founding();
    founding.registrant.name = std::string(201, 'x');

    EXPECT_EQ(rule_of(place.found(founding)), "member-malformed");
    EXPECT_FALSE(std::filesystem::exists(place.journal()));
}

}  // namespace
}  // namespace vialog::operations
