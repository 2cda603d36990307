// SPDX-License-Identifier: Apache-2.0
// The promises of gui/count_draft.h, one at a time.
#include "gui/count_draft.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace vialog::gui {
namespace {

const domain::PlaceId safe = domain::PlaceId::parse("safe").value();
constexpr domain::EntryNumber start(45);

Tally two_vials(StockedDesk& clinic) {
    const domain::ContainerId first = clinic.receive(clinic.vial, 2);
    Tally tally;
    tally.add({.container = first, .product = clinic.vial, .place = safe, .amount = {}});
    tally.add({.container = domain::ContainerId(first.number() + 1),
               .product = clinic.vial,
               .place = safe,
               .amount = domain::Quantity::microlitres(7500)});
    return tally;
}

TEST(CountDraft, IsReadAsItWasPrinted) {
    StockedDesk clinic;
    const Tally tally = two_vials(clinic);
    const auto read = parse_count_draft(clinic.state(), start, print_count_draft(start, tally));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->vials(), tally.vials());
}

TEST(CountDraft, OfAnotherCountIsNotTaken) {
    StockedDesk clinic;
    const std::string text = print_count_draft(start, two_vials(clinic));
    EXPECT_FALSE(parse_count_draft(clinic.state(), domain::EntryNumber(46), text));
}

TEST(CountDraft, IsNotTakenWhereAnyLineDoesNotRead) {
    StockedDesk clinic;
    static_cast<void>(two_vials(clinic));
    for (const char* line : {"1 safe", "99 safe sealed", "1 safe -5", "1 safe sealed more",
                             "x safe sealed", "1 safe sealed\n1 safe sealed"}) {
        EXPECT_FALSE(parse_count_draft(clinic.state(), start, std::string("count 45\n") + line))
            << line;
    }
}

TEST(CountDraft, LiesInTheStateFolderUntilItIsRemoved) {
    StockedDesk clinic;
    const Tally tally = two_vials(clinic);
    EXPECT_FALSE(save_count_draft(clinic.desk(), start, tally));
    EXPECT_EQ(load_count_draft(clinic.desk(), start)->vials(), tally.vials());
    remove_count_draft(clinic.desk());
    EXPECT_FALSE(load_count_draft(clinic.desk(), start));
}

TEST(CountDraft, SaysThatItCouldNotBeKept) {
    StockedDesk clinic;
    std::ofstream(clinic.desk().places().state) << "in the way";
    const auto message = save_count_draft(clinic.desk(), start, two_vials(clinic));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->tone, Tone::Bad);
}

}  // namespace
}  // namespace vialog::gui
