// SPDX-License-Identifier: Apache-2.0
// Draws a plot in the colours of the desktop and says it in a sentence.
#pragma once

#include "gui/screen.h"

#include <wx/panel.h>

#include <memory>
#include <string>
#include <utility>

class wxGraphicsContext;

namespace vialog::window {

class PlotView final : public wxPanel {
  public:
    explicit PlotView(wxWindow* parent);

    void show(const gui::Plot& plot);

  private:
    void on_paint(wxPaintEvent& event);
    void draw(wxGraphicsContext& context) const;
    void draw_axis(wxGraphicsContext& context, const wxRect& area) const;
    void draw_steps(wxGraphicsContext& context, const wxRect& area) const;
    void draw_bars(wxGraphicsContext& context, const wxRect& area) const;
    [[nodiscard]] double height_of(const wxRect& area, std::int64_t value) const;

    gui::Plot m_plot;
};

// The values between which the axis runs; zero is always among them.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> range_of(const gui::Plot& plot);
// Thousandths, exactly: "12.5 mL".
[[nodiscard]] std::string words_of_value(std::int64_t thousandths, const std::string& unit);

}  // namespace vialog::window
