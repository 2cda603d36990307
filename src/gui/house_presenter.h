// SPDX-License-Identifier: Apache-2.0
// The house: the registration, places, workstations, products, parties; each with its form.
#pragma once

#include "gui/governed_screen.h"

#include <string>
#include <vector>

namespace vialog::gui {

class HousePresenter final : public GovernedScreen {
  public:
    explicit HousePresenter(Desk& desk);

  private:
    [[nodiscard]] ScreenView list() const override;
    void act(std::string_view key) override;
    void open_row(std::int64_t row) override;
    void find(std::string_view scanned) override;
    void show_subject(std::string_view subject) override;
    void read() override;

    struct Line {
        Row row;
        std::string search;   // what a scan finds it by: an NDC in its longest form, an id
        std::string subject;  // "entry:17"
    };
    void add_places();
    void add_products();
    void add_parties();
    void select_search(std::string_view search, std::string_view scanned);

    std::vector<Line> m_lines;
};

}  // namespace vialog::gui
