// SPDX-License-Identifier: Apache-2.0
// Infusions whose outcome is open: what of each was given, what was lost, or what was left in the bag.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"
#include "store/queries.h"

namespace vialog::gui {

class OutcomePresenter final : public Screen {
  public:
    explicit OutcomePresenter(Desk& desk);

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
    // One infusion with the products of it that are open.
    struct Waiting {
        domain::EntryNumber infusion;
        base::LocalInstant drawn;
        std::string vials;
        std::vector<std::pair<domain::ProductId, std::int64_t>> open;
    };
    void read_waiting();
    void begin(domain::EntryNumber infusion);
    [[nodiscard]] std::vector<FieldRule> rules();
    [[nodiscard]] const Waiting* chosen() const;
    [[nodiscard]] std::string amount_problem(std::size_t product, std::string_view text) const;
    [[nodiscard]] domain::Quantity amount_in(std::string_view field, std::size_t product) const;
    [[nodiscard]] std::optional<domain::DilutedBag> bag() const;
    void work_out();
    // As it stands in the form; with a bag, as the rules make it of what is left.
    [[nodiscard]] operations::Statement stated() const;
    void commit();
    [[nodiscard]] std::vector<std::string> sums() const;

    Desk& m_desk;
    Form m_form;
    Signing m_signing;
    std::vector<Waiting> m_waiting;
    std::int64_t m_row = -1;
    std::optional<domain::EntryNumber> m_chosen;
    std::optional<domain::OutcomeRecorded> m_seen;  // the figures as shown
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
