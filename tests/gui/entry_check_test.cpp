// SPDX-License-Identifier: Apache-2.0
// The promises of gui/entry_check.h, one at a time.
#include "gui/entry_check.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(EntryCheck, FindsEveryEntryOfASoundJournalRightAndInTheTree) {
    JournalDesk at;
    EntryCheck check(at.desk().store());

    for (std::int64_t seq = 0; seq < at.size(); ++seq) {
        const CheckedEntry checked = check.read(domain::EntryNumber(seq));
        EXPECT_EQ(checked.verdict, Verdict::Right) << seq;
        EXPECT_TRUE(checked.text.starts_with("vialog/entry@v1\n")) << seq;
        EXPECT_TRUE(check.is_in_tree(domain::EntryNumber(seq))) << seq;
    }
}

TEST(EntryCheck, FindsAnEditedEntry) {
    JournalDesk at;
    at.in_test().workplace().tear(
        "UPDATE entry SET note = CAST(replace(note, 'Supply House', 'Simply House') AS BLOB) "
        "WHERE kind = 'party'");
    EntryCheck check(at.desk().store());
    std::int64_t wrong = 0;
    for (std::int64_t seq = 0; seq < at.size(); ++seq) {
        const auto checked = check.read(domain::EntryNumber(seq));
        wrong += checked.verdict == Verdict::SignatureWrong ? 1 : 0;
        EXPECT_EQ(checked.verdict == Verdict::Right, check.is_in_tree(domain::EntryNumber(seq)));
    }

    EXPECT_EQ(wrong, 1);
}

TEST(EntryCheck, SaysThatThereIsNoSuchEntry) {
    JournalDesk at;
    EntryCheck check(at.desk().store());

    EXPECT_EQ(check.read(domain::EntryNumber(9'999)).verdict, Verdict::Unreadable);
    EXPECT_FALSE(check.is_in_tree(domain::EntryNumber(9'999)));
    EXPECT_NE(mark_of(Verdict::Right), mark_of(Verdict::TreeDiffers));
    EXPECT_FALSE(in_words(Verdict::TreeDiffers).empty());
}

}  // namespace
}  // namespace vialog::gui
