// SPDX-License-Identifier: Apache-2.0
// What src/store/backup promises, and what it refuses.
#include "store/book_check.h"
#include "store/connection.h"
#include "store/sample_store.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

using support::options_for;
using support::sample_store;
using support::TemporaryFolder;

TEST(Backup, HoldsEverything) {
    const TemporaryFolder folder;
    Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 300);
    const std::string note = support::checkpoint_at(store, 300);
    static_cast<void>(store.keep_checkpoint(300, base::as_bytes(note)));

    store.back_up(folder.path() / "copy");

    const Store copy = Store::open(options_for(folder.path() / "copy", Access::ReadOnly));
    EXPECT_EQ(copy.head(), store.head());
    EXPECT_EQ(copy.root(), store.root());
    EXPECT_EQ(copy.checkpoint_sizes(), std::vector<std::int64_t>{300});
    EXPECT_EQ(check_book(copy), std::nullopt);
    EXPECT_EQ(copy.find_torn_tree(), std::nullopt);
}

TEST(Backup, IsOneFileThatGoesOnBeingWritten) {
    const TemporaryFolder folder;
    {
        sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20)
            .back_up(folder.path() / "copy");
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy-wal"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy.unfinished"));

    Store copy = Store::open(options_for(folder.path() / "copy", Access::ReadWrite));
    support::append_deed(copy, support::some_party("Later"), {"ben"});

    EXPECT_EQ(copy.head().size, 21);
}

TEST(Backup, CanBeMadeFromWhatIsOpenForReading) {
    const TemporaryFolder folder;
    { const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20); }

    Store::open(options_for(folder.path() / "a", Access::ReadOnly)).back_up(folder.path() / "copy");

    EXPECT_EQ(Store::open(options_for(folder.path() / "copy", Access::ReadOnly)).head().size, 20);
}

TEST(Backup, CanBeMadeFromAMediumThatNobodyMayWrite) {
    const TemporaryFolder folder;
    const auto medium = folder.path() / "medium";
    std::filesystem::create_directory(medium);
    { const Store store = sample_store(options_for(medium / "a", Access::ReadWrite), 20); }
    std::filesystem::permissions(medium / "a", std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        medium, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);

    Store::open(options_for(medium / "a", Access::ReadOnly)).back_up(folder.path() / "copy");

    std::filesystem::permissions(medium, std::filesystem::perms::owner_all);
    EXPECT_EQ(Store::open(options_for(folder.path() / "copy", Access::ReadOnly)).head().size, 20);
}

TEST(Backup, LeavesWhatIsOpenForReadingUnableToWrite) {
    const TemporaryFolder folder;
    { const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20); }
    const Store store = Store::open(options_for(folder.path() / "a", Access::ReadOnly));

    store.back_up(folder.path() / "copy");

    EXPECT_THROW(store.connection().execute("CREATE TEMP TABLE t (x)"), StoreError);
}

TEST(Backup, DoesNotOverwriteAFile) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);
    std::ofstream(folder.path() / "copy") << "last week's";

    EXPECT_THROW(store.back_up(folder.path() / "copy"), StoreError);
    EXPECT_EQ(support::read_whole(folder.path() / "copy"), "last week's");
}

TEST(Backup, LeavesNothingHalfWritten) {
    const TemporaryFolder folder;
    support::FaultyVfs vfs("backup");
    auto options = options_for(folder.path() / "a", Access::ReadWrite);
    options.vfs = "backup";
    const Store store = sample_store(options, 20);
    bool failed = true;
    int rounds = 0;
    for (std::int64_t n = 1; failed; n += 7) {
        vfs.fail_at(n, support::Fault::Full, support::Duration::Once);
        bool thrown = false;
        try {
            store.back_up(folder.path() / "copy");
        } catch (const StoreError&) {
            thrown = true;
        }
        failed = vfs.has_failed();
        vfs.heal();

        EXPECT_EQ(std::filesystem::exists(folder.path() / "copy"), !thrown) << n;
        EXPECT_FALSE(std::filesystem::exists(folder.path() / "copy.unfinished")) << n;
        std::filesystem::remove(folder.path() / "copy");
        ++rounds;
    }
    EXPECT_GT(rounds, 3);
}

TEST(Backup, SaysThatAFolderIsNotThere) {
    const TemporaryFolder folder;
    const Store store = sample_store(options_for(folder.path() / "a", Access::ReadWrite), 20);

    EXPECT_THROW(store.back_up(folder.path() / "none" / "copy"), StoreError);
}

}  // namespace
}  // namespace vialog::store
