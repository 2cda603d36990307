// SPDX-License-Identifier: Apache-2.0
// The promises of gui/known_product.h, one at a time.
#include "gui/known_product.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(KnownProduct, IsTheOneOfTheBook) {
    domain::State state;
    state.products.edit(domain::ProductId(3)).drug = "Ketamine";

    EXPECT_EQ(known_product(state, domain::ProductId(3)).drug, "Ketamine");
}

TEST(KnownProductDeathTest, StopsWhereTheBookHasNone) {
    const domain::State state;

    EXPECT_DEATH(static_cast<void>(known_product(state, domain::ProductId(3))), "product");
}

}  // namespace
}  // namespace vialog::gui
