// SPDX-License-Identifier: Apache-2.0
// The inspector's screen: the journal or a bundle verified with progress, held against a checkpoint, its chart recomputed.
#pragma once

#include "gui/chart_table.h"
#include "gui/desk.h"
#include "gui/form.h"
#include "gui/inspection.h"
#include "gui/inspector_pack.h"

#include <memory>
#include <optional>

namespace vialog::gui {

class InspectorPresenter final : public Screen {
  public:
    explicit InspectorPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override {}
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override { return m_pack && m_pack->has_work(); }

  private:
    enum class Shown : std::uint8_t { Nothing, Findings, Chart, Behind };

    void ask(std::vector<FieldRule> rules);
    void take();
    void run(std::string label, std::function<Inspection(const Background::Watch&)> work);
    void take_inspection(Inspection inspection);
    // The dashboard tells when this journal was verified here last.
    void note_verification(const Inspection& inspection);
    void ask_for_period();
    void work_out();
    void take_chart(ChartFound found);
    void show_behind(const ChartFigure& figure);
    void set_table(Shown shown, std::vector<Row> rows);
    [[nodiscard]] bool is_busy();
    [[nodiscard]] std::vector<journal::PriorCheckpoint> priors() const;
    [[nodiscard]] Table table() const;
    [[nodiscard]] FactGroup journal_facts() const;
    [[nodiscard]] FactGroup inspection_facts() const;
    [[nodiscard]] std::vector<Action> actions() const;

    Desk& m_desk;
    Form m_form;                            // of what is asked just now; empty where nothing is
    std::unique_ptr<InspectorPack> m_pack;  // once it is begun, until it is left
    // What long work gives back goes nowhere once this screen is gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::optional<Inspection> m_inspection;
    std::optional<operations::Chart> m_chart;
    std::vector<ChartFigure> m_figures;
    std::optional<ChartFigure> m_figure;  // whose entries are shown
    std::vector<domain::EntryNumber> m_behind;
    std::optional<GivenCheckpoint> m_checkpoint;
    std::vector<Fact> m_compared;
    Shown m_shown = Shown::Nothing;
    std::shared_ptr<const Rows> m_rows;
    std::int64_t m_selected = -1;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
