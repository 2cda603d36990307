// SPDX-License-Identifier: Apache-2.0
// What the infusion's screen shows, its keys, and what its PIN releases.
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/fixed_rows.h"
#include "gui/infusion_presenter.h"
#include "gui/known_product.h"
#include "gui/outcome_presenter.h"
#include "gui/patient_choice.h"
#include "gui/pin_field.h"
#include "gui/record_together.h"
#include "gui/stock_words.h"
#include "gui/when.h"
#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>

namespace vialog::gui {

namespace {

constexpr std::string_view later = "-";

Message warning(std::string text, std::string remedy) {
    return {.tone = Tone::Warning, .text = std::move(text), .remedy = std::move(remedy)};
}

std::string entries_words(const std::vector<operations::Recorded>& recorded) {
    const std::int64_t first = recorded.front().ref.seq.number();
    const std::int64_t last = recorded.back().ref.seq.number();
    return first == last
               ? fmt::format(fmt::runtime(tr("Entry {} is recorded")), first)
               : fmt::format(fmt::runtime(tr("Entries {} to {} are recorded")), first, last);
}

}  // namespace

InfusionPlan InfusionPresenter::plan() const {
    InfusionPlan plan;
    const std::vector<std::int64_t> shares = shares_of(m_lines);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ContainerFacts& facts = m_lines[i].facts;
        const auto amount = domain::Quantity::of(facts.product.container_size.unit(), shares[i]);
        plan.draws.push_back({.container = facts.id,
                              .product = facts.receipt.product,
                              .amount = amount.value_or(nothing_of(facts.product)),
                              .opens = facts.row.state == domain::ContainerState::Sealed,
                              .balance = facts.row.balance});
    }
    plan.patient = m_patient.stated(m_form);
    plan.route = route();
    const auto session = domain::Session::parse(m_form.text("session"));
    plan.session = session ? std::optional(*session) : std::nullopt;
    const auto prescriber = domain::DeaNumber::parse(m_form.text("prescriber"));
    plan.prescriber = prescriber ? std::optional(*prescriber) : std::nullopt;
    plan.ordered = ordered_in_all(m_lines);
    plan.weight = weight();
    plan.intent = m_intent;
    const auto when = parse_when(m_form.text("when"), m_desk.now());
    if (m_intent == domain::Intent::Done && when) {
        plan.occurred = *when;
        if (is_late(*when, m_desk.now())) {
            plan.late = choice_in(late_reasons(), m_form.text("late"));
        }
    }
    if (m_form.text("given") == later) {
        return plan;
    }
    plan.outcome.emplace();
    for (const auto& [product_id, drawn] : drawn_by_product(plan)) {
        const domain::ProductRecorded& product = known_product(m_desk.state(), product_id);
        const auto all = domain::Quantity::of(product.container_size.unit(), drawn);
        plan.outcome->push_back(
            {.product = product_id,
             .given = amount_in("given").value_or(all.value_or(nothing_of(product))),
             .lost = nothing_of(product)});
    }
    const auto given = amount_in("given");
    const auto aside = amount_in("set_aside");
    // Of a rest that is no longer left nothing is set aside, though its text stands in the form.
    if (given && given->amount() < first_products_sum() && aside && !aside->is_zero()) {
        plan.held = domain::WasteHeld{
            .source = {}, .product = m_lines.front().facts.receipt.product, .amount = *aside};
    }
    return plan;
}

bool InfusionPresenter::nothing_missing() {
    if (m_lines.empty()) {
        m_form.focus_on_none();
        m_message = warning(tr("No vial is scanned yet."), tr("Scan the vial."));
        return false;
    }
    for (const Field& field : m_form.fields()) {
        if (!field.enabled || field.id == "pin") {
            continue;
        }
        // Once more: a dose that was changed afterwards may leave less than was given.
        if (field.id != "patient" && m_form.taken(field.id)) {
            static_cast<void>(m_form.enter(field.id));
        }
        if (!m_form.taken(field.id)) {
            m_form.focus_on(field.id);
            m_message = warning(
                fmt::format(fmt::runtime(tr("Not everything is said yet: {}.")), field.label),
                tr("Type it, then Enter."));
            return false;
        }
    }
    return m_patient.is_complete(m_form) && is_drawn_known();
}

void InfusionPresenter::commit() {
    m_message.reset();
    work_out();
    // What the rules refuse is said first: the rest need not be answered.
    if (is_refused() || !nothing_missing()) {
        m_form.forget("pin");
        return;
    }
    if (!take_pin(m_form, "pin", m_signing, 0, m_message)) {
        return;
    }
    const InfusionPlan released = plan();
    const auto recorded =
        record_together(m_desk, statements_of(released, m_signing.consent(0)), m_message);
    m_signing.withdraw();
    m_form.forget("pin");
    if (recorded) {
        done(*recorded, released);
        return;
    }
    // What has moved meanwhile is looked at anew before she signs again.
    refresh();
    m_form.focus_on("pin");
}

void InfusionPresenter::done(const std::vector<operations::Recorded>& recorded,
                             const InfusionPlan& plan) {
    const operations::Recorded* draw = recorded_of_kind(recorded, domain::Kind::Draw);
    m_latest = draw == nullptr ? std::nullopt : std::optional(draw->ref.seq);
    operations::Patient patient = plan.patient;
    patient.session = plan.session;
    patient.latest = m_desk.now().instant;
    m_desk.remember(std::move(patient));
    std::string text = entries_words(recorded);
    for (const std::string& sum : closing_sums(m_desk.state(), plan)) {
        text += "; " + sum;
    }
    const domain::InfusionRow* open =
        m_latest ? m_desk.state().infusions.find(domain::InfusionId(m_latest->number())) : nullptr;
    begin_anew();
    m_message = Message{.tone = Tone::Good,
                        .text = text + ".",
                        .remedy = open == nullptr || open->open.empty() ? std::string()
                                  : plan.outcome
                                      ? tr("The rest is open still: W wastes it before a witness.")
                                      : tr("Its outcome is open still: O records it.")};
    m_desk.changed();
}

void InfusionPresenter::scan(std::string_view text) {
    if (m_outcome != nullptr) {
        m_outcome->scan(text);
        return;
    }
    m_message.reset();
    const operations::Patient* labelled = patient_labelled(m_desk.patients(), text);
    auto container = container_named(m_desk, text);
    const bool ours = text.find("VL1:") != std::string_view::npos;
    if (labelled != nullptr && !ours && !(m_lines.empty() && container)) {
        const std::string before = m_patient.is_known() ? m_form.text("patient") : std::string();
        choose_patient(operations::Patient(*labelled));
        if (!before.empty() && before != m_form.text("patient")) {
            m_message = warning(fmt::format(fmt::runtime(tr("The patient is now {}; it was {}.")),
                                            m_form.text("patient"), before),
                                tr("Scan the other label again if that was not meant."));
        }
        return;
    }
    if (container) {
        add_vial(std::move(*container));
        return;
    }
    const auto person = m_desk.person_named(text);
    if (person && m_form.focus() == "pin") {
        m_signing.seat(0, *person);
        return;
    }
    const bool asks_patient = !m_lines.empty() && !m_patient.is_known() && !m_patient.is_new();
    if (asks_patient && !ours && what_was_scanned(m_desk, text).empty()) {
        begin_patient(text);
        m_message = warning(
            fmt::format(fmt::runtime(tr("The chart number {} is not among the patients of the last "
                                        "ninety days: a new patient.")),
                        text),
            tr("Type her name and address, or Esc if that was not her label."));
        return;
    }
    m_message = Message{.tone = Tone::Bad,
                        .text = container.error().what + ".",
                        .remedy = container.error().remedy};
}

void InfusionPresenter::press(std::string_view key) {
    if (m_outcome != nullptr) {
        m_outcome->press(key);
        return;
    }
    m_message.reset();
    if (key == "D") {
        toggle_done();
    } else if (key == "K") {
        ask_weight();
    } else if (key == "L") {
        leave_outcome_for_later();
    } else if (key == "N") {
        begin_patient({});
        work_out();
    } else if (key == "O") {
        if (!stays_with_work()) {
            m_outcome = std::make_unique<OutcomePresenter>(m_desk);
        }
    } else if (key == "P") {
        m_form.focus_on("prescriber");
    } else if (key == "R") {
        m_form.focus_on("route");
    } else if (key == "S") {
        m_form.focus_on("session");
    } else if (key == "W") {
        go_to_waste();
    } else if (key == "X") {
        drop_vial();
    }
}

void InfusionPresenter::toggle_done() {
    if (m_lines.empty()) {
        m_message = warning(tr("No vial is scanned."), tr("Scan the vial that was drawn from."));
        return;
    }
    const bool was_done = m_intent == domain::Intent::Done;
    m_intent = was_done ? domain::Intent::Intended : domain::Intent::Done;
    m_form.forget("when");
    m_form.forget("late");
    m_signing.withdraw();
    work_out();
    go_on();
    if (!m_message) {
        m_message = was_done
                        ? warning(tr("The draw is still to be done."), {})
                        : warning(tr("The draw has been done already: it is recorded as it was, "
                                     "marked with what was improper, and opens a case."),
                                  tr("Alt+D again takes that back."));
    }
}

void InfusionPresenter::ask_weight() {
    m_weighs = true;
    m_form.forget("weight");
    work_out();
    m_form.focus_on("weight");
}

void InfusionPresenter::leave_outcome_for_later() {
    if (m_lines.empty()) {
        m_message = warning(tr("No vial is scanned."), tr("Scan the vial."));
        return;
    }
    m_form.set("given", later);
    m_form.forget("set_aside");
    work_out();
    go_on();
}

bool InfusionPresenter::stays_with_work() {
    if (!has_work()) {
        return false;
    }
    m_message = warning(tr("An infusion is begun here."),
                        tr("Record it first, or press Esc twice to drop it."));
    return true;
}

void InfusionPresenter::go_to_waste() {
    if (stays_with_work()) {
        return;
    }
    std::optional<domain::EntryNumber> infusion;
    if (m_latest && m_desk.state().infusions.find(domain::InfusionId(m_latest->number()))) {
        infusion = m_latest;
    } else {
        for (const store::OpenAmount& open : store::open_infusions(m_desk.store())) {
            infusion = infusion ? std::max(*infusion, open.entry.seq) : open.entry.seq;
        }
    }
    if (!infusion) {
        m_message = warning(tr("No rest of an infusion is open."),
                            tr("What is held for a witness is on F6."));
        return;
    }
    m_desk.go("waste", fmt::format("entry:{}", infusion->number()));
}

void InfusionPresenter::offer(std::string_view field, int step) {
    if (m_outcome != nullptr) {
        m_outcome->offer(field, step);
        return;
    }
    m_form.step_offer(field, step);
}

void InfusionPresenter::choose(std::int64_t row) {
    if (m_outcome != nullptr) {
        m_outcome->choose(row);
        return;
    }
    m_patient_row = row;
}

void InfusionPresenter::open(std::int64_t row) {
    if (m_outcome != nullptr) {
        m_outcome->open(row);
        return;
    }
    const auto& patients = m_desk.patients();
    if (row >= 0 && static_cast<std::size_t>(row) < patients.size()) {
        choose_patient(operations::Patient(patients[static_cast<std::size_t>(row)]));
    }
}

bool InfusionPresenter::back() {
    if (m_outcome != nullptr) {
        if (!m_outcome->back()) {
            m_outcome.reset();
        }
        return true;
    }
    const bool anything = has_work() || !m_lines.empty() || m_patient.is_known();
    begin_anew();
    m_message.reset();
    return anything;
}

void InfusionPresenter::refresh() {
    if (m_outcome != nullptr) {
        m_outcome->refresh();
        return;
    }
    for (VialLine& line : m_lines) {
        if (auto facts = facts_of(m_desk, line.facts.id)) {
            line.facts = std::move(*facts);
        }
    }
    work_out();
}

void InfusionPresenter::show(std::string_view subject) {
    if (subject.empty() || stays_with_work()) {
        return;
    }
    m_outcome.reset();
    constexpr std::string_view scanned = "scan:";
    if (subject.starts_with(scanned)) {
        scan(subject.substr(scanned.size()));
    } else if (const auto number = number_in_subject(subject, "container")) {
        scan(fmt::to_string(*number));
    } else if (number_in_subject(subject, "entry")) {
        m_outcome = std::make_unique<OutcomePresenter>(m_desk);
        m_outcome->show(subject);
    }
}

bool InfusionPresenter::has_work() const {
    return m_outcome != nullptr ? m_outcome->has_work() : m_form.has_typed();
}

FactGroup InfusionPresenter::plan_facts() const {
    FactGroup group{.heading = tr("This draw"), .facts = {}};
    for (const VialLine& line : m_lines) {
        if (line.facts.row.state == domain::ContainerState::Sealed) {
            group.facts.push_back(
                {.label = fmt::format(fmt::runtime(tr("Vial {}")), line.facts.id.number()),
                 .value = tr("is opened with this draw, by the same PIN"),
                 .tone = Tone::Warning});
        }
    }
    if (m_intent == domain::Intent::Done) {
        group.facts.push_back(
            {.label = tr("Recorded as"), .value = tr("done already"), .tone = Tone::Warning});
    }
    for (const domain::Irregularity code : m_judgement.irregular) {
        group.facts.push_back(
            {.label = tr("Improper"), .value = words_of(code), .tone = Tone::Bad});
    }
    return group;
}

std::optional<Table> InfusionPresenter::patient_table() const {
    if (m_patient.is_known() || m_patient.is_new()) {
        return std::nullopt;
    }
    std::vector<Row> rows;
    for (const operations::Patient& patient : m_desk.patients()) {
        const auto next = operations::next_session(patient);
        rows.push_back(
            {.cells = {patient.name, patient.chart_number, next ? next->text() : std::string(),
                       print_moment(patient.latest, m_desk.now().offset)}});
    }
    constexpr int name_width = 28;
    return Table{.label = tr("Patients of the last ninety days"),
                 .columns = {{.label = tr("Name"), .width = name_width},
                             {.label = tr("Chart number")},
                             {.label = tr("Next session")},
                             {.label = tr("Last draw"), .width = 18}},
                 .rows = std::make_shared<FixedRows>(std::move(rows)),
                 .selected = m_patient_row,
                 .empty_hint = m_desk.signer()
                                   ? tr("Nobody yet: scan a vial, then Alt+N names the first "
                                        "patient.")
                                   : tr("Sign in (F2) to see the patients of the last days.")};
}

std::vector<Action> InfusionPresenter::actions() const {
    const std::string no_vial = m_lines.empty() ? tr("no vial is scanned") : std::string();
    return {{.key = "D", .label = tr("Done already"), .why_not = no_vial},
            {.key = "K", .label = tr("Weight")},
            {.key = "L", .label = tr("Outcome later"), .why_not = no_vial},
            {.key = "N", .label = tr("New patient")},
            {.key = "O", .label = tr("Outcomes that are open")},
            {.key = "P", .label = tr("Prescriber")},
            {.key = "R", .label = tr("Another way of giving")},
            {.key = "S", .label = tr("Session")},
            {.key = "W", .label = tr("Waste the rest")},
            {.key = "X", .label = tr("Drop the last vial"), .why_not = no_vial}};
}

ScreenView InfusionPresenter::view() const {
    if (m_outcome != nullptr) {
        return m_outcome->view();
    }
    ScreenView view{.title = tr("Infusion")};
    for (const VialLine& line : m_lines) {
        view.groups.push_back(fact_group(m_desk, line.facts));
    }
    if (FactGroup facts = plan_facts(); !facts.facts.empty()) {
        view.groups.push_back(std::move(facts));
    }
    view.fields = m_form.fields();
    std::erase_if(view.fields, [](const Field& field) { return !field.enabled; });
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string id = i == 0 ? "dose" : fmt::format("dose_{}", i + 1);
        for (Field& field : view.fields) {
            if (field.id == id) {
                field.label =
                    fmt::format(fmt::runtime(m_lines.size() == 1 ? tr("Dose, mg")
                                                                 : tr("Dose from vial {}, mg")),
                                m_lines[i].facts.id.number());
            }
        }
    }
    view.focus = m_form.focus();
    if (is_drawn_known()) {
        view.sums = closing_sums(m_desk.state(), plan());
    }
    view.table = patient_table();
    view.signers = m_signing.lines();
    view.message = m_message;
    view.actions = actions();
    view.scan_hint = m_lines.empty() ? tr("Scan a vial, or type its number")
                                     : tr("Scan the patient's label, or another vial");
    return view;
}

}  // namespace vialog::gui
