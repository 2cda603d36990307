// SPDX-License-Identifier: Apache-2.0
// What src/store/location_probe promises, and what it refuses.
#include "store/location.h"
#include "store/store_error.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::store {
namespace {

TEST(SystemProbe, KnowsTheFileSystemOfProc) {
    if (!std::filesystem::exists("/proc/self/mountinfo")) {
        GTEST_SKIP() << "not a Linux with /proc";
    }

    EXPECT_EQ(system_probe().file_system("/proc"), "proc");
    EXPECT_EQ(system_probe().file_system("/proc/self/not-there/deep"), "proc");
}

TEST(SystemProbe, TellsFilesFromFolders) {
    const support::TemporaryFolder folder;
    std::ofstream{folder.path() / "file"};

    EXPECT_TRUE(system_probe().is_file(folder.path() / "file"));
    EXPECT_FALSE(system_probe().is_folder(folder.path() / "file"));
    EXPECT_TRUE(system_probe().is_folder(folder.path()));
    EXPECT_FALSE(system_probe().is_file(folder.path()));
    EXPECT_FALSE(system_probe().is_file(folder.path() / "none"));
}

TEST(SystemProbe, ResolvesSymbolicLinksAsFarAsThePathExists) {
    const support::TemporaryFolder folder;
    const auto real = std::filesystem::canonical(folder.path()) / "Dropbox";
    std::filesystem::create_directory(real);
    std::filesystem::create_directory_symlink(real, folder.path() / "records");

    EXPECT_EQ(system_probe().resolve(folder.path() / "records" / "new.vialog"),
              real / "new.vialog");
    EXPECT_THROW(check_location(folder.path() / "records" / "new.vialog", system_probe()),
                 StoreError);
}

}  // namespace
}  // namespace vialog::store
