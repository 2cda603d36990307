// SPDX-License-Identifier: Apache-2.0
// Open cases with their clocks: what happened, what was found out, decided by two.
#pragma once

#include "gui/case_clock.h"
#include "gui/desk.h"
#include "gui/signed_form.h"

#include <memory>
#include <optional>

namespace vialog::gui {

class CasesPresenter final : public Screen {
  public:
    explicit CasesPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void offer(std::string_view field, int step) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override;

  private:
    struct Line {
        store::OpenCase found;
        CaseFile file;
        std::optional<CaseClock> clock;
        std::string opened_by;
    };
    void read();
    void begin(SignedForm::Plan plan);
    void open_notes();
    void finish();
    [[nodiscard]] const Line* selected() const;
    [[nodiscard]] std::vector<FactGroup> details(const Line& line) const;
    [[nodiscard]] FactGroup clock_facts(const Line& line) const;
    [[nodiscard]] FactGroup note_facts(const Line& line) const;
    [[nodiscard]] Table table() const;
    [[nodiscard]] std::vector<Action> actions() const;

    Desk& m_desk;
    std::vector<Line> m_lines;
    std::shared_ptr<const Rows> m_rows;
    std::int64_t m_selected = -1;
    std::unique_ptr<SignedForm> m_form;
    // Asks for the PIN that opens a case's notes; what they say is in memory while the case is selected.
    std::optional<Form> m_pin;
    std::vector<std::string> m_notes;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
