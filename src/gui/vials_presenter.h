// SPDX-License-Identifier: Apache-2.0
// One vial: what the book knows of it, and its opening, its finish with the measured rest, its breakage.
#pragma once

#include "gui/container_facts.h"
#include "gui/form.h"
#include "gui/signing.h"

namespace vialog::gui {

class VialsPresenter final : public Screen {
  public:
    explicit VialsPresenter(Desk& desk);

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
    enum class Deed : std::uint8_t { None, Open, Finish, Break };
    void read_opened();
    void look_at(ContainerFacts facts);
    void begin(Deed deed);
    void leave_deed();
    [[nodiscard]] std::vector<FieldRule> rules();
    [[nodiscard]] bool is_witnessed() const { return m_deed != Deed::Open; }
    [[nodiscard]] std::string next_problem(std::string_view text) const;
    [[nodiscard]] std::string measured_problem(std::string_view text) const;
    [[nodiscard]] domain::Quantity measured() const;
    [[nodiscard]] std::optional<domain::ContainerId> next() const;
    [[nodiscard]] operations::Statement stated() const;
    [[nodiscard]] operations::NextStatement statements() const;
    void take_next(const ContainerFacts& facts);
    void toggle_done();
    void withdraw();
    void work_out();
    void move_focus();
    void enter_pin();
    void enter_witness_pin();
    [[nodiscard]] bool look_ahead();
    void commit();
    void done(const std::vector<operations::Recorded>& recorded);
    [[nodiscard]] std::string difference() const;
    [[nodiscard]] FactGroup deed_facts() const;
    [[nodiscard]] std::string why_not(Deed deed) const;
    [[nodiscard]] std::vector<Action> actions() const;
    [[nodiscard]] Table opened_table() const;

    Desk& m_desk;
    Form m_form;
    std::optional<Signing> m_signing;
    Deed m_deed = Deed::None;
    domain::Intent m_intent = domain::Intent::Intended;
    std::optional<ContainerFacts> m_vial;
    std::size_t m_history = 0;            // entries about it
    std::optional<domain::Entry> m_seen;  // as both saw it
    bool m_opens_at_once = false;         // one was finished: the next scan opens
    std::vector<ContainerFacts> m_opened;
    std::int64_t m_row = -1;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
