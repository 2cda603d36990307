// SPDX-License-Identifier: Apache-2.0
// The promises of gui/reference.h, one at a time.
#include "gui/reference.h"

#include <gtest/gtest.h>

#include <set>

namespace vialog::gui {
namespace {

TEST(Reference, KnowsPackagesOnceEach) {
    std::set<std::string> codes;
    for (const KnownProduct& known : known_products()) {
        EXPECT_TRUE(codes.insert(known.product.ndc.canonical12()).second);
        EXPECT_EQ(known.product.strength.unit(), known.product.container_size.unit());
    }
    EXPECT_FALSE(codes.empty());
}

TEST(Reference, FindsAPackageByTheCodeOfItsVialToo) {
    const auto* carton = known_product(domain::Ndc::parse("0409-2051-05").value());
    ASSERT_NE(carton, nullptr);
    EXPECT_EQ(carton->product.labeler, "Hospira, Inc.");
    EXPECT_EQ(known_product(domain::Ndc::parse("00409-2051-15").value()), carton);
    EXPECT_EQ(known_product(domain::Ndc::parse("0000-0000-00").value()), nullptr);
}

TEST(Reference, LeavesTheUseOpenWhereNobodyReadIt) {
    const auto* known = known_product(domain::Ndc::parse("25021-684-05").value());
    ASSERT_NE(known, nullptr);
    EXPECT_FALSE(known->use_is_known);
}

TEST(Reference, OffersNoRuleWiderThanTheFederalOne) {
    std::set<std::string> keys;
    for (const StateRules& rules : state_rules()) {
        EXPECT_TRUE(keys.insert(rules.key).second);
        EXPECT_LE(rules.inventory_interval_months, 24);
        EXPECT_GE(rules.retention_years, 2);
        EXPECT_FALSE(rules.citation.empty());
    }
}

}  // namespace
}  // namespace vialog::gui
