// SPDX-License-Identifier: Apache-2.0
// The fields that say for whom: chosen among the known patients, or a new one with what 21 CFR 1304.22(c) asks for.
#pragma once

#include "gui/form.h"
#include "operations/patients.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

class PatientFields final {
  public:
    // "patient", "chart_number", "name", "address", "birth_date": to stand first in the form.
    [[nodiscard]] static std::vector<FieldRule> rules();
    [[nodiscard]] static bool has(std::string_view field);

    // The letters so far have changed: offers follow, and whoever was chosen is not any more.
    void typed(Form& form, const std::vector<operations::Patient>& patients);
    // Enter in "patient": the offer is taken, or the field says what to do.
    void enter(Form& form, const std::vector<operations::Patient>& patients);
    void choose(Form& form, const operations::Patient& patient);
    // From her label, where a chart number is not known yet; empty where it is to be typed.
    void begin_new(Form& form, std::string_view chart_number);
    void forget(Form& form);

    // Chosen, or all that a new one needs is taken.
    [[nodiscard]] bool is_complete(const Form& form) const;
    [[nodiscard]] bool is_known() const { return m_known.has_value(); }
    [[nodiscard]] bool is_new() const { return m_new; }
    [[nodiscard]] operations::Patient stated(const Form& form) const;

  private:
    void enable(Form& form) const;

    std::optional<operations::Patient> m_known;
    bool m_new = false;
};

}  // namespace vialog::gui
