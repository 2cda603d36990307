// SPDX-License-Identifier: Apache-2.0
// Checkpoints of a real journal.
#include "operations/checkpoint.h"

#include "journal/checkpoint.h"
#include "operations/workplace.h"

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
