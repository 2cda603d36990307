// SPDX-License-Identifier: Apache-2.0
// Forms for people: recorded, changed, left.
#pragma once

#include "gui/signed_form.h"

namespace vialog::gui {

// A new one, or what she may do from now on.
[[nodiscard]] SignedForm::Plan person_plan(const Desk& desk,
                                           const std::optional<domain::PersonId>& person);
// Without functions from now on; her initials and her name stay on the records.
[[nodiscard]] SignedForm::Plan left_plan(const Desk& desk, const domain::PersonId& person);

[[nodiscard]] std::string function_words(domain::FunctionSet functions);

// Letters for functions, as they are typed: "PW" is pharmacist and witness.
[[nodiscard]] std::string function_hint();
[[nodiscard]] FieldCheck function_check();
[[nodiscard]] std::vector<domain::Function> functions_of(std::string_view letters);
[[nodiscard]] std::string letters_of(domain::FunctionSet functions);
[[nodiscard]] domain::FunctionSet function_set(const std::vector<domain::Function>& functions);

}  // namespace vialog::gui
