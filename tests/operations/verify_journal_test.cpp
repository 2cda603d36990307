// SPDX-License-Identifier: Apache-2.0
// Whatever somebody who holds the file may have done to it is named, all of it, with the entry's number.
#include "operations/verify_journal.h"

#include "operations/checkpoint.h"
#include "operations/workplace.h"
#include "store/high_water_mark.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::operations {
namespace {

// 300 entries with a checkpoint of 280.
struct VerifiedJournal : ::testing::Test {
    Workplace place;

    void SetUp() override {
        place.found();
        place.fill(280);
        ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
        place.fill(300);
    }
    [[nodiscard]] Verification verify() const {
        const auto store = store::Store::open(
            {.path = place.journal(), .access = store::Access::Examine, .marks = {}, .vfs = {}});
        return verify_journal(store, {.marks = place.marks(), .threads = 2});
    }
    [[nodiscard]] static bool names(const Verification& result, std::string_view text) {
        const auto& all = result.findings;
        const bool found = std::any_of(all.begin(), all.end(), [&](const std::string& it) {
            return it.find(text) != std::string::npos;
        });
        for (std::size_t i = 0; i < all.size() && !found; ++i) {
            ADD_FAILURE() << all[i];
        }
        return found;
    }
    static constexpr std::string_view edit =
        "UPDATE entry SET note = CAST(replace(note, 'Sample', 'Simple') AS BLOB) WHERE seq = ";
};

TEST_F(VerifiedJournal, HasNothingToFind) {
    const Verification result = verify();

    EXPECT_EQ(result.findings, std::vector<std::string>{});
    EXPECT_EQ(result.size, 300);
    EXPECT_EQ(result.verified, 300);
}

TEST_F(VerifiedJournal, SaysWhichEntryAndRuleAFindingIsAbout) {
    place.tear(std::string(edit) + "290");

    const Verification result = verify();

    ASSERT_EQ(result.about.size(), result.findings.size());
    EXPECT_EQ(result.about.front().seq, 290);
    EXPECT_EQ(result.about.front().rule, "signature-wrong");
}

TEST_F(VerifiedJournal, StopsWhereItIsToldAndSaysSo) {
    const auto store = store::Store::open(
        {.path = place.journal(), .access = store::Access::Examine, .marks = {}, .vfs = {}});

    const Verification result = verify_journal(
        store, VerifyWish{.progress = [](std::int64_t /*checked*/, std::int64_t /*size*/) {
            return journal::AuditGoOn::No;
        }});

    EXPECT_TRUE(result.stopped);
}

TEST_F(VerifiedJournal, HoldsACheckpointTakenAwayEarlierAgainstTheEntries) {
    const auto store = store::Store::open(
        {.path = place.journal(), .access = store::Access::Examine, .marks = {}, .vfs = {}});
    const auto given = place.session().store().checkpoint(280);
    const std::string note(given->note.begin(), given->note.end());
    std::string other = note;
    const std::size_t root = other.find('\n', other.find("\n280\n") + 1) + 1;
    other[root] = other[root] == 'A' ? 'B' : 'A';

    const Verification sound =
        verify_journal(store, VerifyWish{.priors = {{.name = "visit", .text = note}}});
    const Verification foreign =
        verify_journal(store, VerifyWish{.priors = {{.name = "visit", .text = other}}});

    EXPECT_EQ(sound.findings, std::vector<std::string>{});
    EXPECT_TRUE(names(foreign, "prior visit: "));
}

TEST_F(VerifiedJournal, NamesAnEditedNoteBelowACheckpoint) {
    place.tear(std::string(edit) + "100");

    const Verification result = verify();

    EXPECT_TRUE(names(result, "entry 100: Signature 1 of entry 100 is wrong."));
    EXPECT_TRUE(names(result, "entry 101: Entry 101 does not follow entry 100"));
    EXPECT_TRUE(names(result, "entry 100: its hash in the tree is not that of its bytes"));
    EXPECT_TRUE(names(result, "checkpoints/280: "));
    EXPECT_TRUE(names(result, "the book's table "));
}

TEST_F(VerifiedJournal, NamesAnEditedNoteAfterTheNewestCheckpoint) {
    place.tear(std::string(edit) + "290");

    const Verification result = verify();

    EXPECT_TRUE(names(result, "entry 290: Signature 1 of entry 290 is wrong."));
    EXPECT_FALSE(std::any_of(result.findings.begin(), result.findings.end(), [](const auto& it) {
        return it.find("checkpoints/280") != std::string::npos;
    }));
}

TEST_F(VerifiedJournal, NamesAnEditedNewestNote) {
    place.tear(std::string(edit) + "299");

    EXPECT_TRUE(names(verify(), "entry 299: Signature 1 of entry 299 is wrong."));
}

TEST_F(VerifiedJournal, NamesDeletedNotesAndWhatIsWrongBehindThem) {
    place.tear("DELETE FROM entry WHERE seq IN (100, 101, 290)");
    place.tear(std::string(edit) + "295");

    const Verification result = verify();

    EXPECT_TRUE(names(result, "entry 100 to 101: missing"));
    EXPECT_TRUE(names(result, "entry 290: missing"));
    EXPECT_TRUE(names(result, "entry 295: Signature 1 of entry 295 is wrong."));
    EXPECT_TRUE(names(result, "checkpoints/280: "));
}

TEST_F(VerifiedJournal, NamesAMissingEnd) {
    place.tear("DELETE FROM entry WHERE seq > 270");

    EXPECT_TRUE(names(verify(), "is for 280 entries and only 271 are here."));
}

TEST_F(VerifiedJournal, NamesAMissingGenesis) {
    place.tear("DELETE FROM entry WHERE seq = 0");

    EXPECT_TRUE(names(verify(), "entry 0: missing"));
}

TEST_F(VerifiedJournal, NamesSwappedNotes) {
    place.tear(
        "CREATE TEMP TABLE kept AS SELECT seq, note FROM entry;"
        "UPDATE entry SET note = (SELECT note FROM kept WHERE kept.seq = 201 - entry.seq) "
        "WHERE seq IN (100, 101)");

    const Verification result = verify();

    EXPECT_TRUE(names(result, "entry 100: The entry at place 100 says that it is entry 101."));
    EXPECT_TRUE(names(result, "entry 101: The entry at place 101 says that it is entry 100."));
    EXPECT_TRUE(names(result, "entry 100: its hash in the tree is not that of its bytes"));
}

TEST_F(VerifiedJournal, NamesAGarbledCheckpoint) {
    place.tear("UPDATE checkpoint SET note = CAST('garbled' AS BLOB)");

    EXPECT_TRUE(names(verify(), "checkpoints/280: "));
}

TEST_F(VerifiedJournal, NamesAForgedNode) {
    place.tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");

    const Verification result = verify();

    EXPECT_EQ(result.findings,
              std::vector<std::string>{"entry 47: its hash in the tree is not that of its bytes"});
}

TEST_F(VerifiedJournal, NamesAnEditedRowOfTheBook) {
    place.tear("UPDATE party SET name = 'Simple Supply' WHERE rowid = 100");

    const Verification result = verify();

    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_TRUE(names(result, "the book's table party differs from the journal at 100"));
}

TEST_F(VerifiedJournal, NamesEveryTornRow) {
    place.tear(std::string(edit) + "100");
    place.tear(std::string(edit) + "120");
    place.tear("UPDATE node SET hash = zeroblob(32) WHERE level = 3 AND idx = 5");

    const Verification result = verify();

    for (const std::int64_t seq : {47, 100, 120}) {
        EXPECT_TRUE(names(result, "entry " + std::to_string(seq) + ": its hash in the tree"));
    }
    EXPECT_EQ(std::count_if(result.findings.begin(), result.findings.end(),
                            [](const std::string& it) {
                                return it.find("its hash in the tree") != std::string::npos;
                            }),
              3);
}

TEST_F(VerifiedJournal, NamesEveryEditedMissingAndAddedRowOfTheBook) {
    place.tear(
        "UPDATE party SET name = 'Simple Supply' WHERE rowid IN (100, 110);"
        "DELETE FROM party WHERE rowid = 120;"
        "INSERT INTO mention VALUES (2, 999)");

    const Verification result = verify();

    EXPECT_EQ(result.findings.size(), 4U);
    for (const char* row :
         {"party differs from the journal at 100",
          "party differs from the "
          "journal at 110",
          "party differs from the journal at 120", "mention differs from the journal at 2, 999"}) {
        EXPECT_TRUE(names(result, row));
    }
}

TEST_F(VerifiedJournal, IsHeldAgainstWhatThisComputerHasSeen) {
    place.session().store().raise_mark();
    EXPECT_TRUE(verify().findings.empty());
    const store::HighWaterMarkFile mark(place.marks(),
                                        parsed<domain::Origin>("clinic.example/ket"));
    ASSERT_EQ(mark.read().value().size, 300);

    mark.raise({.size = 301, .root = {}});

    const Verification result = verify();
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_TRUE(names(result,
                      "mark-ahead: This computer has seen 301 entries of the journal, and "
                      "the file has 300. It is an older copy"));
}

TEST_F(VerifiedJournal, IsFoundToBeAnotherThanThisComputerHasSeen) {
    std::filesystem::remove_all(place.marks());
    const store::HighWaterMarkFile mark(place.marks(),
                                        parsed<domain::Origin>("clinic.example/ket"));
    mark.raise({.size = 290, .root = {}});

    EXPECT_TRUE(names(verify(), "mark-differs: The first 290 entries are not those"));
}

TEST_F(VerifiedJournal, NamesAJournalWithoutEntries) {
    place.tear("DELETE FROM checkpoint; DELETE FROM entry");

    EXPECT_TRUE(names(verify(), "no entry and no checkpoint can be read"));
}

TEST_F(VerifiedJournal, IsVerifiedBeforeItsFirstCheckpoint) {
    place.tear("DELETE FROM checkpoint");
    EXPECT_EQ(verify().verified, 300);
    EXPECT_TRUE(verify().findings.empty());

    place.tear(std::string(edit) + "100");
    EXPECT_TRUE(names(verify(), "entry 100: Signature 1 of entry 100 is wrong."));
}

}  // namespace
}  // namespace vialog::operations
