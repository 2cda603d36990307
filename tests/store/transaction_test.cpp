// SPDX-License-Identifier: Apache-2.0
// What src/store/transaction promises, and what it refuses.
#include "store/book_check.h"
#include "store/sample_store.h"
#include "store/sealed_rows.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

namespace vialog::store {
namespace {

using support::append_deed;
using support::options_for;
using support::parse_entry;
using support::sample_journal;
using support::sample_store;
using support::some_party;
using support::TemporaryFolder;

const base::Bytes& sample(std::size_t seq) {
    return sample_journal().entries()[seq];
}

TEST(Transaction, StoresSeveralEntriesTogether) {
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    {
        Transaction transaction = store.begin();
        transaction.add(sample(20), parse_entry(sample(20)).entry, {});
        EXPECT_EQ(transaction.head().size, 21);
        transaction.add(sample(21), parse_entry(sample(21)).entry, {});
        transaction.commit();
    }

    EXPECT_EQ(store.head().size, 22);
    EXPECT_EQ(store.entry_bytes(domain::EntryNumber(21)), sample(21));
    EXPECT_EQ(check_book(store), std::nullopt);
}

TEST(Transaction, LeavesNothingBehindWhenItIsNotCommitted) {
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    const Head before = store.head();
    const base::Digest root = store.root();
    {
        Transaction transaction = store.begin();
        transaction.add(sample(20), parse_entry(sample(20)).entry, {});
    }

    EXPECT_EQ(store.head(), before);
    EXPECT_EQ(store.root(), root);
    EXPECT_EQ(store.state().totals.entries, 20);
    EXPECT_EQ(check_book(store), std::nullopt);
    support::append(store, sample(20));  // the same again goes in
    EXPECT_EQ(store.head().size, 21);
}

StoreErrorKind why_none_begins(Store& store) {
    try {
        static_cast<void>(store.begin());
    } catch (const StoreError& error) {
        return error.kind();
    }
    return StoreErrorKind::OutOfMemory;
}

TEST(Transaction, DoesNotBeginInAFileThatIsNoLongerWhereItWas) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "a";
    Store store = sample_store(options_for(path, Access::ReadWrite), 20);

    std::filesystem::rename(path, folder.path() / "away");
    EXPECT_EQ(why_none_begins(store), StoreErrorKind::CannotOpen);
    std::filesystem::copy_file(folder.path() / "away", path);
    EXPECT_EQ(why_none_begins(store), StoreErrorKind::CannotOpen);
    std::filesystem::rename(folder.path() / "away", path);

    support::append(store, sample(20));
    EXPECT_EQ(store.head().size, 21);
}

TEST(Transaction, SeesTheStateAfterTheEntryBefore) {
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    Transaction transaction = store.begin();

    transaction.add(sample(20), parse_entry(sample(20)).entry, {});

    EXPECT_EQ(transaction.state().totals.entries, 21);
    EXPECT_EQ(store.entry_bytes(domain::EntryNumber(20)), sample(20));
}

TEST(Transaction, TakesInWhatOthersHaveWrittenBeforeItBegins) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a", Access::ReadWrite);
    Store first = sample_store(options, 20);
    Store second = Store::open(options);
    append_deed(first, some_party("First"), {"ben"});

    const Transaction transaction = second.begin();

    EXPECT_EQ(transaction.head(), first.head());
    EXPECT_EQ(transaction.state().totals, first.state().totals);
}

TEST(Transaction, KeepsTheSealedDisclosuresOfItsEntry) {
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    const std::vector<base::Bytes> sealed = {base::to_bytes("one"), {}, base::to_bytes("three")};
    Transaction transaction = store.begin();

    transaction.add(sample(20), parse_entry(sample(20)).entry, sealed);
    transaction.commit();

    const SealedRows rows(store);
    const auto found = rows.disclosures(domain::EntryNumber(20));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], (SealedRows::Disclosure{.n = 0, .sealed = sealed[0]}));
    EXPECT_EQ(found[1], (SealedRows::Disclosure{.n = 2, .sealed = sealed[2]}));
}

TEST(Transaction, SyncsTheLogOnceForEachCommit) {
    const TemporaryFolder folder;
    const support::FaultyVfs vfs("counting");
    auto options = options_for(folder.path() / "a", Access::ReadWrite);
    options.vfs = "counting";
    Store store = sample_store(options, 20);
    const std::int64_t before = vfs.syncs_of("-wal");

    for (std::size_t seq = 20; seq < 30; ++seq) {
        support::append(store, sample(seq));
    }

    EXPECT_EQ(vfs.syncs_of("-wal") - before, 10);
}

TEST(Transaction, TellsThatTheDiskDoesNotGiveAnEntryBackAsItWasStored) {
    const TemporaryFolder folder;
    support::FaultyVfs vfs("flipping");
    auto options = options_for(folder.path() / "a", Access::ReadWrite);
    options.vfs = "flipping";
    Store store = sample_store(options, 20);
    vfs.corrupt_reads_of("Unreadable");
    try {
        append_deed(store, some_party("Unreadable"), {"ben"});
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
        EXPECT_NE(std::string(error.what()).find("entry 20"), std::string::npos);
    }

    // It was stored all the same; a computer that reads rightly finds it.
    vfs.heal();
    EXPECT_TRUE(store.refresh());
    EXPECT_EQ(store.head().size, 21);
    EXPECT_EQ(check_book(store), std::nullopt);
}

TEST(TransactionDeathTest, RefusesAnEntryThatDoesNotFollowTheHead) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    Transaction transaction = store.begin();

    EXPECT_DEATH(transaction.add(sample(21), parse_entry(sample(21)).entry, {}),
                 "an entry follows the head");
}

TEST(TransactionDeathTest, RefusesAnEntryThatNamesAnotherLeaf) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    auto entry = parse_entry(sample(20)).entry;
    entry.prev[0] ^= 1;
    Transaction transaction = store.begin();

    EXPECT_DEATH(transaction.add(sample(20), entry, {}), "an entry names the leaf before it");
}

TEST(TransactionDeathTest, RefusesASecondOneAtATime) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    const Transaction transaction = store.begin();

    EXPECT_DEATH(static_cast<void>(store.begin()), "one transaction at a time");
}

}  // namespace
}  // namespace vialog::store
