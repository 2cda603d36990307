// SPDX-License-Identifier: Apache-2.0
// What src/store/store promises, and what it refuses.
#include "store/store.h"

#include "store/book_check.h"
#include "store/sample_store.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

StoreErrorKind kind_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()), "");
        return error.kind();
    }
    throw std::logic_error("nothing was thrown");
}

StoreErrorKind kind_of_opening(const OpenOptions& options) {
    return kind_of([&] { static_cast<void>(Store::open(options)); });
}

TEST(Store, ReopensWithTheHeadAndTheStateItWasClosedWith) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 700); }

    const Store store = Store::open(options);

    EXPECT_EQ(store.head().size, 700);
    EXPECT_EQ(store.root(), sample_journal().head().root);
    EXPECT_EQ(store.state().totals, sample_journal().state().totals);
    EXPECT_EQ(store.state().registrant, sample_journal().state().registrant);
    EXPECT_EQ(store.state().policy, sample_journal().state().policy);
}

// Row by row what evolve() made in memory.
template <typename Key, typename Row>
void expect_same_rows(const domain::Table<Key, Row>& expected,
                      const domain::Table<Key, Row>& actual) {
    std::size_t count = 0;
    expected.for_each([&](const Key& key, const Row& row) {
        const Row* found = actual.find(key);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(*found, row);
        ++count;
    });
    EXPECT_GT(count, 0U);
}

TEST(Store, ReadsEveryRowOfTheStateBackAsTheRulesLeftIt) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 700); }
    const Store store = Store::open(options);
    const domain::State& expected = sample_journal().state();
    const domain::State& actual = store.state();

    expect_same_rows(expected.people, actual.people);
    expect_same_rows(expected.keys, actual.keys);
    expect_same_rows(expected.places, actual.places);
    expect_same_rows(expected.stations, actual.stations);
    expect_same_rows(expected.products, actual.products);
    expect_same_rows(expected.parties, actual.parties);
    expect_same_rows(expected.infusions, actual.infusions);
    expect_same_rows(expected.held, actual.held);
    expect_same_rows(expected.cases, actual.cases);
    expect_same_rows(expected.counts, actual.counts);
    expect_same_rows(expected.balances, actual.balances);
    expect_same_rows(expected.on_hand, actual.on_hand);
    expect_same_rows(expected.containers, actual.containers);
    expect_same_rows(expected.receipts, actual.receipts);
    expect_same_rows(expected.corrected, actual.corrected);
}

TEST(Store, IsReadableByItsOwnerAlone) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);

    const Store store = Store::create(options);

    const auto others = std::filesystem::status(options.path).permissions() &
                        (std::filesystem::perms::group_all | std::filesystem::perms::others_all);
    EXPECT_EQ(others, std::filesystem::perms::none);
}

TEST(Store, DoesNotMakeADatabaseOverAFile) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "letter.txt", Access::ReadWrite);
    std::ofstream(options.path) << "Dear Ada";

    EXPECT_EQ(kind_of([&] { static_cast<void>(Store::create(options)); }),
              StoreErrorKind::AlreadyThere);
    EXPECT_EQ(support::read_whole(options.path), "Dear Ada");
}

TEST(Store, DoesNotOpenWhatIsNotThere) {
    const TemporaryFolder folder;

    EXPECT_EQ(kind_of_opening(options_for(folder.path() / "none", Access::ReadWrite)),
              StoreErrorKind::CannotOpen);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(Store, SaysThatAFolderIsOne) {
    const TemporaryFolder folder;
    for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
        try {
            static_cast<void>(Store::open(options_for(folder.path(), access)));
            FAIL();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::CannotOpen);
            EXPECT_NE(std::string(error.what()).find("is a folder"), std::string::npos);
        }
    }
}

TEST(Store, DoesNotOpenALetter) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "letter.txt";
    std::ofstream(path) << std::string(5000, 'x');

    EXPECT_EQ(kind_of_opening(options_for(path, Access::ReadWrite)), StoreErrorKind::NotOurs);
}

TEST(Store, DoesNotOpenAnEmptyFile) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "empty";
    std::ofstream{path};

    EXPECT_EQ(kind_of_opening(options_for(path, Access::ReadWrite)), StoreErrorKind::NotOurs);
}

TEST(Store, RefusesASharedFileSystem) {
    const TemporaryFolder folder;
    support::FakeProbe probe;
    probe.type = "nfs4";
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    options.probe = &probe;

    EXPECT_EQ(kind_of([&] { static_cast<void>(Store::create(options)); }),
              StoreErrorKind::NetworkFolder);
    EXPECT_FALSE(std::filesystem::exists(options.path));
}

TEST(Store, RefusesALastEntryThatIsNotWhatWasStored) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    support::tamper(
        options.path,
        "DROP TRIGGER entry_is_never_changed;"
        "UPDATE entry SET note = CAST('x' || note AS BLOB) WHERE seq = 19;"
        "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OF seq, note, leaf ON entry\n"
        "BEGIN\n    SELECT RAISE(ABORT, 'an entry of the journal is never changed');\nEND");

    EXPECT_EQ(kind_of_opening(options), StoreErrorKind::Corrupt);
}

TEST(Store, RefusesTablesThatAreNotThoseOfItsVersion) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    support::tamper(options.path, "DROP TRIGGER entry_is_never_deleted");

    EXPECT_EQ(kind_of_opening(options), StoreErrorKind::Corrupt);
}

TEST(Store, RefusesABookThatIsBehindTheJournalAndSaysHowToMendIt) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    support::tamper(options.path, "UPDATE station SET changed_seq = 18");

    EXPECT_EQ(kind_of_opening(options), StoreErrorKind::Corrupt);
    options.access = Access::Repair;
    {
        Store store = Store::open(options);
        EXPECT_EQ(rebuild_book(store), std::vector<std::string>{"station"});
    }
    options.access = Access::ReadWrite;
    EXPECT_EQ(Store::open(options).head().size, 20);
}

TEST(Store, RefusesAnOlderCopyThanThisComputerHasSeen) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    options.marks = folder.path() / "state" / "vialog";
    { const Store store = sample_store(options, 20); }
    std::filesystem::copy_file(options.path, folder.path() / "yesterday");
    {
        Store store = Store::open(options);
        support::append(store, sample_journal().entries()[20]);
    }
    std::filesystem::rename(folder.path() / "yesterday", options.path);

    EXPECT_EQ(kind_of_opening(options), StoreErrorKind::Rollback);
    options.access = Access::ReadOnly;
    EXPECT_EQ(Store::open(options).head().size, 20);  // may still be looked at
}

TEST(Store, RefusesAnotherHistoryOfTheSameJournal) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    options.marks = folder.path() / "marks";
    { const Store store = sample_store(options, 20); }
    auto other = options_for(folder.path() / "b.vialog", Access::ReadWrite);
    {
        Store store = sample_store(other, 19);
        support::append_deed(store, support::some_party("Another"), {"ben"});
    }
    other.marks = options.marks;

    EXPECT_EQ(kind_of_opening(other), StoreErrorKind::Rollback);
}

TEST(Store, DoesNotBeginAJournalAnewWhereItsMarkIs) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    options.marks = folder.path() / "marks";
    { const Store store = sample_store(options, 20); }
    auto other = options;
    other.path = folder.path() / "b.vialog";

    EXPECT_EQ(kind_of([&] { static_cast<void>(sample_store(other, 1)); }),
              StoreErrorKind::Rollback);
}

TEST(Store, TakesADatabaseThatIsAheadOfItsMark) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    options.marks = folder.path() / "marks";
    { const Store store = Store::open(options); }  // leaves its mark at 20
    options.marks.clear();
    {
        Store store = Store::open(options);
        support::append(store, sample_journal().entries()[20]);
    }
    options.marks = folder.path() / "marks";

    EXPECT_EQ(Store::open(options).head().size, 21);
}

TEST(Store, TakesInWhatAnotherConnectionHasWritten) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    Store first = sample_store(options, 20);
    Store second = Store::open(options);
    support::append_deed(first, support::some_party("New"), {"ben"});

    EXPECT_EQ(second.head().size, 20);
    EXPECT_TRUE(second.refresh());
    EXPECT_EQ(second.head(), first.head());
    EXPECT_EQ(second.state().totals, first.state().totals);
    EXPECT_NE(second.state().parties.find(domain::PartyId(20)), nullptr);
    EXPECT_FALSE(second.refresh());
}

TEST(Store, OpensAFolderThatNobodyMayWrite) {
    const TemporaryFolder folder;
    const auto inner = folder.path() / "medium";
    std::filesystem::create_directory(inner);
    const auto options = options_for(inner / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    std::filesystem::permissions(options.path, std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        inner, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);

    {
        const Store store = Store::open(options_for(options.path, Access::ReadOnly));
        EXPECT_EQ(store.head().size, 20);
        EXPECT_EQ(check_book(store), std::nullopt);
    }

    std::filesystem::permissions(inner, std::filesystem::perms::owner_all);
}

TEST(Store, DoesNotAppendWhereItOnlyReads) {
    const TemporaryFolder folder;
    const auto options = options_for(folder.path() / "a.vialog", Access::ReadWrite);
    { const Store store = sample_store(options, 20); }
    Store store = Store::open(options_for(options.path, Access::ReadOnly));

    EXPECT_EQ(kind_of([&] { static_cast<void>(store.begin()); }), StoreErrorKind::ReadOnly);
    EXPECT_EQ(kind_of([&] { store.keep_checkpoint(5, base::as_bytes("x")); }),
              StoreErrorKind::ReadOnly);
}

TEST(Store, NamesTheFileAndNoStoredTextInItsErrors) {
    const TemporaryFolder folder;
    const auto path = folder.path() / "letter.txt";
    std::ofstream(path) << "PATIENT NAME" << std::string(5000, 'x');
    try {
        static_cast<void>(Store::open(options_for(path, Access::ReadWrite)));
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_NE(std::string(error.what()).find("letter.txt"), std::string::npos);
        EXPECT_EQ(std::string(error.what()).find("PATIENT"), std::string::npos);
    }
}

}  // namespace
}  // namespace vialog::store
