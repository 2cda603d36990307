// SPDX-License-Identifier: Apache-2.0
// What an append leaves for later, where the disk or the folder of the marks does not let it be done.
#include "store/book_check.h"
#include "store/sample_store.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

using support::Duration;
using support::Fault;
using support::options_for;
using support::sample_journal;
using support::sample_store;
using support::TemporaryFolder;

constexpr std::int64_t entries = 110;

class Settling : public testing::Test {
  protected:
    [[nodiscard]] OpenOptions options() {
        OpenOptions options = options_for(m_folder.path() / "a.vialog", Access::ReadWrite);
        options.vfs = "settle";
        options.unsettled = [this](const std::string& sentence) { m_told.push_back(sentence); };
        return options;
    }
    // Appended one by one, so that the WAL holds more pages than are left in it.
    [[nodiscard]] static Store long_wal(const OpenOptions& options) {
        Store store = sample_store(options, 20);
        for (std::int64_t seq = 20; seq < entries; ++seq) {
            support::append(store, sample_journal().entries()[static_cast<std::size_t>(seq)]);
        }
        return store;
    }
    // Where the folder of the marks should be.
    [[nodiscard]] std::filesystem::path a_file() const {
        std::ofstream(m_folder.path() / "marks") << "a file";
        return m_folder.path() / "marks";
    }
    // The WAL is synced first, and then the database grows.
    void fill_the_disk() { m_vfs.fail_at(2, Fault::Full, Duration::FromThenOn); }
    void expect_everything_there() {
        m_vfs.heal();
        OpenOptions reading = options();
        reading.access = Access::ReadOnly;
        const Store store = Store::open(reading);
        EXPECT_EQ(store.head().size, entries);
        EXPECT_EQ(check_book(store), std::nullopt);
        EXPECT_EQ(store.find_torn_tree(), std::nullopt);
    }
    [[nodiscard]] std::int64_t told_of(std::string_view what) const {
        std::int64_t count = 0;
        for (const std::string& sentence : m_told) {
            count += sentence.find(what) != std::string::npos ? 1 : 0;
        }
        return count;
    }

    TemporaryFolder m_folder;
    support::FaultyVfs m_vfs{"settle"};
    std::vector<std::string> m_told;
};

TEST_F(Settling, SaysNothingWhereEverythingIsDone) {
    OpenOptions marked = options();
    marked.marks = m_folder.path() / "marks";
    {
        Store store = long_wal(marked);
        store.settle();
    }

    EXPECT_TRUE(m_told.empty());
    expect_everything_there();
}

TEST_F(Settling, TellsOfAFullDiskAndKeepsWhatIsRecorded) {
    {
        Store store = long_wal(options());
        fill_the_disk();

        EXPECT_NO_THROW(store.settle());

        ASSERT_EQ(m_told.size(), 1U);
        EXPECT_EQ(told_of("a.vialog-wal"), 1);
        EXPECT_EQ(told_of("free space"), 1);
        EXPECT_EQ(store.head().size, entries);
    }

    EXPECT_EQ(m_told.size(), 1U);  // closing does not say it again
    expect_everything_there();
}

TEST_F(Settling, TellsOfAFullDiskAtClosing) {
    {
        const Store store = long_wal(options());
        fill_the_disk();
    }

    EXPECT_EQ(told_of("free space"), 1);
    expect_everything_there();
}

TEST_F(Settling, TellsOfAFailingDisk) {
    {
        Store store = long_wal(options());
        m_vfs.fail_at(1, Fault::Error, Duration::Once);
        store.settle();
    }

    EXPECT_EQ(told_of("check the disk"), 1);
    expect_everything_there();
}

TEST_F(Settling, WhateverCallFailsKeepsEverything) {
    bool failed = true;
    for (std::int64_t n = 1; failed; n += 20) {
        {
            Store store = long_wal(options());
            m_vfs.fail_at(n, Fault::Full, Duration::Once);
            store.settle();
            failed = m_vfs.has_failed();
            m_vfs.heal();
        }
        expect_everything_there();
        std::filesystem::remove(m_folder.path() / "a.vialog");
    }
    EXPECT_FALSE(m_told.empty());
}

TEST_F(Settling, MovesALongWalLaterWhereItCouldNotAtFirst) {
    Store store = long_wal(options());
    fill_the_disk();
    store.settle();
    m_vfs.heal();
    const auto before = std::filesystem::file_size(m_folder.path() / "a.vialog");

    support::append_deed(store, support::some_party("Later"), {"ben"});
    store.settle();

    EXPECT_GT(std::filesystem::file_size(m_folder.path() / "a.vialog"), before);
    EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(Settling, TellsOfAMarkThatCannotBeRaised) {
    OpenOptions marked = options();
    marked.marks = a_file();
    {
        Store store = long_wal(marked);

        EXPECT_NO_THROW(store.settle());
    }

    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(told_of("high-water mark"), 1);
    expect_everything_there();
}

TEST_F(Settling, DoesTheOneThoughTheOtherFails) {
    OpenOptions marked = options();
    marked.marks = a_file();
    const auto file = m_folder.path() / "a.vialog";
    Store store = long_wal(marked);
    const auto before = std::filesystem::file_size(file);

    store.settle();

    EXPECT_GT(std::filesystem::file_size(file), before);
}

TEST_F(Settling, SaysOfAFullDiskBeforeTheCommitThatNothingWasRecorded) {
    Store store = sample_store(options(), 20);
    {
        Transaction transaction = store.begin();
        const base::Bytes& bytes = sample_journal().entries()[20];
        transaction.add(bytes, support::parse_entry(bytes).entry, {});
        m_vfs.fail_at(1, Fault::Full, Duration::FromThenOn);
        try {
            transaction.commit();
            FAIL();
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreErrorKind::Full);
            EXPECT_NE(std::string(error.what()).find("nothing was recorded"), std::string::npos);
        }
    }
    m_vfs.heal();

    EXPECT_EQ(store.head().size, 20);
    EXPECT_EQ(check_book(store), std::nullopt);
}

}  // namespace
}  // namespace vialog::store
