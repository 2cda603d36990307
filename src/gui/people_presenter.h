// SPDX-License-Identifier: Apache-2.0
// The people of the house, what each may do, and their keys.
#pragma once

#include "gui/governed_screen.h"

#include <vector>

namespace vialog::gui {

class PeoplePresenter final : public GovernedScreen {
  public:
    explicit PeoplePresenter(Desk& desk);

  private:
    [[nodiscard]] ScreenView list() const override;
    void act(std::string_view key) override;
    void open_row(std::int64_t row) override;
    void find(std::string_view scanned) override;
    void show_subject(std::string_view subject) override;
    void read() override;

    [[nodiscard]] std::optional<domain::PersonId> chosen_person() const;
    [[nodiscard]] std::string why_no_person() const;
    [[nodiscard]] std::string why_not_revoke() const;
    [[nodiscard]] std::string why_not_own() const;
    void act_on(std::string_view key, const domain::PersonId& person);

    std::vector<domain::PersonId> m_people;
};

}  // namespace vialog::gui
