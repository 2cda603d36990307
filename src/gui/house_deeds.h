// SPDX-License-Identifier: Apache-2.0
// Forms for the house: a place, a workstation, a product, a party, the registration.
#pragma once

#include "gui/signed_form.h"

namespace vialog::gui {

[[nodiscard]] SignedForm::Plan place_plan(const Desk& desk);
[[nodiscard]] SignedForm::Plan station_plan(const Desk& desk);
[[nodiscard]] SignedForm::Plan product_plan(const Desk& desk);
[[nodiscard]] SignedForm::Plan party_plan(const Desk& desk);
[[nodiscard]] SignedForm::Plan registration_plan(const Desk& desk);

// "Hospira, Inc. 100 mg/mL, 5 mL, 10 in a package, several doses"
[[nodiscard]] std::string product_words(const domain::ProductRecorded& product);
[[nodiscard]] std::string use_words(domain::ContainerUse use);
[[nodiscard]] std::string form_words(domain::DosageForm form);
[[nodiscard]] std::string party_words(domain::PartyRole role);
// What follows from a DEA number as far as it is typed; empty while it does not parse.
[[nodiscard]] std::string dea_words(std::string_view text);
// Keys and words of the choices, for forms elsewhere.
[[nodiscard]] std::vector<Choice> use_choices();
[[nodiscard]] std::optional<domain::ContainerUse> use_of(std::string_view key);

}  // namespace vialog::gui
