// SPDX-License-Identifier: Apache-2.0
// What src/journal/durable_folder promises, and what it refuses.
#include "journal/durable_folder.h"

#include "journal/journal_error.h"
#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

JournalErrorKind kind_of_failure(const fs::path& target) {
    try {
        const DurableFolder folder(target);
    } catch (const JournalError& failure) {
        return failure.kind();
    }
    return JournalErrorKind::ReadFailed;
}

TEST(DurableFolder, AppearsWhenItIsPublished) {
    const support::TemporaryFolder place;
    const fs::path target = place.path() / "bundle";

    DurableFolder folder(target);
    folder.write("a/b/c", base::as_bytes("one"), Durability::Synced);
    folder.append("list", base::as_bytes("two "));
    folder.append("list", base::as_bytes("three"));
    EXPECT_FALSE(fs::exists(target));
    folder.publish();

    EXPECT_EQ(content_of(target / "a/b/c"), "one");
    EXPECT_EQ(content_of(target / "list"), "two three");
}

TEST(DurableFolder, LeavesNothingWhereItIsNotPublished) {
    const support::TemporaryFolder place;
    {
        DurableFolder folder(place.path() / "bundle");
        folder.write("a", base::as_bytes("one"), Durability::Convenience);
    }
    EXPECT_TRUE(fs::is_empty(place.path()));
}

TEST(DurableFolder, WritesOverNothing) {
    const support::TemporaryFolder place;
    fs::create_directory(place.path() / "there");
    fs::create_symlink("nowhere", place.path() / "link");
    fs::create_directory(place.path() / "half.unfinished");

    EXPECT_EQ(kind_of_failure(place.path() / "there"), JournalErrorKind::AlreadyThere);
    EXPECT_EQ(kind_of_failure(place.path() / "there/"), JournalErrorKind::AlreadyThere);
    EXPECT_EQ(kind_of_failure(place.path() / "link"), JournalErrorKind::AlreadyThere);
    EXPECT_EQ(kind_of_failure(place.path() / "half"), JournalErrorKind::AlreadyThere);
    EXPECT_EQ(kind_of_failure(place.path() / "no parent/bundle"), JournalErrorKind::WriteFailed);
}

TEST(DurableFolder, WritesAFileOnce) {
    const support::TemporaryFolder place;
    DurableFolder folder(place.path() / "bundle");
    folder.write("a", base::as_bytes("one"), Durability::Synced);

    EXPECT_THROW(folder.write("a", base::as_bytes("two"), Durability::Synced), JournalError);
    EXPECT_THROW(folder.write("a/b", base::as_bytes("two"), Durability::Synced), JournalError);
}

}  // namespace

}  // namespace vialog::journal
