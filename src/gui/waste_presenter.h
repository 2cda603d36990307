// SPDX-License-Identifier: Apache-2.0
// Rests that wait to be wasted, and the waste before a witness who sees the amount, types it and signs.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

namespace vialog::gui {

class WastePresenter final : public Screen {
  public:
    explicit WastePresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override;

  private:
    enum class Deed : std::uint8_t { Waste, Hold, Unwitnessed };
    struct Rest {
        domain::WasteSource source;
        domain::ProductId product;
        std::int64_t amount = 0;
        base::LocalInstant since;
        std::string what;  // "Infusion 23"
        [[nodiscard]] bool is_held() const {
            return std::holds_alternative<domain::FromHeld>(source);
        }
    };
    void read_rests();
    void begin(const Rest& rest);
    void leave();
    void set_deed(Deed deed);
    [[nodiscard]] std::vector<FieldRule> rules();
    [[nodiscard]] const domain::ProductRecorded& product() const;
    [[nodiscard]] std::string amount_problem(std::string_view text) const;
    [[nodiscard]] std::string sight_problem(std::string_view text) const;
    [[nodiscard]] domain::Quantity amount() const;
    [[nodiscard]] domain::Event draft() const;
    [[nodiscard]] operations::Statement stated() const;
    void withdraw();
    void work_out();
    void move_focus();
    void enter_pin();
    void enter_witness_pin();
    // Whether the rules take it; else the message says why not.
    [[nodiscard]] bool look_ahead();
    void commit();
    [[nodiscard]] std::vector<Action> actions() const;
    [[nodiscard]] Table rest_table() const;

    Desk& m_desk;
    Form m_form;
    std::optional<Signing> m_signing;
    Deed m_deed = Deed::Waste;
    std::vector<Rest> m_rests;
    std::optional<Rest> m_rest;  // the one that is being wasted
    std::int64_t m_row = -1;
    std::optional<domain::Event> m_seen;  // as both saw it
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
