// SPDX-License-Identifier: Apache-2.0
// The promises of gui/journal_filter.h, one at a time.
#include "gui/journal_filter.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

class FilterNotation : public testing::Test {
  protected:
    JournalFilter read(std::string_view text) {
        auto filter = parse_filter(m_at.desk(), text);
        EXPECT_TRUE(filter) << text;
        return filter ? *filter : JournalFilter{};
    }
    JournalDesk m_at;
};

TEST_F(FilterNotation, ReadsEachPartAndSaysWhatIsInForce) {
    const JournalFilter filter = read("vial 2 lot A12 by BEN kind receipt");

    EXPECT_EQ(filter.entries.container, domain::ContainerId(2));
    EXPECT_EQ(filter.entries.lot, "A12");
    EXPECT_EQ(filter.entries.person, domain::PersonId::parse("ben").value());
    EXPECT_EQ(filter.entries.kind, domain::Kind::Receive);
    EXPECT_TRUE(filter.narrows());
    EXPECT_TRUE(filter.words.starts_with("vial 2, lot A12, by "));
}

TEST_F(FilterNotation, ReadsADayAMonthAndSeveralDays) {
    const auto period_of = [&](std::string_view text) { return *read(text).entries.period; };
    const auto at = [](std::string_view text) { return base::parse_local(text).value().instant; };

    EXPECT_EQ(period_of("2026-01-12").from, at("2026-01-12T00:00:00-07:00"));
    EXPECT_EQ(period_of("2026-01-12").until, at("2026-01-13T00:00:00-07:00"));
    EXPECT_EQ(period_of("2026-02").until, at("2026-03-01T00:00:00-07:00"));
    EXPECT_EQ(period_of("2026-01-05..2026-01-12").from, at("2026-01-05T00:00:00-07:00"));
    EXPECT_EQ(period_of("2026-01-05..2026-01-12").until, at("2026-01-13T00:00:00-07:00"));
}

TEST_F(FilterNotation, TakesANumberAloneForAnEntry) {
    EXPECT_EQ(read("0").entry, domain::EntryNumber(0));
    EXPECT_FALSE(read("0").narrows());
    EXPECT_FALSE(read("").narrows());
}

TEST_F(FilterNotation, TakesAKindByItsBeginningWhereOnlyOneBeginsSo) {
    EXPECT_EQ(read("kind rec").entries.kind, domain::Kind::Receive);
    EXPECT_EQ(read("kind waste").entries.kind, domain::Kind::Waste);
    EXPECT_FALSE(parse_filter(m_at.desk(), "kind c"));
}

TEST_F(FilterNotation, KeepsAChartNumberOutOfItsWords) {
    const JournalFilter filter = read("patient P1001");

    EXPECT_EQ(filter.patient, "P1001");
    EXPECT_EQ(filter.words, "one patient");
}

TEST_F(FilterNotation, SaysWhatIsWrongAndWhatIsAccepted) {
    for (const char* text : {"vial", "vial x", "vial 99", "by nobody", "kind nothing", "9999",
                             "2026-13-01", "2026-01-12..2026-01-05", "lost"}) {
        const auto filter = parse_filter(m_at.desk(), text);
        ASSERT_FALSE(filter) << text;
        EXPECT_TRUE(filter.error().ends_with(filter_hint())) << text;
    }
}

}  // namespace
}  // namespace vialog::gui
