// SPDX-License-Identifier: Apache-2.0
// The promises of gui/journal_rows.h, one at a time.
#include "gui/journal_rows.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(JournalRows, GiveTheSameLineHoweverTheyAreScrolled) {
    JournalDesk at;
    at.in_test().workplace().fill(2'000);
    const JournalRows rows(at.desk().store());
    ASSERT_EQ(rows.size(), 2'000);

    for (const std::int64_t index : {0L, 1'999L, 63L, 64L, 1'024L, 0L, 700L, 1'999L}) {
        EXPECT_EQ(rows.row(index).cells.front(), std::to_string(1'999 - index));
        EXPECT_EQ(rows.entry_at(index).number(), 1'999 - index);
    }
    for (std::int64_t index = 0; index < 2'000; index += 64) {
        EXPECT_EQ(rows.row(index).cells.front(), std::to_string(1'999 - index));
    }
}

TEST(JournalRows, OfAFilteredListAreItsEntriesTheNewestFirst) {
    JournalDesk at;
    const JournalRows rows(at.desk().store(), {domain::EntryNumber(0), domain::EntryNumber(2)});

    EXPECT_EQ(rows.row(0).cells.front(), "2");
    EXPECT_EQ(rows.row(1).cells.front(), "0");
    EXPECT_EQ(rows.index_of(domain::EntryNumber(0)), 1);
    EXPECT_EQ(rows.index_of(domain::EntryNumber(1)), std::nullopt);
}

TEST(JournalRows, SayOfAnEditedEntryThatItIsNotWhatWasSigned) {
    JournalDesk at;
    at.in_test().workplace().tear(
        "UPDATE entry SET note = CAST(replace(note, 'Supply House', 'Simply House') AS BLOB) "
        "WHERE kind = 'party'");
    const JournalRows rows(at.desk().store());
    int bad = 0;
    for (std::int64_t index = 0; index < rows.size(); ++index) {
        const Row row = rows.row(index);
        EXPECT_EQ(row.cells.size(), journal_columns().size());
        bad += row.tone == Tone::Bad ? 1 : 0;
    }

    EXPECT_EQ(bad, 1);
}

}  // namespace
}  // namespace vialog::gui
