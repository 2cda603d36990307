// SPDX-License-Identifier: Apache-2.0
// Known by three letters, new by four fields.
#include "gui/patient_fields.h"

#include "base/instant.h"
#include "gui/catalogue.h"
#include "gui/patient_choice.h"
#include "gui/stored_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vialog::gui {

namespace {

constexpr std::size_t most_offers = 8;
constexpr auto ids =
    std::to_array<std::string_view>({"patient", "chart_number", "name", "address", "birth_date"});

FieldRule text_rule(std::string id, std::string label, std::string hint, std::size_t longest) {
    return {.field = {.id = std::move(id), .label = std::move(label), .hint = std::move(hint)},
            .check = stored_text(longest, MayBeEmpty::No)};
}

std::string birth_date_problem(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    const auto date = base::parse_date(text);
    return date ? std::string() : sentence_of(date.error());
}

}  // namespace

std::vector<FieldRule> PatientFields::rules() {
    std::vector<FieldRule> rules;
    rules.push_back(
        {.field = {.id = "patient",
                   .label = tr("Patient"),
                   .hint = tr("Scan her label, or type the first letters of her name or "
                              "chart number")},
         .check = {}});
    constexpr std::size_t longest_chart_number = 64;
    rules.push_back(text_rule("chart_number", tr("Chart number"),
                              tr("As on her chart; it is kept sealed"), longest_chart_number));
    rules.push_back(text_rule("name", tr("Name"), tr("In full; it is kept sealed"), longest_name));
    rules.push_back(text_rule("address", tr("Address"), tr("As on her chart; it is kept sealed"),
                              longest_address));
    rules.push_back({.field = {.id = "birth_date",
                               .label = tr("Birth date"),
                               .hint = tr("1980-02-03; Enter leaves it out")},
                     .check = birth_date_problem});
    for (std::size_t i = 1; i < rules.size(); ++i) {
        rules[i].field.enabled = false;
    }
    return rules;
}

bool PatientFields::has(std::string_view field) {
    return std::find(ids.begin(), ids.end(), field) != ids.end();
}

void PatientFields::typed(Form& form, const std::vector<operations::Patient>& patients) {
    m_known.reset();
    m_new = false;
    enable(form);
    std::vector<std::string> offers;
    for (const auto& patient : fitting_patients(patients, form.text("patient"), most_offers)) {
        offers.push_back(offer_words(patient));
    }
    form.say_offers("patient", std::move(offers));
}

void PatientFields::enter(Form& form, const std::vector<operations::Patient>& patients) {
    if (m_known || m_new) {
        static_cast<void>(form.enter("patient"));
        return;
    }
    const std::string letters = form.text("patient");
    const auto fitting = fitting_patients(patients, letters, most_offers);
    const std::size_t at = form.offer("patient");
    if (at < fitting.size()) {
        choose(form, fitting[at]);
        static_cast<void>(form.enter("patient"));
        return;
    }
    form.focus_on("patient");
    if (letters.empty()) {
        form.say_problem("patient",
                         tr("No patient is named: scan her label, type the first letters of her "
                            "name or chart number, or press Alt+N for a new patient."));
    } else if (patients.empty()) {
        form.say_problem("patient", tr("No patients are known here yet: press Alt+N for a new one, "
                                       "or sign in (F2) to see those of the last days."));
    } else {
        form.say_problem(
            "patient",
            fmt::format(fmt::runtime(tr("Nobody of the last ninety days fits \"{}\": type other "
                                        "letters, or press Alt+N for a new patient.")),
                        letters));
    }
}

void PatientFields::choose(Form& form, const operations::Patient& patient) {
    m_known = patient;
    m_new = false;
    form.set("patient", patient.name.empty() ? patient.chart_number
                                             : patient.name + ", " + patient.chart_number);
    form.say_offers("patient", {});
    enable(form);
}

void PatientFields::begin_new(Form& form, std::string_view chart_number) {
    m_known.reset();
    m_new = true;
    form.set("patient", tr("a new patient"));
    form.say_offers("patient", {});
    enable(form);
    for (const std::string_view id : ids) {
        if (id != "patient") {
            form.forget(id);
        }
    }
    if (chart_number.empty()) {
        form.focus_on("chart_number");
    } else {
        form.set("chart_number", chart_number);
        form.focus_on(form.taken("chart_number") ? "name" : "chart_number");
    }
}

void PatientFields::forget(Form& form) {
    m_known.reset();
    m_new = false;
    for (const std::string_view id : ids) {
        form.forget(id);
    }
    enable(form);
}

void PatientFields::enable(Form& form) const {
    form.enable("chart_number", m_new);
    form.enable("name", m_new || (m_known && m_known->name.empty()));
    form.enable("address", m_new || (m_known && m_known->address.empty()));
    form.enable("birth_date", m_new);
}

bool PatientFields::is_complete(const Form& form) const {
    if (m_known) {
        return (!m_known->name.empty() || form.taken("name")) &&
               (!m_known->address.empty() || form.taken("address"));
    }
    return m_new && form.taken("chart_number") && form.taken("name") && form.taken("address") &&
           form.taken("birth_date");
}

operations::Patient PatientFields::stated(const Form& form) const {
    operations::Patient patient = m_known.value_or(operations::Patient());
    const auto fill = [&](std::string& text, std::string_view field) {
        if (text.empty()) {
            text = to_stored(form.text(field));
        }
    };
    fill(patient.chart_number, "chart_number");
    fill(patient.name, "name");
    fill(patient.address, "address");
    fill(patient.birth_date, "birth_date");
    return patient;
}

}  // namespace vialog::gui
