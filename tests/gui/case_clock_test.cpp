// SPDX-License-Identifier: Apache-2.0
// The promises of gui/case_clock.h, one at a time.
#include "gui/case_clock.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

base::CivilDate day(std::string_view text) {
    return base::parse_date(text).value();
}

TEST(CaseClock, RunsFromTheLocalDayOfDiscovery) {
    domain::CaseRow facts{.trouble = domain::Trouble::CountDiffers,
                          .discovered = base::parse_utc("2026-01-17T04:00:00.000Z").value(),
                          .concerns = {},
                          .involved = {}};

    const auto clock = clock_of(facts, base::UtcOffset(-420));

    // Friday evening in Denver; Monday is a holiday.
    ASSERT_TRUE(clock);
    EXPECT_EQ(clock->notice_due, day("2026-01-20"));
    EXPECT_EQ(clock->form_due, day("2026-03-02"));
}

TEST(CaseClock, DoesNotRunForWhatIsNoLoss) {
    EXPECT_FALSE(clock_of(
        {.trouble = domain::Trouble::Irregular, .discovered = {}, .concerns = {}, .involved = {}},
        base::UtcOffset(0)));
}

TEST(CaseClock, SaysHowLongThereIsAndHowLongItIsOver) {
    EXPECT_EQ(due_in_words(day("2026-01-13"), day("2026-01-12"), false),
              "by 2026-01-13, 1 day left");
    EXPECT_EQ(due_in_words(day("2026-01-13"), day("2026-01-13"), false), "by 2026-01-13, today");
    EXPECT_EQ(due_in_words(day("2026-01-13"), day("2026-01-15"), false),
              "by 2026-01-13, 2 days over");
    EXPECT_EQ(due_in_words(day("2026-01-13"), day("2026-01-15"), true), "sent");
    EXPECT_EQ(tone_of_due(day("2026-01-13"), day("2026-01-15"), false), Tone::Bad);
    EXPECT_EQ(tone_of_due(day("2026-01-13"), day("2026-01-10"), false), Tone::Plain);
}

TEST(CaseClock, CountsTheNotesOfItsCaseOnly) {
    JournalDesk at;
    const domain::Ref one = at.discrepancy(250);
    const domain::Ref other = at.discrepancy(300);
    at.record(domain::DiscrepancyNoted{.about = domain::CaseId(one.seq.number()), .note = {}},
              {{domain::Role::Operator, "ben"}}, {{.name = "note", .value = "looked"}});

    EXPECT_EQ(file_of(at.desk().store(), domain::CaseId(one.seq.number())).notes.size(), 1U);
    EXPECT_TRUE(file_of(at.desk().store(), domain::CaseId(other.seq.number())).notes.empty());
}

}  // namespace
}  // namespace vialog::gui
