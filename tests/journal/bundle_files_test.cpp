// SPDX-License-Identifier: Apache-2.0
// What src/journal/bundle_files promises, and what it refuses.
#include "journal/bundle_files.h"

#include "journal/finding_codes.h"
#include "journal/journal_error.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <string>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::map<std::string, std::int64_t> files_of(const BundleFiles& files) {
    std::map<std::string, std::int64_t> found;
    EXPECT_TRUE(files.visit([&](std::string_view path, std::int64_t size) {
        found.emplace(path, size);
        return true;
    }));
    return found;
}

TEST(BundleFiles, AreFoundWithTheirPathsAndSizes) {
    const support::TemporaryFolder place;
    write(place.path() / "bundle é 1/checkpoint", "12345");
    write(place.path() / "bundle é 1/tile/0/x001/000", "1");

    const std::map<std::string, std::int64_t> expected = {{"checkpoint", 5},
                                                          {"tile/0/x001/000", 1}};
    EXPECT_EQ(files_of(*open_bundle_folder(place.path() / "bundle é 1")), expected);
    EXPECT_EQ(files_of(*open_bundle_folder(place.path() / "bundle é 1/")), expected);
}

TEST(BundleFiles, AreReadInPieces) {
    const support::TemporaryFolder place;
    write(place.path() / "f", "0123456789");
    const auto files = open_bundle_folder(place.path());
    base::Bytes piece(4);

    EXPECT_EQ(files->size_of("f"), 10);
    EXPECT_EQ(files->read("f", 3, piece), 4U);
    EXPECT_EQ(base::as_text(piece), "3456");
    EXPECT_EQ(files->read("f", 8, piece), 2U);
    EXPECT_EQ(files->read("f", 10, piece), 0U);
    EXPECT_EQ(read_whole(*files, "f", 10), base::to_bytes("0123456789"));
    EXPECT_EQ(read_whole(*files, "f", 9), std::nullopt);
    EXPECT_EQ(read_whole(*files, "g", 9), std::nullopt);
    EXPECT_THROW(static_cast<void>(files->read("g", 0, piece)), JournalError);
}

// Mistake 55: nothing outside the bundle is read, whatever lies in it.
TEST(BundleFiles, RefuseWhateverIsNoFileAndNoFolder) {
    const support::TemporaryFolder place;
    const fs::path outside = place.path() / "outside";
    write(outside, "secret");
    for (const std::string sin : {"link to a file", "link to a folder", "dangling link", "pipe"}) {
        const fs::path bundle = place.path() / ("bundle with a " + sin);
        write(bundle / "notes/1", "x");
        if (sin == "pipe") {
            ASSERT_EQ(::mkfifo((bundle / "notes/2").c_str(), 0600), 0);
        } else {
            fs::create_symlink(sin == "link to a file"     ? outside
                               : sin == "link to a folder" ? place.path()
                                                           : place.path() / "gone",
                               bundle / "notes/2");
        }
        const auto files = open_bundle_folder(bundle);

        const auto visited = files->visit([](std::string_view, std::int64_t) { return true; });
        ASSERT_FALSE(visited) << sin;
        EXPECT_EQ(visited.error().rule, finding_file_not_plain) << sin;
        EXPECT_EQ(visited.error().figures[0].second, "notes/2") << sin;
        EXPECT_EQ(files->size_of("notes/2"), std::nullopt) << sin;
    }
}

TEST(BundleFiles, RefuseFoldersThatLieTooDeep) {
    const support::TemporaryFolder place;
    write(place.path() / "1/2/3/4/5/6/7/8/file", "x");
    EXPECT_EQ(files_of(*open_bundle_folder(place.path())).size(), 1U);

    write(place.path() / "1/2/3/4/5/6/7/8/9/file", "x");
    EXPECT_FALSE(open_bundle_folder(place.path())->visit([](std::string_view, std::int64_t) {
        return true;
    }));
}

TEST(BundleFiles, AreVisitedAsLongAsWanted) {
    const support::TemporaryFolder place;
    write(place.path() / "a", "x");
    write(place.path() / "b", "x");
    int visited = 0;

    EXPECT_TRUE(open_bundle_folder(place.path())->visit([&](std::string_view, std::int64_t) {
        ++visited;
        return false;
    }));
    EXPECT_EQ(visited, 1);
}

TEST(BundleFiles, NeedAFolder) {
    const support::TemporaryFolder place;
    write(place.path() / "file", "x");

    EXPECT_THROW(static_cast<void>(open_bundle_folder(place.path() / "gone")), JournalError);
    EXPECT_THROW(static_cast<void>(open_bundle_folder(place.path() / "file")), JournalError);
}

}  // namespace

}  // namespace vialog::journal
