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
    support::tamper_past_guards(options.path,
                                "UPDATE entry SET note = CAST('x' || note AS BLOB) WHERE seq = 19");

    EXPECT_EQ(kind_of_opening(options), StoreErrorKind::Corrupt);
}

// 700 entries with a checkpoint, altered.
class KeptCheckpoint : public testing::Test {
  protected:
    void tear(std::int64_t checkpoint, std::string_view sql) {
        {
            Store store = sample_store(m_options, 700);
            const std::string note = support::checkpoint_at(store, checkpoint);
            static_cast<void>(store.keep_checkpoint(checkpoint, base::as_bytes(note)));
        }
        EXPECT_EQ(Store::open(m_options).head().size, 700);
        support::tamper_past_guards(m_options.path, sql);
    }
    [[nodiscard]] std::string words() const {
        try {
            static_cast<void>(Store::open(m_options));
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Corrupt);
            return error.what();
        }
        return {};
    }
    [[nodiscard]] bool told(std::string_view what) const {
        return words().find(what) != std::string::npos;
    }

    TemporaryFolder m_folder;
    OpenOptions m_options = options_for(m_folder.path() / "a", Access::ReadWrite);
};

TEST_F(KeptCheckpoint, IsHeldAgainstTheTreeWhereTheFileIsOpened) {
    // Not a node of the right edge.
    tear(400, "UPDATE node SET hash = zeroblob(32) WHERE level = 7 AND idx = 2");

    EXPECT_TRUE(told("are not those of its checkpoint of 400 entries")) << words();
}

TEST_F(KeptCheckpoint, OfAnotherHistoryIsNotOpened) {
    tear(600, "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 599");

    EXPECT_TRUE(told("are not those of its checkpoint of 600 entries")) << words();
}

TEST_F(KeptCheckpoint, ThatIsGarbledIsNotOpened) {
    tear(600, "UPDATE checkpoint SET note = CAST('garbled' AS BLOB)");

    EXPECT_TRUE(told("its checkpoint of 600 entries is not what was kept")) << words();
}

TEST_F(KeptCheckpoint, OfMoreEntriesThanThereAreIsNotOpened) {
    tear(600, "UPDATE checkpoint SET size = 701, note = CAST(replace(note, '600', '701') AS BLOB)");

    EXPECT_TRUE(told("it has 700 entries, and a checkpoint of 701")) << words();
}

TEST_F(KeptCheckpoint, UnderAnotherSizeIsNotOpened) {
    tear(600, "UPDATE checkpoint SET size = 650");

    EXPECT_TRUE(told("its checkpoint of 650 entries is not what was kept")) << words();
}

TEST_F(KeptCheckpoint, DoesNotKeepABookFromBeingMended) {
    tear(600, "UPDATE checkpoint SET note = CAST('garbled' AS BLOB)");
    auto options = m_options;
    options.access = Access::Repair;

    Store store = Store::open(options);

    EXPECT_TRUE(rebuild_book(store).empty());
}

TEST_F(KeptCheckpoint, DoesNotKeepADamagedJournalFromBeingExamined) {
    tear(600,
         "UPDATE checkpoint SET note = CAST('garbled' AS BLOB);"
         "DELETE FROM node; DELETE FROM entry WHERE seq IN (5, 650);"
         "UPDATE entry SET leaf = zeroblob(32), note = CAST('x' AS BLOB) WHERE seq = 699");
    auto options = m_options;
    options.access = Access::Examine;

    const Store store = Store::open(options);

    EXPECT_EQ(store.head().size, 700);
    EXPECT_EQ(store.find_torn_tree(), domain::EntryNumber(1));
    EXPECT_EQ(store.newest_checkpoint()->note, base::to_bytes("garbled"));
    EXPECT_FALSE(store.entry_bytes(domain::EntryNumber(650)).has_value());
}

TEST(Store, ExaminesOneMoment) {
    const TemporaryFolder folder;
    auto options = options_for(folder.path() / "a", Access::ReadWrite);
    Store writing = sample_store(options, 20);
    options.access = Access::Examine;
    const Store store = Store::open(options);

    support::append(writing, sample_journal().entries()[20]);
    const std::string note = support::checkpoint_at(writing, 21);
    static_cast<void>(writing.keep_checkpoint(21, base::as_bytes(note)));

    EXPECT_EQ(store.head().size, 20);
    EXPECT_FALSE(store.entry_bytes(domain::EntryNumber(20)).has_value());
    EXPECT_TRUE(store.checkpoint_sizes().empty());
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
    const std::string note = support::checkpoint_at(store, 5);
    EXPECT_EQ(kind_of([&] { static_cast<void>(store.keep_checkpoint(5, base::as_bytes(note))); }),
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
