// SPDX-License-Identifier: Apache-2.0
// The promises of gui/stand_in.h, one at a time.
#include "gui/stand_in.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(StandIn, BearsAKeyInForceAndSignsNothing) {
    DeskInTest test;
    const auto ada = domain::PersonId::parse("ada").value();
    const auto consent = stand_in(test.state(), ada);
    ASSERT_NE(consent, nullptr);
    EXPECT_EQ(consent->person(), ada);
    EXPECT_NE(test.state().keys.find({consent->key().fingerprint()}), nullptr);
    EXPECT_FALSE(consent->sign(base::ByteView()));
}

TEST(StandIn, IsNotThereForWhoHasNoKey) {
    DeskInTest test;
    static_cast<void>(
        test.workplace().govern(operations::staff("cleo", {domain::Function::Dispenser}), {}));
    EXPECT_EQ(stand_in(test.state(), domain::PersonId::parse("cleo").value()), nullptr);
}

}  // namespace
}  // namespace vialog::gui
