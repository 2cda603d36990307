// SPDX-License-Identifier: Apache-2.0
// Checkpoints of a real journal.
#include "operations/checkpoint.h"

#include "journal/checkpoint.h"
#include "operations/workplace.h"
#include "store/high_water_mark.h"
#include "support/faulty_vfs.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

TEST(GiveCheckpoint, SignsTheRootOfWhatIsThere) {
    Workplace place;
    place.found();
    static_cast<void>(place.govern(staff("cleo", {domain::Function::Dispenser}), {}));

    const auto given = give_checkpoint(place.session(), place.consent("ben"));

    ASSERT_TRUE(given.has_value());
    EXPECT_EQ(given->size, 2);
    const auto first = place.session().store().entry_bytes(domain::EntryNumber(0));
    const auto second = place.session().store().entry_bytes(domain::EntryNumber(1));
    EXPECT_EQ(given->root,
              journal::node_hash(journal::leaf_hash(*first), journal::leaf_hash(*second)));
    const auto note = journal::parse_checkpoint(given->note);
    ASSERT_TRUE(note.has_value());
    EXPECT_EQ(note->checkpoint.origin.text(), "clinic.example/ket");
    EXPECT_EQ(note->checkpoint.head.root, given->root);
    const auto kept = place.session().store().checkpoint(2);
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(base::as_text(kept->note), given->note);
}

TEST(GiveCheckpoint, GivesTheSameAgain) {
    Workplace place;
    place.found();

    const auto first = give_checkpoint(place.session(), place.consent("ben"));
    const auto again = give_checkpoint(place.session(), place.consent("ada"));

    ASSERT_TRUE(first.has_value() && again.has_value());
    EXPECT_EQ(first->note, again->note);
    EXPECT_EQ(place.session().store().checkpoint_sizes(), std::vector<std::int64_t>{1});
}

TEST(GiveCheckpoint, HashesWhatCameSinceTheOneBefore) {
    Workplace place;
    place.found();
    place.fill(300);
    ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
    place.fill(600);

    const auto given = give_checkpoint(place.session(), place.consent("ben"));

    ASSERT_TRUE(given.has_value());
    EXPECT_EQ(given->size, 600);
    EXPECT_EQ(given->root, place.session().store().root());
    EXPECT_EQ(place.session().store().find_torn_tree(), std::nullopt);
}

// A journal of 300 entries, 256 of which have their nodes in the file.
struct TornJournal : ::testing::Test {
    Workplace place;

    void SetUp() override {
        place.found();
        place.fill(300);
    }
    // What is told where no checkpoint is given.
    [[nodiscard]] std::string words() {
        const auto before = place.session().store().checkpoint_sizes();
        std::string told;
        try {
            const auto given = give_checkpoint(place.session(), place.consent("ben"));
            EXPECT_FALSE(given.has_value());
            told = given ? "" : explain(given.error()).what;
        } catch (const store::StoreError& error) {
            EXPECT_EQ(error.kind(), store::StoreErrorKind::Corrupt);
            told = error.what();
        }
        EXPECT_EQ(place.session().store().checkpoint_sizes(), before);
        return told;
    }
    [[nodiscard]] bool told_of(const std::string& text) {
        const std::string told = words();
        return told.find(text) != std::string::npos ? true
                                                    : (ADD_FAILURE() << "told: " << told, false);
    }
};

TEST_F(TornJournal, WithAForgedNodeGetsNoCheckpoint) {
    place.tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");

    EXPECT_TRUE(told_of("Entry 47 is missing, or its bytes are not those"));
}

TEST_F(TornJournal, WithAFlippedBitInAnEarlierLeafGetsNoCheckpoint) {
    place.tear("UPDATE entry SET leaf = CAST(x'01' || substr(leaf, 2) AS BLOB) WHERE seq = 100");

    EXPECT_TRUE(told_of("Entry 100 is missing, or its bytes are not those"));
}

TEST_F(TornJournal, WithAnEditedNoteGetsNoCheckpoint) {
    place.tear(
        "UPDATE entry SET note = CAST(replace(note, 'Sample', 'Simple') AS BLOB) WHERE seq = 200");

    EXPECT_TRUE(told_of("Entry 200 is missing, or its bytes are not those"));
}

TEST_F(TornJournal, WithoutOneOfItsEntriesGetsNoCheckpoint) {
    place.tear("DELETE FROM entry WHERE seq = 200");

    EXPECT_TRUE(told_of("Entry 200 is missing, or its bytes are not those"));
}

TEST_F(TornJournal, TornAfterACheckpointGetsNoOther) {
    ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
    place.fill(320);
    place.tear("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 310");

    EXPECT_TRUE(told_of("Entry 310 is missing, or its bytes are not those"));
}

TEST_F(TornJournal, TornBeneathACheckpointGetsNoOther) {
    ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
    place.fill(320);
    place.tear("UPDATE node SET hash = zeroblob(32) WHERE level = 8 AND idx = 0");

    EXPECT_TRUE(told_of("checkpoint of 300 entries"));
}

TEST_F(TornJournal, ThatIsReadWronglyGetsNoCheckpoint) {
    support::FaultyVfs vfs("wrongly");
    place.reopen("wrongly");
    ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
    place.fill(320);
    vfs.corrupt_reads_of("\"seq\":310,\"station\"");

    EXPECT_TRUE(told_of("Entry 310 is missing, or its bytes are not those"));

    vfs.heal();
    EXPECT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
    place.reopen();
}

// Design: an entry is committed and read back, then the mark is raised, and only then a root is signed.
TEST(GiveCheckpoint, RaisesTheHighWaterMarkFirst) {
    Workplace place;
    place.found();
    place.fill(10);
    const store::HighWaterMarkFile mark(place.marks(), place.session().identity().origin);
    ASSERT_EQ(mark.read()->size, 1);

    ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());

    ASSERT_TRUE(mark.read().has_value());
    EXPECT_EQ(mark.read()->size, 10);
}

TEST(GiveCheckpoint, IsNotSignedWhereTheMarkCannotBeRaised) {
    Workplace place;
    place.found();
    const store::HighWaterMarkFile mark(place.marks(), place.session().identity().origin);
    place.fill(10);
    std::filesystem::remove(mark.path());
    std::filesystem::create_directory(mark.path());

    EXPECT_THROW(static_cast<void>(give_checkpoint(place.session(), place.consent("ben"))),
                 store::StoreError);

    EXPECT_TRUE(place.session().store().checkpoint_sizes().empty());
    std::filesystem::remove(mark.path());
}

TEST(GiveCheckpoint, NeedsSomebodyWhoOpensTheKey) {
    Workplace place;
    place.found();
    static_cast<void>(place.unlock("eve", "eve"));

    EXPECT_FALSE(give_checkpoint(place.session(), place.consent("eve")).has_value());
    EXPECT_TRUE(place.session().store().checkpoint_sizes().empty());
}

TEST(SpokenRoot, IsTheFirstFiftyBitsInBase32) {
    base::Digest root{};
    EXPECT_EQ(spoken_root(root), "AAAAAAAAAA");
    root.fill(0xff);
    EXPECT_EQ(spoken_root(root), "7777777777");
    // RFC 4648 section 10: "foobar" is MZXW6YTBOI; its last two bits are zero.
    root = {'f', 'o', 'o', 'b', 'a', 'r'};
    EXPECT_EQ(spoken_root(root), "MZXW6YTBOI");
}

}  // namespace
}  // namespace vialog::operations
