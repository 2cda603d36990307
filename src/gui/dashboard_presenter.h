// SPDX-License-Identifier: Apache-2.0
// The day at a glance: the safe, today, what must be done; a scan or a letter leads to the screen that does it.
#pragma once

#include "gui/dashboard_lines.h"

namespace vialog::gui {

class DashboardPresenter final : public Screen {
  public:
    explicit DashboardPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override { return m_view; }
    void type(std::string_view /*field*/, std::string_view /*text*/) override {}
    void enter(std::string_view /*field*/) override {}
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    [[nodiscard]] bool back() override { return false; }
    void refresh() override;
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override { return false; }

  private:
    void read();
    void add_duties();

    Desk& m_desk;
    NewestCounts m_counts;
    std::vector<Duty> m_duties;
    // Made when the journal has grown, not with every key: a clinic's year stands behind it.
    ScreenView m_view;
};

}  // namespace vialog::gui
