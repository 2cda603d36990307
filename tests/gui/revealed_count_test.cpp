// SPDX-License-Identifier: Apache-2.0
// What differs, in words.
#include "gui/revealed_count.h"

#include "gui/stocked_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

std::vector<ComparedFigure> compare(StockedDesk& clinic, std::int64_t counted_ul) {
    const domain::ContainerId first = clinic.receive(clinic.vial, 1);
    domain::CountRevealed revealed;
    revealed.lines.push_back({.product = clinic.vial,
                              .place = domain::PlaceId::parse("safe").value(),
                              .sealed_book = 2,
                              .sealed_counted = 3,
                              .opened = {{.container = first,
                                          .book = 8000,
                                          .counted = domain::Quantity::microlitres(counted_ul)}}});
    return compared(clinic.desk(), revealed, Tally());
}

TEST(RevealedCount, SaysHowManySealedOnesAreTooMany) {
    StockedDesk clinic;
    EXPECT_EQ(compare(clinic, 8000)[0].words, "1 more than the book");
}

TEST(RevealedCount, SaysThatADifferenceLiesWithinTheTolerance) {
    StockedDesk clinic;
    const auto figures = compare(clinic, 7500);
    EXPECT_EQ(figures[1].words, "0.500 mL less than the book, within the tolerance of 0.500 mL");
    EXPECT_FALSE(figures[1].differs);
}

TEST(RevealedCount, SaysThatADifferenceIsBeyondIt) {
    StockedDesk clinic;
    const auto figures = compare(clinic, 8501);
    EXPECT_EQ(figures[1].words, "0.501 mL more than the book; the tolerance is 0.500 mL");
    EXPECT_TRUE(figures[1].differs);
}

}  // namespace
}  // namespace vialog::gui
