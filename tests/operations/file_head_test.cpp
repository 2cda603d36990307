// SPDX-License-Identifier: Apache-2.0
// What a kept checkpoint must be so that a new root is signed on top of it.
#include "operations/file_head.h"

#include "journal/checkpoint.h"
#include "operations/change_log_key.h"
#include "operations/checkpoint.h"
#include "operations/identities.h"
#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

// Twenty entries, with a checkpoint of the first ten. The session has taken in nothing of what is torn.
struct CheckedJournal : ::testing::Test {
    Workplace place;

    void SetUp() override {
        place.found();
        place.fill(10);
        ASSERT_TRUE(give_checkpoint(place.session(), place.consent("ben")).has_value());
        place.fill(20);
    }
    [[nodiscard]] journal::TreeHead head() {
        return {.size = place.session().store().head().size,
                .root = place.session().store().root()};
    }
    [[nodiscard]] std::string head_refused() {
        const auto key = registered_log_key(place.session().store().state());
        const auto torn = find_torn_head(place.session(), head(), key);
        return torn ? std::string(torn->rule) : "";
    }
    [[nodiscard]] std::string journal_refused() {
        const auto torn = find_torn_journal(place.session());
        return torn ? std::string(torn->rule) : "";
    }
    // In the place of the kept one.
    void keep(std::int64_t size, const std::string& note) {
        place.tear("UPDATE checkpoint SET size = " + std::to_string(size) + ", note = x'" +
                   base::to_hex(base::as_bytes(note)) + "'");
    }
    // Signed with the true key, whatever it says.
    [[nodiscard]] std::string note_of(std::string_view origin, const journal::TreeHead& stated) {
        return journal::sign_checkpoint({.origin = parsed<domain::Origin>(origin), .head = stated},
                                        open_log_key(place.session(), place.consent("ben")).value(),
                                        place.random());
    }
};

constexpr std::string_view its_origin = "clinic.example/ket";

TEST_F(CheckedJournal, IsAsItShouldBe) {
    EXPECT_EQ(head_refused(), "");
    EXPECT_EQ(journal_refused(), "");
}

TEST_F(CheckedJournal, RefusesACheckpointThatCannotBeRead) {
    keep(10, "garbled");

    EXPECT_EQ(head_refused(), "note-end-missing");
    EXPECT_EQ(journal_refused(), "note-end-missing");
}

TEST_F(CheckedJournal, RefusesAForkThatTheTrueKeySigned) {
    journal::TreeHead other = head();
    other.root[0] ^= 1;
    keep(20, note_of(its_origin, other));

    EXPECT_EQ(head_refused(), "checkpoint-forked");
    EXPECT_EQ(journal_refused(), "checkpoint-forked");
}

TEST_F(CheckedJournal, RefusesACheckpointOfMoreEntriesThanThereAre) {
    keep(21, note_of(its_origin, {.size = 21, .root = head().root}));

    EXPECT_EQ(head_refused(), "journal-shorter");
    EXPECT_EQ(journal_refused(), "journal-shorter");
}

TEST_F(CheckedJournal, RefusesACheckpointKeptUnderAnotherSize) {
    place.tear("UPDATE checkpoint SET size = 11");

    EXPECT_EQ(head_refused(), "checkpoint-foreign");
    EXPECT_EQ(journal_refused(), "checkpoint-foreign");
}

TEST_F(CheckedJournal, RefusesAnotherJournalsCheckpoint) {
    keep(20, note_of("other.example/ket", head()));

    EXPECT_EQ(head_refused(), "checkpoint-foreign");
    EXPECT_EQ(journal_refused(), "checkpoint-foreign");
}

TEST_F(CheckedJournal, RefusesACheckpointThatNobodySigned) {
    keep(20,
         journal::checkpoint_body({.origin = parsed<domain::Origin>(its_origin), .head = head()}) +
             "\n");

    EXPECT_EQ(head_refused(), "checkpoint-unsigned");
    EXPECT_EQ(journal_refused(), "checkpoint-unsigned");
}

TEST_F(CheckedJournal, RefusesAWrongSignature) {
    std::string note = note_of(its_origin, head());
    const std::string signature = note.substr(note.rfind(' ') + 10);
    note.replace(note.find(signature), 3, signature.starts_with("AAA") ? "BBB" : "AAA");
    keep(20, note);

    EXPECT_EQ(head_refused(), "checkpoint-signature-wrong");
    EXPECT_EQ(journal_refused(), "checkpoint-signature-wrong");
}

TEST_F(CheckedJournal, FindsTornEntriesFirst) {
    place.tear(
        "UPDATE entry SET note = CAST(replace(note, 'Sample', 'Simple') AS BLOB) "
        "WHERE seq IN (5, 15)");

    // Entry 5 is stood for by the checkpoint.
    const auto in_head = find_torn_head(place.session(), head(),
                                        registered_log_key(place.session().store().state()));
    ASSERT_TRUE(in_head.has_value());
    EXPECT_EQ(in_head->figures.front().second, "15");
    const auto in_journal = find_torn_journal(place.session());
    ASSERT_TRUE(in_journal.has_value());
    EXPECT_EQ(in_journal->figures.front().second, "5");
}

TEST_F(CheckedJournal, StandsOnAnEarlierKeysCheckpointOnceAllIsHashed) {
    ASSERT_TRUE(change_log_key(place.session(), place.consent("ada")).has_value());
    EXPECT_EQ(head_refused(), "");
    EXPECT_EQ(journal_refused(), "");

    place.tear(
        "UPDATE entry SET note = CAST(replace(note, 'Sample', 'Simple') AS BLOB) "
        "WHERE seq = 5");
    EXPECT_EQ(head_refused(), "entry-torn");
}

TEST_F(CheckedJournal, DoesNotTakeAnEarlierKeysSignatureLater) {
    const std::string note = note_of(its_origin, head());
    ASSERT_TRUE(change_log_key(place.session(), place.consent("ada")).has_value());
    place.fill(30);
    keep(20, note);
    EXPECT_EQ(head_refused(), "");

    keep(30,
         journal::checkpoint_body({.origin = parsed<domain::Origin>(its_origin), .head = head()}) +
             note.substr(note.find("\n\n") + 1));
    EXPECT_EQ(head_refused(), "checkpoint-unsigned");
    EXPECT_EQ(journal_refused(), "checkpoint-unsigned");
}

TEST_F(CheckedJournal, StopsWhereMemoryAndFileDiffer) {
    journal::TreeHead other = head();
    other.root[0] ^= 1;

    EXPECT_THROW(static_cast<void>(find_torn_head(
                     place.session(), other, registered_log_key(place.session().store().state()))),
                 store::StoreError);
}

}  // namespace
}  // namespace vialog::operations
