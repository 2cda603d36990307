// SPDX-License-Identifier: Apache-2.0
// A curve of steps or bars around the line of zero. Positions are of the drawing alone; the figures written are exact.
#include "window/plot_view.h"

#include "base/decimal.h"
#include "window/theme.h"
#include "window/toolkit.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include <algorithm>
#include <set>

namespace vialog::window {

namespace {

constexpr int least_width = 48;  // characters
constexpr int least_height = 9;  // lines
constexpr int thousandths = 3;

wxColour ink() {
    return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
}

// In the dark the highlight of a selection is too dark for a line: half way to the ink.
wxColour accent() {
    const wxColour highlight = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT);
    if (!is_dark()) {
        return highlight;
    }
    const auto between = [](unsigned char one, unsigned char other) {
        return static_cast<unsigned char>((one + other) / 2);
    };
    return {between(highlight.Red(), ink().Red()), between(highlight.Green(), ink().Green()),
            between(highlight.Blue(), ink().Blue())};
}

}  // namespace

PlotView::PlotView(wxWindow* parent) : wxPanel(parent) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(wxSize(characters(*this, least_width), least_height * GetCharHeight()));
    Bind(wxEVT_PAINT, &PlotView::on_paint, this);
    // It takes the focus, so that it is read out and comes into sight.
    for (const auto& moved : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(moved, [this](wxFocusEvent& event) {
            event.Skip();
            Refresh();
        });
    }
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Refresh();
    });
}

void PlotView::show(const gui::Plot& plot) {
    if (plot == m_plot) {
        return;
    }
    m_plot = plot;
    set_accessible_name(*this, plot.title, plot.sentence);
    set_accessible_role(*this, Role::Chart);
    Refresh();
}

void PlotView::on_paint(wxPaintEvent& /*event*/) {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW)));
    dc.Clear();
    if (HasFocus()) {
        const int width = std::max(gap(*this) / 4, 2);
        dc.SetPen(wxPen(accent(), width));
        dc.SetBrush(*wxTRANSPARENT_BRUSH);
        dc.DrawRectangle(wxRect(GetClientSize()).Deflate(width / 2));
    }
    const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
    if (context) {
        draw(*context);
    }
}

void PlotView::draw(wxGraphicsContext& context) const {
    const int line = GetCharHeight();
    const int side = characters(*this, 2);
    wxRect area = GetClientSize();
    area.Deflate(side, line / 2);
    context.SetFont(heading_font(*this), ink());
    context.DrawText(to_wx(m_plot.title), area.x, area.y);
    area.y += line + line / 2;
    area.height -= 3 * line;
    if (area.height <= 0 || area.width <= 0) {
        return;
    }
    const int scale_width = characters(*this, 12);
    area.x += scale_width;
    area.width -= scale_width;
    draw_axis(context, area);
    if (m_plot.points.empty()) {
        context.SetFont(GetFont(), ink());
        context.DrawText(to_wx(m_plot.sentence), area.x, area.y);
    } else if (m_plot.form == gui::Plot::Form::Steps) {
        draw_steps(context, area);
    } else {
        draw_bars(context, area);
    }
}

double PlotView::height_of(const wxRect& area, std::int64_t value) const {
    const auto [least, most] = range_of(m_plot);
    const auto part = static_cast<double>(value - least) / static_cast<double>(most - least);
    return area.y + area.height * (1.0 - part);
}

void PlotView::draw_axis(wxGraphicsContext& context, const wxRect& area) const {
    const auto [least, most] = range_of(m_plot);
    context.SetFont(tabular_font(*this), ink());
    context.SetPen(wxPen(quiet_colour()));
    for (const std::int64_t value : std::set<std::int64_t>{least, 0, most}) {
        const double y = height_of(area, value);
        context.StrokeLine(area.x, y, area.GetRight(), y);
        const wxString words = to_wx(words_of_value(value, m_plot.unit));
        double width = 0;
        double height = 0;
        context.GetTextExtent(words, &width, &height);
        context.DrawText(words, area.x - width - gap(*this), y - height / 2);
    }
    if (m_plot.points.empty()) {
        return;
    }
    // The first and the last label; between them there may be no room.
    context.SetFont(GetFont(), ink());
    const double below = area.GetBottom() + GetCharHeight() / 4.0;
    context.DrawText(to_wx(m_plot.points.front().label), area.x, below);
    if (m_plot.form == gui::Plot::Form::Steps && m_plot.points.size() > 1) {
        const wxString label = to_wx(m_plot.points.back().label);
        double width = 0;
        double height = 0;
        context.GetTextExtent(label, &width, &height);
        context.DrawText(label, area.GetRight() - width, below);
    }
}

void PlotView::draw_steps(wxGraphicsContext& context, const wxRect& area) const {
    wxGraphicsPath path = context.CreatePath();
    const double step = static_cast<double>(area.width) / static_cast<double>(m_plot.points.size());
    double x = area.x;
    path.MoveToPoint(x, height_of(area, m_plot.points.front().value));
    for (const gui::Plot::Point& point : m_plot.points) {
        const double y = height_of(area, point.value);
        path.AddLineToPoint(x, y);
        x += step;
        path.AddLineToPoint(x, y);
    }
    context.SetPen(wxPen(accent(), std::max(gap(*this) / 4, 2)));
    context.StrokePath(path);
}

void PlotView::draw_bars(wxGraphicsContext& context, const wxRect& area) const {
    const double step = static_cast<double>(area.width) / static_cast<double>(m_plot.points.size());
    const double zero = height_of(area, 0);
    const double below = area.GetBottom() + GetCharHeight() / 4.0;
    double x = area.x;
    for (const gui::Plot::Point& point : m_plot.points) {
        const double y = height_of(area, point.value);
        context.SetPen(wxPen(ink()));
        context.SetBrush(wxBrush(accent()));
        context.DrawRectangle(x + step / 8, std::min(y, zero), step * 3 / 4,
                              std::max(std::abs(zero - y), 1.0));
        const wxString label = to_wx(point.label);
        double width = 0;
        double height = 0;
        context.SetFont(GetFont(), ink());
        context.GetTextExtent(label, &width, &height);
        if (&point != &m_plot.points.front() && width < step) {
            context.DrawText(label, x, below);
        }
        x += step;
    }
}

std::pair<std::int64_t, std::int64_t> range_of(const gui::Plot& plot) {
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const gui::Plot::Point& point : plot.points) {
        least = std::min(least, point.value);
        most = std::max(most, point.value);
    }
    if (least == most) {
        most = least + 1;
    }
    return {least, most};
}

std::string words_of_value(std::int64_t value, const std::string& unit) {
    return base::print_decimal(value, thousandths) + " " + unit;
}

}  // namespace vialog::window
