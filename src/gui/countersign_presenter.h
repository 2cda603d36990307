// SPDX-License-Identifier: Apache-2.0
// Receipts that await their witness: she chooses one, says what she saw, and countersigns.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

class CountersignPresenter final : public Screen {
  public:
    explicit CountersignPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;  // "entry:45"
    [[nodiscard]] bool has_work() const override { return m_form.has_typed(); }

  private:
    struct Waiting {
        domain::EntryNumber entry;
        domain::StockReceived receipt;
        domain::PersonId received_by;
        std::string age;
    };
    void read_waiting();
    void select(std::int64_t row);
    [[nodiscard]] const Waiting* selected() const;
    [[nodiscard]] std::string problem_of_witness(std::string_view text) const;
    void seat();
    void sign(std::string_view field);

    Desk& m_desk;
    Signing m_signing;
    Form m_form;
    std::vector<Waiting> m_waiting;
    std::int64_t m_selected = -1;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
