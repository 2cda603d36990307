// SPDX-License-Identifier: Apache-2.0
// Opening a bundle: V01 and V02, sin by sin.
#include "journal/bundle.h"

#include "journal/audited.h"
#include "journal/finding_codes.h"
#include "journal/journal_error.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// A bundle of the sample's first entries, to be damaged.
class DamagedBundle {
  public:
    explicit DamagedBundle(std::int64_t size) : m_folder(m_place.path() / "b") {
        const auto entries = first_entries(size);
        support::write_bundle(m_folder, entries, checkpoint_of(entries));
    }
    [[nodiscard]] const fs::path& folder() const { return m_folder; }
    [[nodiscard]] base::Result<BundleReader, domain::Refusal> open() const {
        return BundleReader::open(open_bundle_folder(m_folder));
    }
    [[nodiscard]] std::string_view rule() const {
        const auto opened = open();
        return opened ? std::string_view("opened") : opened.error().rule;
    }
    void rename(std::string_view from, std::string_view to) const {
        fs::create_directories((m_folder / to).parent_path());
        fs::rename(m_folder / from, m_folder / to);
    }

  private:
    support::TemporaryFolder m_place;
    fs::path m_folder;
};

TEST(BundleReader, GivesBackEachEntry) {
    const DamagedBundle bundle(300);
    const auto reader = bundle.open().value();

    EXPECT_EQ(reader.size(), 300);
    EXPECT_EQ(reader.tiles(), 2);
    EXPECT_TRUE(reader.has_hash_tiles());
    EXPECT_FALSE(reader.has_disclosures());
    EXPECT_EQ(reader.checkpoint().checkpoint.head, head_of(first_entries(300)));
    for (const std::int64_t seq : {0, 1, 255, 256, 299}) {
        EXPECT_EQ(reader.entry(seq), sample_journal().entries()[static_cast<std::size_t>(seq)]);
    }
}

TEST(BundleReader, OpensWithoutHashTilesAndConveniences) {
    const DamagedBundle bundle(300);
    fs::remove_all(bundle.folder() / "tile/0");
    fs::remove_all(bundle.folder() / "tile/1");
    fs::remove(bundle.folder() / "MANIFEST.sha256");
    fs::remove(bundle.folder() / "README.txt");

    ASSERT_TRUE(bundle.open());
    EXPECT_FALSE(bundle.open()->has_hash_tiles());
}

TEST(BundleReader, NeedsACheckpoint) {
    const DamagedBundle bundle(20);
    fs::remove(bundle.folder() / "checkpoint");
    EXPECT_EQ(bundle.rule(), finding_checkpoint_missing);

    write(bundle.folder() / "checkpoint", std::string(65536, 'a'));
    EXPECT_EQ(bundle.rule(), finding_checkpoint_missing);
    write(bundle.folder() / "checkpoint", "a\nb\nc\n\n");
    EXPECT_EQ(bundle.rule(), finding_checkpoint_malformed);
    write(bundle.folder() / "checkpoint",
          support::sign_head(sample_journal().origin(), head_of({}), "log"));
    EXPECT_EQ(bundle.rule(), finding_checkpoint_empty);
    fs::remove(bundle.folder() / "checkpoint");
    fs::create_directory(bundle.folder() / "checkpoint");
    EXPECT_EQ(bundle.rule(), finding_checkpoint_missing);
}

// What is missing at the end is found by the audit, with a code of its own; what is missing
// elsewhere, or too much, is no bundle.
TEST(BundleReader, TellsAMissingEndFromAMissingMiddle) {
    const DamagedBundle end(300);
    fs::remove_all(end.folder() / "tile/entries/001.p");
    ASSERT_TRUE(end.open());
    EXPECT_EQ(end.open()->size(), 256);

    const DamagedBundle shorter(300);
    shorter.rename("tile/entries/001.p/44", "tile/entries/001.p/40");
    ASSERT_TRUE(shorter.open());
    EXPECT_EQ(shorter.open()->size(), 296);

    const DamagedBundle middle(300);
    fs::remove(middle.folder() / "tile/entries/000");
    EXPECT_EQ(middle.rule(), finding_tile_missing);
}

TEST(BundleReader, RefusesTilesBeyondTheCheckpoint) {
    const DamagedBundle wider(300);
    wider.rename("tile/entries/001.p/44", "tile/entries/001.p/45");
    EXPECT_EQ(wider.rule(), finding_file_unexpected);

    const DamagedBundle full(300);
    full.rename("tile/entries/001.p/44", "tile/entries/001");
    EXPECT_EQ(full.rule(), finding_file_unexpected);

    const DamagedBundle another(300);
    write(another.folder() / "tile/entries/001.p/43", "");
    EXPECT_EQ(another.rule(), finding_file_unexpected);

    const DamagedBundle left_over(300);
    left_over.rename("tile/entries/001.p/44", "tile/entries/000.p/44");
    EXPECT_EQ(left_over.rule(), finding_file_unexpected);
}

TEST(BundleReader, RefusesPathsThatAreNotCanonical) {
    for (const std::string path :
         {"tile/entries/0", "tile/entries/x000/001", "tile/entries/000.p/006",
          "tile/entries/readme", "tile/7/000", "tile/00/000", "tile/0/000.p/256", "tile/x",
          "checkpoints/007", "checkpoints/-1", "checkpoints/1.txt", "checkpoints/9007199254740992",
          "checkpoints/a/1"}) {
        const DamagedBundle bundle(20);
        write(bundle.folder() / path, "x");

        EXPECT_EQ(bundle.rule(), finding_file_unexpected) << path;
    }
}

TEST(BundleReader, WantsAllHashTilesOrNone) {
    const DamagedBundle missing(300);
    fs::remove(missing.folder() / "tile/0/000");
    EXPECT_EQ(missing.rule(), finding_tile_missing);

    const DamagedBundle upper(300);
    fs::remove_all(upper.folder() / "tile/1");
    EXPECT_EQ(upper.rule(), finding_tile_missing);

    const DamagedBundle extra(300);
    write(extra.folder() / "tile/2/000.p/1", std::string(32, 'a'));
    EXPECT_EQ(extra.rule(), finding_file_unexpected);

    const DamagedBundle size(300);
    write(size.folder() / "tile/1/000.p/1", std::string(31, 'a'));
    EXPECT_EQ(size.rule(), finding_file_size_wrong);
}

TEST(BundleReader, RefusesFilesThatAreTooLarge) {
    const DamagedBundle tile(20);
    fs::resize_file(tile.folder() / "tile/entries/000.p/20", 256 * 65537 + 1);
    EXPECT_EQ(tile.rule(), finding_file_size_wrong);

    const DamagedBundle kept(20);
    write(kept.folder() / "checkpoints/7", std::string(65536, 'a'));
    EXPECT_EQ(kept.rule(), finding_file_size_wrong);

    // Ten gigabytes that take no room on the disk.
    const DamagedBundle sparse(20);
    write(sparse.folder() / "report.pdf", "");
    fs::resize_file(sparse.folder() / "report.pdf", std::uintmax_t{10} << 30);
    EXPECT_EQ(sparse.rule(), finding_bundle_too_large);
}

TEST(BundleReader, RefusesLinksWhereverTheyLie) {
    for (const std::string path : {"tile/entries/001", "notes", "keys/ada.pem", "checkpoints"}) {
        const DamagedBundle bundle(20);
        fs::create_directories((bundle.folder() / path).parent_path());
        fs::create_symlink("/etc", bundle.folder() / path);

        EXPECT_EQ(bundle.rule(), finding_file_not_plain) << path;
    }
    const DamagedBundle bundle(20);
    bundle.rename("checkpoint", "elsewhere");
    fs::create_symlink("elsewhere", bundle.folder() / "checkpoint");
    EXPECT_EQ(bundle.rule(), finding_checkpoint_missing);
}

TEST(BundleReader, SortsTheKeptCheckpointsByTheirSizes) {
    const DamagedBundle bundle(20);
    for (const std::int64_t size : {9, 10, 5, 100}) {
        write(bundle.folder() / "checkpoints" / std::to_string(size), "text");
    }
    const auto reader = bundle.open().value();

    EXPECT_EQ(reader.kept_sizes(), (std::vector<std::int64_t>{5, 9, 10, 100}));
    EXPECT_EQ(base::as_text(reader.kept_checkpoint(10)), "text");
}

TEST(BundleReader, SaysThatAFileWentAwayMeanwhile) {
    const DamagedBundle bundle(20);
    write(bundle.folder() / "checkpoints/7", "text");
    const auto reader = bundle.open().value();
    fs::remove_all(bundle.folder() / "tile");
    fs::remove_all(bundle.folder() / "checkpoints");

    base::Bytes tile;
    EXPECT_THROW(reader.read_entry_tile(0, tile), JournalError);
    EXPECT_THROW(static_cast<void>(reader.kept_checkpoint(7)), JournalError);
}

TEST(BundleReader, FindsNoEntryWhereATileIsShort) {
    const DamagedBundle bundle(20);
    write(bundle.folder() / "tile/entries/000.p/20", std::string("\0\1a", 3));
    const auto reader = bundle.open().value();

    EXPECT_EQ(reader.entry(0), base::to_bytes("a"));
    EXPECT_EQ(reader.entry(1), std::nullopt);
}

}  // namespace

}  // namespace vialog::journal
