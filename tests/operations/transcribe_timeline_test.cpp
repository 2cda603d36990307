// SPDX-License-Identifier: Apache-2.0
// The order of lines that contradict each other, and who is to blame.
#include "operations/transcribe_timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace vialog::operations {
namespace {

using Deed = TimelineDeed;
using Indices = std::vector<std::size_t>;

// In Denver's winter; `when` is "12T08:30", a day of January 2026 and a minute.
base::LocalInstant at(std::string_view when) {
    return base::parse_local("2026-01-" + std::string(when) + ":00-07:00").value();
}

TimelineRow row(std::string_view when, Deed deed, std::size_t vial = 1) {
    return {
        .at = at(when), .file = static_cast<int>(deed), .line = 0, .deed = deed, .vials = {vial}};
}

// The lines are numbered as they come.
Timeline arranged(std::vector<TimelineRow> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].line = static_cast<std::int64_t>(i) + 2;
    }
    return arrange(rows);
}

TEST(Timeline, OfNothingIsEmpty) {
    const Timeline timeline = arrange({});

    EXPECT_TRUE(timeline.order.empty());
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, FollowsTheTimes) {
    const Timeline timeline =
        arranged({row("13T10:00", Deed::Ended), row("12T09:00", Deed::Used),
                  row("12T08:00", Deed::Opened), row("11T08:00", Deed::Received)});

    EXPECT_EQ(timeline.order, (Indices{3, 2, 1, 0}));
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, ComparesInstantsNotWallClocks) {
    std::vector<TimelineRow> rows = {row("12T08:30", Deed::Used, 1),
                                     row("12T08:00", Deed::Used, 2)};
    rows[0].at = base::parse_local("2026-01-12T08:30:00-05:00").value();

    EXPECT_EQ(arranged(rows).order, (Indices{0, 1}));
}

TEST(Timeline, TakesADrawBeforeItsVialsFinishThoughItBearsALaterMinute) {
    const Timeline timeline =
        arranged({row("11T08:00", Deed::Received), row("12T08:00", Deed::Opened),
                  row("12T08:56", Deed::Used), row("12T08:55", Deed::Ended)});

    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3}));
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, DoesNotPostponeAFinishBehindWhatLiesBetween) {
    // A count between the finish and the minute of the draw sees the vial finished.
    const Timeline timeline =
        arranged({row("12T08:00", Deed::Opened), row("12T09:00", Deed::Used),
                  row("12T08:50", Deed::Ended), row("12T08:55", Deed::Counted, 7)});

    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3}));
}

TEST(Timeline, KeepsTheLinesOfAnInfusionInTheirOrder) {
    std::vector<TimelineRow> rows = {row("12T09:00", Deed::Used, 1), row("12T09:00", Deed::Used, 2),
                                     row("12T08:59", Deed::Ended, 2)};
    rows[0].infusion = 5;
    rows[1].infusion = 5;

    const Timeline timeline = arranged(rows);

    EXPECT_EQ(timeline.order, (Indices{0, 1, 2}));
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, BlamesADrawOfADayAfterTheFinish) {
    const Timeline timeline =
        arranged({row("11T08:00", Deed::Received), row("12T08:00", Deed::Opened),
                  row("12T08:30", Deed::Used), row("12T09:00", Deed::Used),
                  row("12T09:30", Deed::Ended), row("14T10:00", Deed::Used)});

    EXPECT_EQ(timeline.contradicting, (Indices{5}));
    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3, 5, 4}));
}

TEST(Timeline, BlamesOneReceiptRatherThanAllThatCameOfIt) {
    std::vector<TimelineRow> rows = {
        row("20T08:00", Deed::Received, 1), row("12T08:00", Deed::Opened, 1),
        row("12T08:30", Deed::Used, 1), row("13T08:00", Deed::Opened, 2),
        row("13T08:30", Deed::Used, 2)};
    rows[0].vials = {1, 2, 3};

    const Timeline timeline = arranged(rows);

    EXPECT_EQ(timeline.contradicting, (Indices{0}));
    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3, 4}));
}

TEST(Timeline, BlamesAFinishThatIsDatedBeforeManyDraws) {
    const Timeline timeline =
        arranged({row("11T08:00", Deed::Received), row("12T08:00", Deed::Opened),
                  row("12T08:30", Deed::Used), row("13T08:30", Deed::Used),
                  row("14T08:30", Deed::Used), row("02T09:30", Deed::Ended)});

    EXPECT_EQ(timeline.contradicting, (Indices{5}));
    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3, 4, 5}));
}

TEST(Timeline, BlamesAnOpeningThatIsDatedAfterTheDraws) {
    const Timeline timeline =
        arranged({row("11T08:00", Deed::Received), row("15T08:00", Deed::Opened),
                  row("12T08:30", Deed::Used), row("13T08:30", Deed::Used)});

    EXPECT_EQ(timeline.contradicting, (Indices{1}));
    EXPECT_EQ(timeline.order, (Indices{0, 1, 2, 3}));
}

TEST(Timeline, BlamesTheLaterLineWhereTwoContradictEachOtherAlone) {
    const Timeline timeline =
        arranged({row("12T09:00", Deed::Opened), row("12T08:59", Deed::Ended)});

    EXPECT_EQ(timeline.contradicting, (Indices{1}));
    EXPECT_EQ(timeline.order, (Indices{0, 1}));
}

TEST(Timeline, LetsASecondFinishWaitForTheFirst) {
    const Timeline timeline = arranged({row("12T08:00", Deed::Opened), row("12T12:00", Deed::Ended),
                                        row("12T09:00", Deed::Used), row("12T10:00", Deed::Ended)});

    EXPECT_EQ(timeline.order, (Indices{0, 2, 3, 1}));
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, LetsASecondOpeningOrderNothing) {
    const Timeline timeline = arranged({row("12T08:00", Deed::Opened), row("12T09:00", Deed::Used),
                                        row("13T09:00", Deed::Opened)});

    EXPECT_EQ(timeline.order, (Indices{0, 1, 2}));
    EXPECT_TRUE(timeline.contradicting.empty());
}

TEST(Timeline, CountsAVialAfterItsReceipt) {
    const Timeline timeline =
        arranged({row("12T08:00", Deed::Received), row("11T08:00", Deed::Counted)});

    EXPECT_EQ(timeline.order, (Indices{0, 1}));
    EXPECT_EQ(timeline.contradicting.size(), 1U);
}

TEST(Timeline, TakesEachRowOnceHoweverTheyContradict) {
    // Every time says the opposite of the life of a vial.
    std::vector<TimelineRow> rows;
    for (std::size_t vial = 0; vial < 50; ++vial) {
        rows.push_back(row("20T08:00", Deed::Received, vial));
        rows.push_back(row("18T08:00", Deed::Opened, vial));
        rows.push_back(row("16T08:00", Deed::Used, vial));
        rows.push_back(row("14T08:00", Deed::Ended, vial));
    }

    Timeline timeline = arranged(rows);

    for (std::size_t vial = 0; vial < 50; ++vial) {
        const auto place = [&](std::size_t index) {
            return std::find(timeline.order.begin(), timeline.order.end(), 4 * vial + index);
        };
        EXPECT_TRUE(place(0) < place(1) && place(1) < place(2) && place(2) < place(3));
    }
    std::sort(timeline.order.begin(), timeline.order.end());
    ASSERT_EQ(timeline.order.size(), 200U);
    EXPECT_EQ(timeline.order.front(), 0U);
    EXPECT_EQ(timeline.order.back(), 199U);
}

}  // namespace
}  // namespace vialog::operations
