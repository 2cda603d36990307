// SPDX-License-Identifier: Apache-2.0
// Files of one owner, never written over.
#include "operations/private_file.h"

#include "store/store_error.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace vialog::operations {
namespace {

using store::StoreError;
using store::StoreErrorKind;

StoreErrorKind kind_thrown(const std::function<void()>& act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing was thrown";
    return StoreErrorKind::OutOfMemory;
}

struct PrivateFile : ::testing::Test {
    support::TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "a.key";
};

TEST_F(PrivateFile, HoldsAFileForItsOwnerAlone) {
    const mode_t before = ::umask(0);

    write_private_file(path, "secret\n");

    ::umask(before);
    struct stat facts {};
    ASSERT_EQ(::stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    EXPECT_EQ(read_small_file(path), "secret\n");
}

TEST_F(PrivateFile, KeepsAFileThatIsThere) {
    write_private_file(path, "first\n");

    EXPECT_EQ(kind_thrown([&] { write_private_file(path, "second\n"); }),
              StoreErrorKind::AlreadyThere);

    EXPECT_EQ(read_small_file(path), "first\n");
}

TEST_F(PrivateFile, FollowsNoLink) {
    std::filesystem::create_symlink(folder.path() / "elsewhere", path);

    EXPECT_EQ(kind_thrown([&] { write_private_file(path, "secret\n"); }),
              StoreErrorKind::AlreadyThere);

    EXPECT_FALSE(std::filesystem::exists(folder.path() / "elsewhere"));
}

TEST_F(PrivateFile, SaysThatAFolderIsMissing) {
    EXPECT_EQ(kind_thrown([&] { write_private_file(folder.path() / "no" / "a.key", "x"); }),
              StoreErrorKind::CannotOpen);
    EXPECT_EQ(kind_thrown([&] { static_cast<void>(read_small_file(path)); }),
              StoreErrorKind::CannotOpen);
    EXPECT_EQ(kind_thrown([&] { static_cast<void>(digest_of_file(path)); }),
              StoreErrorKind::CannotOpen);
}

TEST_F(PrivateFile, ReadsNoMoreThanASmallFile) {
    std::ofstream(path) << std::string(longest_small_file, 'x');
    EXPECT_EQ(read_small_file(path).size(), longest_small_file);

    std::ofstream(path, std::ios::app) << 'x';

    EXPECT_EQ(kind_thrown([&] { static_cast<void>(read_small_file(path)); }),
              StoreErrorKind::NotOurs);
}

TEST_F(PrivateFile, HashesAFileOfAnyLength) {
    std::ofstream(path) << std::string(1000000, 'a');

    // FIPS 180-4, the example of a million letters a.
    EXPECT_EQ(base::to_hex(digest_of_file(path)),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace vialog::operations
