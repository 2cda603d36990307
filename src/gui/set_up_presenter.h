// SPDX-License-Identifier: Apache-2.0
// The first start: leads two people from nothing to the first signed entry, one step after another, each of which can be
// gone back to.
#pragma once

#include "gui/reference.h"
#include "gui/set_up_fields.h"

#include <map>

namespace vialog::gui {

class SetUpPresenter final : public Screen {
  public:
    explicit SetUpPresenter(SetUpGround ground);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override { m_selected = row; }
    void open(std::int64_t row) override;
    [[nodiscard]] bool back() override;
    void refresh() override {}
    [[nodiscard]] bool has_work() const override;

    [[nodiscard]] SetUpStep step() const { return m_step; }

  private:
    [[nodiscard]] Form& form() { return m_forms[m_step]; }
    [[nodiscard]] const Form& form() const;
    [[nodiscard]] std::vector<FieldRule> rules(SetUpStep step) const;
    void go_to(SetUpStep step);
    void step_done();
    void choose_product(std::size_t index);
    void enter_inventory(std::string_view field);
    void restart_line();
    void read_products();
    [[nodiscard]] bool unlock_keys();
    void take_pin(std::string_view field);
    void begin_record();
    void write_page();
    void fill_products(ScreenView& view) const;
    void fill_inventory(ScreenView& view) const;
    void fill_summary(ScreenView& view) const;
    void fill_pin(ScreenView& view) const;

    SetUpGround m_ground;
    SetUpStep m_step = first_step;
    std::map<SetUpStep, Form> m_forms;
    SetUpAnswers m_answers;
    std::map<std::size_t, domain::ContainerUse> m_chosen;  // of known_products()
    std::int64_t m_selected = 0;
    std::vector<FounderKey> m_keys;
    std::array<std::unique_ptr<operations::Consent>, 2> m_consents;
    std::optional<Founded> m_founded;
    std::string m_page;  // where the page with the pin lies
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
