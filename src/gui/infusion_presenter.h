// SPDX-License-Identifier: Apache-2.0
// The screen of one infusion, injection, nasal device or tablet: vial, patient, dose, what was given, one PIN.
#pragma once

#include "gui/draw_lines.h"
#include "gui/infusion_plan.h"
#include "gui/patient_fields.h"
#include "gui/signing.h"

#include <memory>

namespace vialog::gui {

class InfusionPresenter final : public Screen {
  public:
    explicit InfusionPresenter(Desk& desk);

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
    [[nodiscard]] std::vector<FieldRule> rules();
    void begin_anew();

    void add_vial(ContainerFacts facts);
    void drop_vial();
    void choose_patient(const operations::Patient& patient);
    void begin_patient(std::string_view chart_number);
    void patient_settled();

    void enter_dose(std::size_t at);
    void enter_weight();
    // True where the dose raises no question, or was entered again after one.
    [[nodiscard]] bool is_answered(std::string_view field);
    [[nodiscard]] std::string dose_problem(std::size_t at, std::string_view text) const;
    [[nodiscard]] std::string given_problem(std::string_view text) const;
    [[nodiscard]] std::string set_aside_problem(std::string_view text) const;
    // The lines' figures, and which fields are asked for, from what stands in the form.
    void work_out();
    void say_what_follows();
    void go_on();
    // Whether the rules let the draw be; else the message says why not.
    [[nodiscard]] bool passes();
    [[nodiscard]] bool is_refused();

    [[nodiscard]] bool is_drawn_known() const;
    [[nodiscard]] std::optional<domain::Weight> weight() const;
    [[nodiscard]] domain::Route route() const;
    [[nodiscard]] std::optional<domain::Quantity> amount_in(std::string_view field) const;
    [[nodiscard]] std::int64_t first_products_sum() const;
    [[nodiscard]] bool has_one_product() const;
    [[nodiscard]] InfusionPlan plan() const;
    [[nodiscard]] bool nothing_missing();
    void commit();
    void done(const std::vector<operations::Recorded>& recorded, const InfusionPlan& plan);
    void go_to_waste();
    void toggle_done();
    void leave_outcome_for_later();
    void ask_weight();
    [[nodiscard]] bool stays_with_work();

    [[nodiscard]] FactGroup plan_facts() const;
    [[nodiscard]] std::optional<Table> patient_table() const;
    [[nodiscard]] std::vector<Action> actions() const;

    Desk& m_desk;
    Form m_form;
    Signing m_signing;
    PatientFields m_patient;
    std::vector<VialLine> m_lines;
    domain::Intent m_intent = domain::Intent::Intended;
    bool m_weighs = false;  // the weight is asked for though the dose does not go by it
    DrawJudgement m_judgement;
    std::string m_answered;  // the dose that was questioned; entered again, it is taken
    std::optional<Message> m_message;
    std::int64_t m_patient_row = -1;
    std::optional<domain::EntryNumber> m_latest;  // the draw recorded last
    std::unique_ptr<Screen> m_outcome;            // while outcomes are recorded, all goes there
};

}  // namespace vialog::gui
