// SPDX-License-Identifier: Apache-2.0
// The set-up is offered this machine's folder and zone.
#include "window/first_start.h"

#include "support/journal_builder.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

TEST(FirstStart, MakesTheJournalInTheFolderThatWasNamed) {
    const support::TemporaryFolder folder;
    FirstStart start;

    EXPECT_EQ(start.ground(folder.path(), {}).folder, folder.path());
    EXPECT_EQ(start.ground(folder.path() / "clinic.vialog", {}).folder, folder.path());
    EXPECT_EQ(start.ground({}, {}).folder, std::filesystem::current_path());
}

TEST(FirstStart, HoldsTheKeysOfEachJournalOnce) {
    const support::TemporaryFolder folder;
    FirstStart start;
    const gui::SetUpGround ground = start.ground(folder.path(), {});

    EXPECT_EQ(&ground.hold_keys(folder.path() / "a"), &ground.hold_keys(folder.path() / "a"));
    EXPECT_NE(&ground.hold_keys(folder.path() / "a"), &ground.hold_keys(folder.path() / "b"));
}

TEST(FirstStart, KnowsTheZonesOfThisMachine) {
    const support::TemporaryFolder folder;
    FirstStart start;
    const gui::SetUpGround ground = start.ground(folder.path(), {});

    EXPECT_TRUE(ground.knows_zone(domain::TimeZoneName::parse("America/Denver").value()));
    EXPECT_FALSE(ground.knows_zone(domain::TimeZoneName::parse("America/Nowhere").value()));
}

TEST(ZoneOfLink, IsWhatTheLinkNames) {
    const support::TemporaryFolder folder;
    std::filesystem::create_symlink("/usr/share/zoneinfo/America/Denver", folder.path() / "link");

    EXPECT_EQ(zone_of_link(folder.path() / "link"), "America/Denver");
    EXPECT_EQ(zone_of_link(folder.path() / "none"), "");
}

}  // namespace
}  // namespace vialog::window
