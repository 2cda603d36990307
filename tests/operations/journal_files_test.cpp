// SPDX-License-Identifier: Apache-2.0
// The journal's file read as a bundle: the same entries at the same places, whatever is missing.
#include "operations/journal_files.h"

#include "journal/audit.h"
#include "journal/bundle.h"
#include "journal/finding_codes.h"
#include "operations/checkpoint.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

// 600 entries, a checkpoint of 300.
struct BundledJournal : ::testing::Test {
    Workplace place;

    void SetUp() override {
        place.found();
        place.fill(300);
        ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
        place.fill(600);
    }
    [[nodiscard]] store::Store examine() const {
        return store::Store::open(
            {.path = place.journal(), .access = store::Access::Examine, .marks = {}, .vfs = {}});
    }
};

TEST_F(BundledJournal, HasItsEntriesAndCheckpoints) {
    const store::Store store = examine();
    auto files = JournalFiles::open(store);
    ASSERT_NE(files, nullptr);
    EXPECT_EQ(files->head().size, 600);
    EXPECT_EQ(files->head().root, place.session().store().root());

    const auto bundle = journal::BundleReader::open(std::move(files));

    ASSERT_TRUE(bundle.has_value());
    EXPECT_EQ(bundle->size(), 600);
    for (const std::int64_t seq : {0, 255, 256, 511, 512, 599}) {
        EXPECT_EQ(bundle->entry(seq), store.entry_bytes(domain::EntryNumber(seq))) << seq;
    }
    EXPECT_EQ(bundle->kept_sizes(), std::vector<std::int64_t>{300});
    EXPECT_EQ(bundle->kept_checkpoint(300), store.checkpoint(300)->note);
    EXPECT_FALSE(bundle->has_disclosures());
}

TEST_F(BundledJournal, IsAuditedOnAnyNumberOfThreads) {
    const store::Store store = examine();
    for (const int threads : {1, 4}) {
        const auto bundle = journal::BundleReader::open(JournalFiles::open(store));
        const auto report =
            journal::audit(*bundle, {.pin = {}, .priors = {}, .threads = threads, .progress = {}});

        EXPECT_EQ(report.checked.size, 600);
        for (const auto& finding : report.findings.kept()) {
            EXPECT_TRUE(finding.exit_code == journal::exit_unanchored ||
                        finding.refusal.rule == journal::finding_checkpoint_unsigned)
                << finding.refusal.rule;
        }
    }
}

TEST_F(BundledJournal, StandsInForWhatIsMissing) {
    place.tear("DELETE FROM entry WHERE seq IN (0, 255, 256, 257, 598)");
    const store::Store store = examine();

    auto files = JournalFiles::open(store);

    ASSERT_NE(files, nullptr);
    std::vector<std::int64_t> missing;
    for (const domain::EntryNumber seq : files->unreadable().missing) {
        missing.push_back(seq.number());
    }
    EXPECT_EQ(missing, (std::vector<std::int64_t>{0, 255, 256, 257, 598}));
    const auto bundle = journal::BundleReader::open(std::move(files));
    ASSERT_TRUE(bundle.has_value());
    EXPECT_EQ(bundle->entry(255), base::Bytes{});
    EXPECT_EQ(bundle->entry(258), store.entry_bytes(domain::EntryNumber(258)));
    EXPECT_EQ(bundle->entry(599), store.entry_bytes(domain::EntryNumber(599)));
}

TEST_F(BundledJournal, EndsWhereAForgedNumberStands) {
    place.tear("UPDATE entry SET seq = 4000000000000 WHERE seq = 599");
    const store::Store store = examine();

    const auto files = JournalFiles::open(store);

    ASSERT_NE(files, nullptr);
    EXPECT_EQ(files->head().size, 599);
    EXPECT_EQ(files->unreadable().beyond, domain::EntryNumber(599));
}

TEST_F(BundledJournal, LeavesOutACheckpointThatNoBundleCanHold) {
    place.tear("UPDATE checkpoint SET note = zeroblob(70000)");
    const store::Store store = examine();

    const auto files = JournalFiles::open(store);

    ASSERT_NE(files, nullptr);
    EXPECT_EQ(files->unreadable().checkpoints, std::vector<std::int64_t>{300});
    EXPECT_FALSE(files->size_of("checkpoints/300").has_value());
}

TEST_F(BundledJournal, IsNoneWithoutAnEntry) {
    place.tear("DELETE FROM entry");
    const store::Store store = examine();

    EXPECT_EQ(JournalFiles::open(store), nullptr);
}

}  // namespace
}  // namespace vialog::operations
