// SPDX-License-Identifier: Apache-2.0
// Where there is no translation the English text stands.
#include "gui/catalogue.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(Catalogue, GivesTheEnglishTextWhereThereIsNoOther) {
    EXPECT_EQ(tr("Waste before a witness"), "Waste before a witness");
}

TEST(Catalogue, ChoosesByNumberAndLeavesThePlace) {
    EXPECT_EQ(tr_n("{} vial", "{} vials", 1), "{} vial");
    EXPECT_EQ(tr_n("{} vial", "{} vials", 0), "{} vials");
    EXPECT_EQ(tr_n("{} vial", "{} vials", 2), "{} vials");
}

}  // namespace
}  // namespace vialog::gui
