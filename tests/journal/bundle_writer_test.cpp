// SPDX-License-Identifier: Apache-2.0
// What a bundle consists of, and that each of its files holds what its name says.
#include "journal/bundle_writer.h"

#include "journal/audited.h"
#include "journal/journal_error.h"
#include "support/reference_tree.h"

#include <gtest/gtest.h>

#include <iterator>
#include <set>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    EXPECT_TRUE(stream) << file;
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::set<std::string> files_below(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& item : fs::recursive_directory_iterator(folder)) {
        if (item.is_regular_file()) {
            files.insert(item.path().lexically_relative(folder).generic_string());
        }
    }
    return files;
}

std::string digests_as_text(std::span<const base::Digest> digests) {
    std::string text;
    for (const base::Digest& digest : digests) {
        text += base::as_text(digest);
    }
    return text;
}

TEST(BundleWriter, WritesTheFilesOfTlogTiles) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_bundle(bundle, sample_journal().entries(), sample_journal().checkpoint());

    EXPECT_EQ(files_below(bundle),
              (std::set<std::string>{"MANIFEST.sha256", "README.txt", "checkpoint", "tile/0/000",
                                     "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000",
                                     "tile/entries/001.p/44"}));
    EXPECT_EQ(content_of(bundle / "checkpoint"), sample_journal().checkpoint());
}

TEST(BundleWriter, PutsTheHashesOfTheReferenceTreeIntoTheHashTiles) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_bundle(bundle, sample_journal().entries(), sample_journal().checkpoint());
    std::vector<base::Digest> leaves;
    for (const base::Bytes& entry : sample_journal().entries()) {
        leaves.push_back(leaf_hash(entry));
    }
    const std::span<const base::Digest> all(leaves);

    EXPECT_EQ(content_of(bundle / "tile/0/000"), digests_as_text(all.first(256)));
    EXPECT_EQ(content_of(bundle / "tile/0/001.p/44"), digests_as_text(all.subspan(256)));
    EXPECT_EQ(content_of(bundle / "tile/1/000.p/1"),
              base::as_text(support::reference_root(all.first(256))));
}

TEST(BundleWriter, PutsEachEntryBehindItsLength) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_bundle(bundle, sample_journal().entries(), sample_journal().checkpoint());

    const std::string tile = content_of(bundle / "tile/entries/001.p/44");
    const base::Bytes& entry = sample_journal().entries()[256];

    EXPECT_EQ(static_cast<std::uint8_t>(tile[0]) * 256U + static_cast<std::uint8_t>(tile[1]),
              entry.size());
    EXPECT_EQ(tile.substr(2, entry.size()), base::as_text(entry));
}

TEST(BundleWriter, WritesWhatHelpsAPerson) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_full_bundle(bundle, sample_journal());

    EXPECT_EQ(content_of(bundle / "notes/000000005.note"),
              base::as_text(sample_journal().entries()[5]));
    EXPECT_EQ(content_of(bundle / "keys/ada.pem").substr(0, 27), "-----BEGIN PUBLIC KEY-----\n");
    EXPECT_EQ(content_of(bundle / "README.txt"), bundle_readme);
    std::string disclosures;
    for (const std::string& disclosure : sample_journal().disclosures()) {
        disclosures += disclosure + "\n";
    }
    EXPECT_EQ(content_of(bundle / "disclosures.txt"), disclosures);
}

// Each line as sha256sum -c reads it; every file but the manifest itself.
TEST(BundleWriter, ListsEveryFileInItsManifest) {
    const support::TemporaryFolder place;
    const fs::path bundle = place.path() / "b";
    support::write_full_bundle(bundle, sample_journal());
    std::set<std::string> expected = files_below(bundle);
    expected.erase("MANIFEST.sha256");

    std::set<std::string> listed;
    std::ifstream manifest(bundle / "MANIFEST.sha256");
    for (std::string line; std::getline(manifest, line);) {
        const std::string file = line.substr(66);
        EXPECT_EQ(line.substr(64, 2), "  ");
        EXPECT_EQ(line.substr(0, 64),
                  base::to_hex(crypto::sha256(base::as_bytes(content_of(bundle / file)))));
        listed.insert(file);
    }
    EXPECT_EQ(listed, expected);
}

TEST(BundleWriter, GivesTheSameBytesForTheSameEntries) {
    const support::TemporaryFolder place;
    support::write_full_bundle(place.path() / "a", sample_journal());
    support::write_full_bundle(place.path() / "b", sample_journal());

    EXPECT_EQ(content_of(place.path() / "a/MANIFEST.sha256"),
              content_of(place.path() / "b/MANIFEST.sha256"));
}

TEST(BundleWriter, LeavesNothingWhereItIsNotFinished) {
    const support::TemporaryFolder place;
    {
        BundleWriter writer(place.path() / "b", NoteFiles::Omit);
        for (const base::Bytes& entry : sample_journal().entries()) {
            writer.add_entry(entry);
        }
        EXPECT_EQ(writer.head(), sample_journal().head());
    }
    EXPECT_TRUE(fs::is_empty(place.path()));
}

TEST(BundleWriterDeathTest, FinishesOnlyWithACheckpointForItsEntries) {
    const support::TemporaryFolder place;
    BundleWriter writer(place.path() / "b", NoteFiles::Omit);
    writer.add_entry(sample_journal().entries()[0]);

    EXPECT_DEATH(writer.finish(sample_journal().checkpoint()), "for the entries in it");
    EXPECT_DEATH(writer.finish("no checkpoint"), "for the entries in it");
}

TEST(BundleWriter, WritesOverNoFolder) {
    const support::TemporaryFolder place;
    fs::create_directory(place.path() / "b");

    EXPECT_THROW(BundleWriter(place.path() / "b", NoteFiles::Omit), JournalError);
}

}  // namespace

}  // namespace vialog::journal
