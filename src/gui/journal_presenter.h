// SPDX-License-Identifier: Apache-2.0
// The journal: every entry, the newest first; found by a filter, set right from its line, shown as plots.
#pragma once

#include "gui/correction_form.h"
#include "gui/desk.h"
#include "gui/form.h"
#include "gui/journal_filter.h"
#include "gui/journal_rows.h"
#include "gui/signing.h"
#include "operations/find_patient.h"

#include <memory>
#include <optional>

namespace vialog::gui {

class JournalPresenter final : public Screen {
  public:
    explicit JournalPresenter(Desk& desk);
    // Of a patient's search so many entries are opened at once; then what was found is shown, and it goes on.
    JournalPresenter(Desk& desk, std::size_t opened_at_once);

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
    enum class Shown : std::uint8_t { List, Text, Plots };

    void apply(std::string_view text);
    void apply(JournalFilter filter);
    void find_patient();
    void look_on();
    void select(domain::EntryNumber seq);
    void begin(Remedy remedy);
    void draw_plots();
    void finish_correction();
    [[nodiscard]] std::optional<domain::EntryNumber> selected() const;
    [[nodiscard]] std::vector<FactGroup> details(domain::EntryNumber seq) const;
    [[nodiscard]] FactGroup signed_facts(const CheckedEntry& checked) const;
    [[nodiscard]] FactGroup check_facts(const CheckedEntry& checked) const;
    [[nodiscard]] std::string why_not(Remedy remedy) const;
    [[nodiscard]] std::vector<Action> actions() const;
    void fill_list(ScreenView& view) const;

    Desk& m_desk;
    Form m_form;  // the filter, and the PIN that a patient's entries ask for
    JournalFilter m_filter;
    std::optional<JournalFilter> m_asked;  // waits for the PIN
    // Under way for one patient; gone when something else is looked for, and what comes back then finds nothing.
    struct Search {
        Signing reader;
        JournalFilter filter;
        std::vector<domain::EntryNumber> left;  // ascending; looked into from its end
        operations::PatientEntries found{};
    };
    std::shared_ptr<Search> m_search;
    std::size_t m_opened_at_once;
    std::shared_ptr<JournalRows> m_rows;
    std::int64_t m_selected = -1;
    Shown m_shown = Shown::List;
    std::vector<Plot> m_plots;
    std::unique_ptr<CorrectionForm> m_correction;
    std::optional<Message> m_message;
    // The selected line is asked for at each key; it is checked once.
    mutable EntryCheck m_check;
    struct Detail {
        domain::EntryNumber seq;
        std::int64_t size = 0;
        CheckedEntry checked;
        std::vector<FactGroup> groups{};
        std::string why_not_corrected{};
        std::string why_not_voided{};
    };
    [[nodiscard]] const Detail* detail() const;
    mutable std::optional<Detail> m_detail;
};

}  // namespace vialog::gui
