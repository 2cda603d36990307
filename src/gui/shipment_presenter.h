// SPDX-License-Identifier: Apache-2.0
// What was ordered: from whom, by which invoice, how much of what, and when it is due.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

class ShipmentPresenter final : public Screen {
  public:
    explicit ShipmentPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    bool back() override;
    void refresh() override {}
    [[nodiscard]] bool has_work() const override { return m_form.has_typed() || !m_lines.empty(); }

    // Recorded; the screen is done with.
    [[nodiscard]] const std::optional<Message>& done() const { return m_done; }

  private:
    [[nodiscard]] std::vector<Choice> parties() const;
    [[nodiscard]] std::vector<Choice> products() const;
    void take_containers(std::string_view field);
    void sign(std::string_view field);
    [[nodiscard]] domain::ShipmentExpected draft() const;

    Desk& m_desk;
    Signing m_signing;
    std::vector<domain::PartyId> m_parties;
    std::vector<domain::ProductId> m_products;
    Form m_form;
    std::vector<domain::ShipmentLine> m_lines;
    std::optional<Message> m_message;
    std::optional<Message> m_done;
};

}  // namespace vialog::gui
