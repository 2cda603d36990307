// SPDX-License-Identifier: Apache-2.0
// A plot is drawn between its least and its greatest value and said in a sentence.
#include "window/plot_view.h"

#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/image.h>

#include <set>

namespace vialog::window {
namespace {

gui::Plot stock() {
    return {.form = gui::Plot::Form::Steps,
            .title = "Stock",
            .unit = "mL",
            .sentence = "From 60 mL on Monday down to 12.5 mL on Friday.",
            .points = {{.label = "Mon", .value = 60000}, {.label = "Fri", .value = 12500}}};
}

TEST(PlotView, RunsFromZero) {
    EXPECT_EQ(range_of(stock()), std::pair(std::int64_t{0}, std::int64_t{60000}));
    gui::Plot residual = stock();
    residual.points.push_back({.label = "Sat", .value = -300});
    EXPECT_EQ(range_of(residual), std::pair(std::int64_t{-300}, std::int64_t{60000}));
    EXPECT_EQ(range_of({}), std::pair(std::int64_t{0}, std::int64_t{1}));
}

TEST(PlotView, WritesExactFigures) {
    EXPECT_EQ(words_of_value(12500, "mL"), "12.500 mL");
}

TEST(PlotView, IsSaidInASentence) {
    Stage stage;
    auto* plot = new PlotView(&stage.frame());
    stage.show(plot);

    plot->show(stock());

    EXPECT_EQ(accessible_name(*plot), "Stock");
}

TEST(PlotView, DrawsSomethingInEitherForm) {
    for (const auto form : {gui::Plot::Form::Steps, gui::Plot::Form::Bars}) {
        Stage stage;
        auto* view = new PlotView(&stage.frame());
        stage.show(view);
        gui::Plot plot = stock();
        plot.form = form;
        view->show(plot);
        let_pass(60);

        wxClientDC dc(view);
        wxBitmap picture(view->GetClientSize());
        wxMemoryDC memory(picture);
        memory.Blit(0, 0, picture.GetWidth(), picture.GetHeight(), &dc, 0, 0);
        memory.SelectObject(wxNullBitmap);
        const wxImage image = picture.ConvertToImage();

        // The background, the ink and the accent at least.
        EXPECT_GT(image.CountColours(1000), 2U);
    }
}

}  // namespace
}  // namespace vialog::window
