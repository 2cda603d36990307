// SPDX-License-Identifier: Apache-2.0
// The accountability chart as lines of a table: each figure with the accounts whose entries stand behind it.
#pragma once

#include "gui/screen.h"
#include "operations/accountability.h"

#include <string>
#include <vector>

namespace vialog::gui {

struct ChartFigure {
    domain::ProductId product;
    std::string column;  // "B": as the chart of a DEA audit names it
    std::string label;
    std::int64_t amount = 0;  // in the product's unit
    std::vector<domain::AccountKind>
        accounts{};  // whose postings it is the sum of; none of a balance
    Tone tone = Tone::Plain;
};

[[nodiscard]] std::vector<ChartFigure> figures_of(const operations::Chart& chart);
[[nodiscard]] Row row_of(const domain::State& state, const ChartFigure& figure);
[[nodiscard]] std::vector<Column> chart_columns();

}  // namespace vialog::gui
