// SPDX-License-Identifier: Apache-2.0
// The limits leave room for every sum of a report.
#include "domain/limits.h"

#include <gtest/gtest.h>

namespace vialog::domain {
namespace {

TEST(LargestTotal, HasAMassThatFitsManyTimes) {
    for (const Unit unit : {Unit::Microlitre, Unit::Piece}) {
        const Strength greatest = Strength::from_micrograms(greatest_strength(unit), unit).value();
        EXPECT_TRUE(mass_of_balance(8 * largest_total(unit), greatest).has_value());
        EXPECT_TRUE(mass_of_balance(-8 * largest_total(unit), greatest).has_value());
    }
}

}  // namespace
}  // namespace vialog::domain
