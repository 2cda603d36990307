// SPDX-License-Identifier: Apache-2.0
// The promises of gui/stock_plots.h, one at a time.
#include "gui/stock_plots.h"

#include "gui/journal_desk.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

store::Period always() {
    return {.from = {}, .until = base::UtcInstant::max()};
}

TEST(StockPlots, ShowTheResidualOfEachFinishedVial) {
    JournalDesk at;
    for (const std::int64_t vial : {1, 2}) {
        at.open(domain::ContainerId(vial));
        at.finish(domain::ContainerId(vial), vial == 1 ? 9'800 : 10'300);
    }

    const Plot plot = residual_plot(at.desk(), always());

    EXPECT_EQ(plot.points, (std::vector<Plot::Point>{{.label = "1", .value = -200},
                                                     {.label = "2", .value = 300}}));
    EXPECT_EQ(plot.sentence,
              "2 vials finished: 0.300 mL more than the book in all, 0.200 mL less.");
}

TEST(StockPlots, ShowWhatEachPersonWasted) {
    JournalDesk at;
    at.open(at.vial());
    const domain::Ref drawn = at.draw(at.vial(), 800, "P1");
    at.give(drawn, 700);
    at.waste(drawn, 100);

    const Plot plot = waste_plot(at.desk(), always());

    ASSERT_EQ(plot.points.size(), 1U);
    EXPECT_EQ(plot.points[0].value, 100);
    EXPECT_NE(plot.sentence.find("wasted 0.100 mL."), std::string::npos);
}

TEST(StockPlots, SayWhereThereIsNothing) {
    JournalDesk at;

    EXPECT_EQ(residual_plot(at.desk(), always()).sentence, "No vial was finished in these days.");
    EXPECT_EQ(waste_plot(at.desk(), always()).sentence, "Nothing was wasted in these days.");
}

}  // namespace
}  // namespace vialog::gui
