// SPDX-License-Identifier: Apache-2.0
// A million lines cost no more than those in sight.
#include "window/line_table.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/stopwatch.h>

namespace vialog::window {
namespace {

gui::Table table_of(std::shared_ptr<const gui::Rows> rows, std::int64_t selected) {
    return {.label = "Journal",
            .columns = {{.label = "Entry", .width = 8},
                        {.label = "Amount", .width = 12, .align = gui::Column::Align::Right}},
            .rows = std::move(rows),
            .selected = selected,
            .empty_hint = "Nothing is recorded yet."};
}

LineTable::Told nobody() {
    return {.chosen = [](std::int64_t) {}, .opened = [](std::int64_t) {}};
}

TEST(LineTable, FetchesTheLinesInSight) {
    Stage stage;
    auto* table = new LineTable(&stage.frame(), nobody());
    stage.show(table);
    const auto rows = std::make_shared<NumberedRows>(1000000);

    const wxStopWatch watch;
    table->show(table_of(rows, 999999));
    let_pass(100);

    EXPECT_EQ(table->GetItemCount(), 1000000);
    EXPECT_LT(rows->fetched(), 1000);
    EXPECT_LT(watch.Time(), 1000);
    EXPECT_GE(table->GetTopItem() + table->GetCountPerPage(), 999999);
}

TEST(LineTable, ReadsOutTheSelectedLine) {
    Stage stage;
    auto* table = new LineTable(&stage.frame(), nobody());
    stage.show(table);

    table->show(table_of(std::make_shared<NumberedRows>(20), 7));

    EXPECT_EQ(accessible_name(*table), "Journal, line 8 of 20: Entry 7, Amount 12.500 mL");
    EXPECT_EQ(table->words_of_row(3), "Entry 3, Amount 12.500 mL");
}

TEST(LineTable, TellsWhatAPersonSelectedAndNotWhatTheScreenDid) {
    Stage stage;
    std::string told;
    auto* table = new LineTable(&stage.frame(),
                                {.chosen = [&](std::int64_t row) { told += std::to_string(row); },
                                 .opened = [](std::int64_t) {}});
    stage.show(table);
    table->show(table_of(std::make_shared<NumberedRows>(20), 7));
    table->show(table_of(std::make_shared<NumberedRows>(20), 8));
    EXPECT_EQ(told, "");

    table->SetItemState(3, wxLIST_STATE_SELECTED, wxLIST_STATE_SELECTED);
    let_pass(20);

    EXPECT_NE(told.find('3'), std::string::npos);
}

TEST(LineTable, TakesOtherColumns) {
    Stage stage;
    auto* table = new LineTable(&stage.frame(), nobody());
    stage.show(table);
    table->show(table_of(std::make_shared<NumberedRows>(20), -1));
    gui::Table other = table_of(std::make_shared<NumberedRows>(3), -1);
    other.columns.resize(1);

    table->show(other);

    EXPECT_EQ(table->GetColumnCount(), 1);
    EXPECT_EQ(table->GetItemCount(), 3);
}

}  // namespace
}  // namespace vialog::window
