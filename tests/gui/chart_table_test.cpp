// SPDX-License-Identifier: Apache-2.0
// The promises of gui/chart_table.h, one at a time.
#include "gui/chart_table.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

TEST(ChartTable, AddsUpToItsDifference) {
    JournalDesk at;
    at.open(at.vial());
    const domain::Ref drawn = at.draw(at.vial(), 800, "P1");
    at.give(drawn, 700);
    const base::CivilDate today = base::local_date(at.desk().now());

    const auto figures = figures_of(operations::accountability(at.desk().session(), today, today));

    std::int64_t accountable = 0;
    std::int64_t accounted = 0;
    for (const ChartFigure& figure : figures) {
        if (figure.column == "A" || figure.column == "B") {
            accountable += figure.amount;
        } else if (!figure.column.empty()) {
            accounted += figure.amount;
        }
        EXPECT_EQ(row_of(at.state(), figure).cells.size(), chart_columns().size());
    }
    EXPECT_EQ(accountable, 30'000);
    EXPECT_EQ(accounted, accountable);
    EXPECT_EQ(figures.back().amount, 0);
    EXPECT_EQ(figures.back().tone, Tone::Good);
    EXPECT_EQ(row_of(at.state(), figures[1]).cells.back(), "30.000 mL");
}

}  // namespace
}  // namespace vialog::gui
