// SPDX-License-Identifier: Apache-2.0
// The promises of gui/station_marks.h, one at a time.
#include "gui/station_marks.h"

#include "support/journal_builder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::gui {
namespace {

StationMark mark(std::string what, std::int64_t size) {
    return {.what = std::move(what),
            .log = "clinic.example/ket",
            .at = base::parse_utc("2026-01-12T15:00:00.000Z").value(),
            .size = size,
            .text = "/media/stick/ket.vialog"};
}

TEST(StationMarks, AreThereTheNextTimeTheNewestFirst) {
    const support::TemporaryFolder folder;
    ASSERT_TRUE(StationMarks(folder.path() / "state").add(mark("backup", 3)));
    ASSERT_TRUE(StationMarks(folder.path() / "state").add(mark("backup", 5)));
    ASSERT_TRUE(StationMarks(folder.path() / "state").add(mark("verification", 4)));
    const auto marks = StationMarks(folder.path() / "state").marks("backup", "clinic.example/ket");
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks.front(), mark("backup", 5));
}

TEST(StationMarks, AreOfOneJournal) {
    const support::TemporaryFolder folder;
    ASSERT_TRUE(StationMarks(folder.path()).add(mark("backup", 3)));
    EXPECT_TRUE(StationMarks(folder.path()).marks("backup", "other.example/ket").empty());
}

TEST(StationMarks, PassOverALineThatDoesNotRead) {
    const support::TemporaryFolder folder;
    {
        std::ofstream out(folder.path() / "marks");
        out << "backup\tclinic.example/ket\tyesterday\t3\tx\nbackup\n";
    }
    ASSERT_TRUE(StationMarks(folder.path()).add(mark("backup", 3)));
    EXPECT_EQ(StationMarks(folder.path()).marks("backup", "clinic.example/ket").size(), 1U);
}

TEST(StationMarks, RefuseWhatWouldMakeALineOfItsOwn) {
    const support::TemporaryFolder folder;
    StationMark bad = mark("backup", 3);
    bad.text = "a\nb";
    EXPECT_FALSE(StationMarks(folder.path()).add(bad));
}

}  // namespace
}  // namespace vialog::gui
