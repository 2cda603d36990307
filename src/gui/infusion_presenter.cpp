// SPDX-License-Identifier: Apache-2.0
// From the scan of a vial to the recorded infusion.
#include "gui/infusion_presenter.h"

#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/pin_field.h"
#include "gui/stock_words.h"
#include "gui/stored_texts.h"
#include "gui/when.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vialog::gui {

namespace {

constexpr auto dose_ids = std::to_array<std::string_view>({"dose", "dose_2", "dose_3", "dose_4"});
constexpr std::string_view later = "-";

std::optional<std::size_t> dose_at(std::string_view field) {
    const auto found = std::find(dose_ids.begin(), dose_ids.end(), field);
    return found == dose_ids.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - dose_ids.begin()));
}

domain::Route usual_route(domain::DosageForm form) {
    switch (form) {
        case domain::DosageForm::Injection:
            return domain::Route::Intravenous;
        case domain::DosageForm::NasalDevice:
            return domain::Route::Intranasal;
        case domain::DosageForm::Troche:
            return domain::Route::Sublingual;
        case domain::DosageForm::Tablet:
        case domain::DosageForm::Capsule:
        case domain::DosageForm::Solution:
            return domain::Route::Oral;
        case domain::DosageForm::Other:
            break;
    }
    return domain::Route::Other;
}

FieldRule rule(std::string id, std::string label, std::string hint, FieldCheck check) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
            .check = std::move(check)};
}

FieldRule choice_rule(std::string id, std::string label, std::vector<Choice> choices) {
    return {.field = {.id = std::move(id),
                      .label = std::move(label),
                      .kind = FieldKind::Choice,
                      .choices = choices},
            .check = chosen(std::move(choices))};
}

std::string weight_problem(std::string_view text) {
    const auto weight = domain::parse_weight_kg(text);
    return weight ? std::string() : sentence_of(weight.error());
}

}  // namespace

InfusionPresenter::InfusionPresenter(Desk& desk)
    : m_desk(desk), m_form(rules()), m_signing(desk, {domain::Role::Operator}) {
    begin_anew();
}

std::vector<FieldRule> InfusionPresenter::rules() {
    std::vector<FieldRule> rules = PatientFields::rules();
    rules.push_back(rule("session", tr("Session"), tr("1 of 6; Enter: a single one"),
                         parses<domain::Session>(MayBeEmpty::Yes)));
    for (std::size_t i = 0; i < dose_ids.size(); ++i) {
        rules.push_back(rule(std::string(dose_ids[i]), tr("Dose"), {},
                             [this, i](std::string_view text) { return dose_problem(i, text); }));
        rules.back().field.enabled = i == 0;
        if (i == 0) {
            rules.push_back(rule("weight", tr("Weight, kg"), tr("80, or 80.5"), weight_problem));
            rules.back().field.enabled = false;
        }
    }
    rules.push_back(rule("given", tr("Given"), {},
                         [this](std::string_view text) { return given_problem(text); }));
    rules.push_back(rule("set_aside", tr("Set aside to waste"), {},
                         [this](std::string_view text) { return set_aside_problem(text); }));
    rules.back().field.enabled = false;
    rules.push_back(rule("when", tr("When it was done"),
                         tr("8:15, or 2026-01-11 17:40; Enter: now"),
                         [this](std::string_view text) {
                             if (text.empty()) {
                                 return std::string();
                             }
                             const auto when = parse_when(text, m_desk.now());
                             return when ? std::string() : sentence_of(when.error());
                         }));
    rules.push_back(
        choice_rule("late", tr("Why it is recorded so late"), choices_of(late_reasons())));
    for (const std::size_t back : {1U, 2U}) {
        rules[rules.size() - back].field.enabled = false;
    }
    rules.push_back(pin_rule("pin", tr("PIN")));
    rules.push_back(choice_rule("route", tr("Way"), choices_of(routes())));
    rules.push_back(rule("prescriber", tr("Prescriber's DEA number"), tr("Enter leaves it out"),
                         parses<domain::DeaNumber>(MayBeEmpty::Yes)));
    return rules;
}

void InfusionPresenter::begin_anew() {
    m_form.forget_all();
    m_signing.withdraw();
    m_signing.seat(0, std::nullopt);
    m_patient.forget(m_form);
    m_lines.clear();
    m_intent = domain::Intent::Intended;
    m_weighs = false;
    m_judgement = {};
    m_answered.clear();
    m_patient_row = -1;
    for (const char* field : {"given", "set_aside"}) {
        m_form.say_hint(field, {});
    }
    // What has a usual answer is not asked for; its key leads to it.
    m_form.set("session", "");
    m_form.set("prescriber", "");
    m_form.set("route", key_of(routes(), domain::Route::Intravenous));
    work_out();
    m_form.focus_on_none();
}

void InfusionPresenter::add_vial(ContainerFacts facts) {
    const bool twice = std::any_of(m_lines.begin(), m_lines.end(),
                                   [&](const VialLine& line) { return line.facts.id == facts.id; });
    if (twice) {
        m_message = Message{.tone = Tone::Warning,
                            .text = fmt::format(fmt::runtime(tr("Vial {} stands here already.")),
                                                facts.id.number()),
                            .remedy = {}};
        return;
    }
    if (m_lines.size() == dose_ids.size()) {
        m_message = Message{.tone = Tone::Warning,
                            .text = tr("Four vials are drawn from already."),
                            .remedy = tr("Record these first; a further draw belongs to the same "
                                         "infusion on the command line.")};
        return;
    }
    const bool expired = facts.is_expired(m_desk.now());
    if (expired || facts.is_past_beyond_use(m_desk.now()) || !facts.is_on_hand()) {
        m_message = Message{
            .tone = Tone::Bad,
            .text = fmt::format(
                fmt::runtime(tr("Vial {} must not be drawn from: {}.")), facts.id.number(),
                expired               ? words_of(domain::Irregularity::Expired)
                : !facts.is_on_hand() ? state_words(facts.row.state)
                                      : words_of(domain::Irregularity::PastBeyondUse)),
            .remedy = tr("Take another one: Alt+X drops this one. If it has been drawn from "
                         "already, Alt+D records that, marked as improper.")};
    }
    if (m_lines.empty()) {
        m_form.set("route", key_of(routes(), usual_route(facts.product.form)));
    }
    m_lines.push_back({.facts = std::move(facts)});
    work_out();
    go_on();
}

void InfusionPresenter::drop_vial() {
    if (m_lines.empty()) {
        m_message = Message{.tone = Tone::Warning, .text = tr("No vial is scanned."), .remedy = {}};
        return;
    }
    m_lines.pop_back();
    m_form.forget(dose_ids.at(m_lines.size()));
    m_judgement = {};
    m_answered.clear();
    work_out();
    go_on();
}

void InfusionPresenter::choose_patient(const operations::Patient& patient) {
    m_patient.choose(m_form, patient);
    patient_settled();
}

void InfusionPresenter::begin_patient(std::string_view chart_number) {
    m_patient.begin_new(m_form, chart_number);
    m_form.forget("session");
}

void InfusionPresenter::patient_settled() {
    if (m_patient.is_known()) {
        const auto next = operations::next_session(m_patient.stated(m_form));
        m_form.set("session", next ? next->text() : std::string());
    }
    go_on();
}

void InfusionPresenter::type(std::string_view field, std::string_view text) {
    if (m_outcome != nullptr) {
        m_outcome->type(field, text);
        return;
    }
    m_message.reset();
    m_form.type(field, text);
    if (field == "patient") {
        m_patient.typed(m_form, m_desk.patients());
    }
    if (field != "pin") {
        m_signing.withdraw();
        work_out();
    }
}

void InfusionPresenter::enter(std::string_view field) {
    if (m_outcome != nullptr) {
        m_outcome->enter(field);
        return;
    }
    if (field == "pin") {
        commit();
        return;
    }
    m_message.reset();
    if (field == "patient") {
        m_patient.enter(m_form, m_desk.patients());
        if (m_patient.is_known()) {
            patient_settled();
        }
    } else if (const auto at = dose_at(field)) {
        enter_dose(*at);
    } else if (field == "weight") {
        enter_weight();
    } else if (m_form.enter(field)) {
        work_out();
        go_on();
    }
}

void InfusionPresenter::enter_dose(std::size_t at) {
    const std::string_view field = dose_ids.at(at);
    if (!m_form.enter(field)) {
        return;
    }
    work_out();
    // By the kilogram it is questioned when the weight is known.
    if (is_answered(field)) {
        go_on();
    }
}

void InfusionPresenter::enter_weight() {
    if (!m_form.enter("weight")) {
        return;
    }
    work_out();
    if (is_answered("weight")) {
        go_on();
    }
}

bool InfusionPresenter::is_answered(std::string_view field) {
    if (!is_drawn_known()) {
        return true;
    }
    std::string doubt;
    std::string asked;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const VialLine& line = m_lines[i];
        asked += m_form.text(dose_ids.at(i)) + "\n";
        if (line.dose && !line.dose->exact) {
            doubt = dose_words(line.facts.product, *line.dose, weight()) + ".";
        }
        if (doubt.empty() && line.dose) {
            doubt = dose_doubt(line.facts.product, route(), line.dose->drawn, weight());
        }
    }
    doubt = doubt.empty() ? rest_doubt(m_lines) : doubt;
    asked += m_form.text("weight");
    if (doubt.empty() || asked == m_answered) {
        return true;
    }
    m_answered = asked;
    m_form.say_problem(field, doubt + " " + tr("Enter again takes it."));
    m_form.focus_on(field);
    return false;
}

std::string InfusionPresenter::dose_problem(std::size_t at, std::string_view text) const {
    if (at >= m_lines.size()) {
        return tr("Scan the vial first: the strength is on it.");
    }
    if (text.empty() && at > 0) {
        return remainder_at(m_lines, at)
                   ? std::string()
                   : tr("No remainder of the first vial's dose is left for this one: type what is "
                        "drawn from it.");
    }
    const auto dose = parse_dose(m_lines[at].facts.product, text);
    return dose ? std::string() : sentence_of(dose.error());
}

std::string InfusionPresenter::given_problem(std::string_view text) const {
    if (text.empty() || text == later) {
        return {};
    }
    if (!has_one_product()) {
        return tr(
            "Two products were drawn: Enter gives all as drawn, or - leaves the outcome for "
            "later, by the key O.");
    }
    const domain::ProductRecorded& product = m_lines.front().facts.product;
    const auto amount = parse_amount(product, text, Bare::Milligrams);
    if (!amount) {
        return sentence_of(amount.error());
    }
    const std::int64_t drawn = first_products_sum();
    return amount->amount() <= drawn
               ? std::string()
               : fmt::format(fmt::runtime(tr("{} were given of {} drawn: at most what was drawn.")),
                             print_both(product, amount->amount()), print_both(product, drawn));
}

std::string InfusionPresenter::set_aside_problem(std::string_view text) const {
    if (text.empty() || m_lines.empty()) {
        return {};
    }
    const domain::ProductRecorded& product = m_lines.front().facts.product;
    const auto amount = parse_amount(product, text, Bare::Milligrams);
    if (!amount) {
        return sentence_of(amount.error());
    }
    const auto given = amount_in("given");
    const std::int64_t rest = first_products_sum() - (given ? given->amount() : 0);
    return amount->amount() <= rest
               ? std::string()
               : fmt::format(fmt::runtime(tr("{} are more than the rest, {}.")),
                             print_both(product, amount->amount()), print_both(product, rest));
}

void InfusionPresenter::work_out() {
    bool asks_weight = m_weighs;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        VialLine& line = m_lines[i];
        const std::string text = m_form.text(dose_ids.at(i));
        line.remainder = i > 0 && text.empty() && m_form.taken(dose_ids.at(i));
        line.dose.reset();
        if (const auto dose = parse_dose(line.facts.product, text)) {
            asks_weight = asks_weight || dose->by_kilogram.has_value();
            line.dose = dosed(line.facts.product, *dose, weight());
        }
    }
    for (std::size_t i = 1; i < dose_ids.size(); ++i) {
        m_form.enable(dose_ids.at(i), i < m_lines.size());
    }
    m_form.enable("weight", asks_weight);
    const std::string given = m_form.text("given");
    const auto amount = amount_in("given");
    const bool leaves_rest = amount && amount->amount() < first_products_sum();
    m_form.enable("set_aside", leaves_rest && m_form.taken("given"));
    const bool is_done = m_intent == domain::Intent::Done;
    const auto when = parse_when(m_form.text("when"), m_desk.now());
    m_form.enable("when", is_done);
    m_form.enable("late", is_done && when && is_late(*when, m_desk.now()));
    say_what_follows();
}

void InfusionPresenter::say_what_follows() {
    const std::vector<std::int64_t> shares = shares_of(m_lines);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const VialLine& line = m_lines[i];
        const bool shared = line.dose && shares[i] != line.dose->drawn.amount();
        std::string follows;
        if (shared || line.remainder) {
            follows = fmt::format(fmt::runtime(tr("of vial {}: {}")), line.facts.id.number(),
                                  print_both(line.facts.product, shares[i]));
        } else if (line.dose) {
            follows = dose_words(line.facts.product, *line.dose, weight());
        }
        m_form.say_follows(dose_ids.at(i), std::move(follows));
        const auto remainder = remainder_at(m_lines, i);
        m_form.say_hint(dose_ids.at(i),
                        remainder ? fmt::format(fmt::runtime(tr("Enter: the remainder, {}")),
                                                print_both(line.facts.product, *remainder))
                        : line.facts.product.container_size.unit() == domain::Unit::Piece
                            ? tr("2 units, or 56 mg")
                            : tr("40 (mg), 0.8 mL, or 0.5/kg"));
    }
    if (!m_lines.empty() && is_drawn_known()) {
        const domain::ProductRecorded& product = m_lines.front().facts.product;
        m_form.say_hint("given", fmt::format(fmt::runtime(tr("Enter: as drawn, {}; - : the outcome "
                                                             "comes later; or the amount")),
                                             print_both(product, first_products_sum())));
        const auto given = amount_in("given");
        const std::int64_t rest = first_products_sum() - (given ? given->amount() : 0);
        m_form.say_follows("given", given ? print_both(product, given->amount()) : std::string());
        m_form.say_hint("set_aside",
                        fmt::format(fmt::runtime(tr("Enter: nothing now, {} stays open; or the "
                                                    "amount held for a witness")),
                                    print_both(product, rest)));
    }
}

void InfusionPresenter::go_on() {
    if (m_lines.empty()) {
        m_form.focus_on_none();
        return;
    }
    // The form's own order, from the first field that is still asked for.
    for (const Field& field : m_form.fields()) {
        if (field.enabled && !m_form.taken(field.id)) {
            m_form.focus_on(field.id);
            break;
        }
    }
    const bool is_past_dose = m_form.focus() == "given" || m_form.focus() == "pin";
    if (is_past_dose && is_refused()) {
        m_form.focus_on("dose");
    }
}

bool InfusionPresenter::is_refused() {
    return m_patient.is_complete(m_form) && is_drawn_known() && !passes();
}

bool InfusionPresenter::passes() {
    m_judgement = m_desk.signer() ? judge(m_desk, plan()) : DrawJudgement{};
    if (m_judgement.refused) {
        m_message = m_judgement.refused;
        if (!m_judgement.irregular.empty()) {
            m_message->text += " (" + words_of(m_judgement.irregular.front()) + ")";
            m_message->remedy =
                tr("Use another vial: Alt+X drops this one. If it has been done "
                   "already, Alt+D records that, marked as improper.");
        }
    }
    return !m_judgement.refused;
}

bool InfusionPresenter::is_drawn_known() const {
    return !m_lines.empty() &&
           std::all_of(m_lines.begin(), m_lines.end(),
                       [](const VialLine& line) { return line.dose || line.remainder; });
}

std::optional<domain::Weight> InfusionPresenter::weight() const {
    const auto weight = domain::parse_weight_kg(m_form.text("weight"));
    return weight ? std::optional(*weight) : std::nullopt;
}

domain::Route InfusionPresenter::route() const {
    return choice_in(routes(), m_form.text("route")).value_or(domain::Route::Intravenous);
}

std::optional<domain::Quantity> InfusionPresenter::amount_in(std::string_view field) const {
    const std::string text = m_form.text(field);
    if (m_lines.empty() || text.empty() || text == later || !has_one_product()) {
        return std::nullopt;
    }
    const auto amount = parse_amount(m_lines.front().facts.product, text, Bare::Milligrams);
    return amount ? std::optional(*amount) : std::nullopt;
}

std::int64_t InfusionPresenter::first_products_sum() const {
    std::int64_t sum = 0;
    const std::vector<std::int64_t> shares = shares_of(m_lines);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool same = m_lines[i].facts.receipt.product == m_lines.front().facts.receipt.product;
        sum += same ? shares[i] : 0;
    }
    return sum;
}

bool InfusionPresenter::has_one_product() const {
    return std::all_of(m_lines.begin(), m_lines.end(), [&](const VialLine& line) {
        return line.facts.receipt.product == m_lines.front().facts.receipt.product;
    });
}

}  // namespace vialog::gui
