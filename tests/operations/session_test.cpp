// SPDX-License-Identifier: Apache-2.0
// What a journal says of itself.
#include "operations/session.h"

#include "operations/workplace.h"

#include <gtest/gtest.h>

namespace vialog::operations {
namespace {

TEST(Session, KnowsNameAndTimeZoneFromTheFirstEntry) {
    Workplace place;
    place.found();

    EXPECT_EQ(place.session().identity().origin.text(), "clinic.example/ket");
    EXPECT_EQ(place.session().identity().zone.text(), "America/Denver");
}

TEST(SessionDeathTest, StopsWhereThereIsNoFirstEntry) {
    const support::TemporaryFolder folder;
    Session session(store::Store::create({.path = folder.path() / "empty.vialog",
                                          .access = store::Access::ReadWrite,
                                          .marks = {},
                                          .vfs = {}}),
                    parsed<domain::StationId>("desk"), std::make_unique<MovableClock>(),
                    std::make_unique<crypto::SystemRandom>());

    EXPECT_DEATH(static_cast<void>(session.identity()), "genesis entry");
}

}  // namespace
}  // namespace vialog::operations
