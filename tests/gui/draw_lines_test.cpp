// SPDX-License-Identifier: Apache-2.0
// One dose out of several vials.
#include "gui/draw_lines.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

using Shares = std::vector<std::int64_t>;

VialLine line(std::int64_t id, std::int64_t balance, std::int64_t product) {
    VialLine made{
        .facts = {
            .id = domain::ContainerId(id), .row = {}, .receipt = {}, .product = {}, .label = {}}};
    made.facts.row.balance = balance;
    made.facts.receipt.product = domain::ProductId(product);
    made.facts.product.strength = domain::Strength::parse("50 mg/mL").value();
    made.facts.product.container_size = domain::Quantity::microlitres(10000);
    return made;
}

VialLine with_dose(VialLine of, std::int64_t microlitres) {
    of.dose = Dosed{.drawn = domain::Quantity::microlitres(microlitres),
                    .ordered = domain::Dose(microlitres * 50),
                    .exact = true};
    return of;
}

VialLine remainder(VialLine of) {
    of.remainder = true;
    return of;
}

TEST(DrawLines, TakeEachItsStatedDose) {
    EXPECT_EQ(shares_of({with_dose(line(1, 5000, 1), 800), with_dose(line(2, 5000, 2), 200)}),
              (Shares{800, 200}));
}

TEST(DrawLines, LetAFurtherVialGiveTheRemainder) {
    EXPECT_EQ(shares_of({with_dose(line(1, 300, 1), 800), remainder(line(2, 5000, 1))}),
              (Shares{300, 500}));
    EXPECT_EQ(shares_of({with_dose(line(1, 300, 1), 800), remainder(line(2, 200, 1)),
                         remainder(line(3, 5000, 1))}),
              (Shares{300, 200, 300}));
}

TEST(DrawLines, TakeNothingFromAVialBelowZero) {
    EXPECT_EQ(shares_of({with_dose(line(1, -100, 1), 800), remainder(line(2, 5000, 1))}),
              (Shares{0, 800}));
}

TEST(DrawLines, HaveARemainderOfTheSameProductOnly) {
    const VialLine first = with_dose(line(1, 300, 1), 800);
    EXPECT_EQ(remainder_at({first, line(2, 5000, 1)}, 1), 500);
    EXPECT_FALSE(remainder_at({first, line(2, 5000, 2)}, 1).has_value());
    EXPECT_FALSE(remainder_at({with_dose(line(1, 900, 1), 800), line(2, 5000, 1)}, 1).has_value());
    EXPECT_FALSE(remainder_at({first}, 0).has_value());
}

TEST(DrawLines, AddUpWhatWasOrdered) {
    const VialLine first = with_dose(line(1, 300, 1), 800);
    EXPECT_EQ(ordered_in_all({first, remainder(line(2, 5000, 1))}), domain::Dose(40000));
    EXPECT_EQ(ordered_in_all({first, with_dose(line(2, 5000, 2), 200)}), domain::Dose(50000));
    VialLine measured = first;
    measured.dose->ordered.reset();
    EXPECT_FALSE(ordered_in_all({first, measured}).has_value());
}

TEST(DrawLines, AskWhereTheBookHasLess) {
    EXPECT_NE(rest_doubt({with_dose(line(1, 300, 1), 800)}).find("0.500 mL less"),
              std::string::npos);
    EXPECT_EQ(rest_doubt({with_dose(line(1, 800, 1), 800)}), "");
    EXPECT_EQ(rest_doubt({with_dose(line(1, 300, 1), 800), remainder(line(2, 5000, 1))}), "");
}

}  // namespace
}  // namespace vialog::gui
