// SPDX-License-Identifier: Apache-2.0
// The field that asks who witnesses: somebody else than the one who acts.
#pragma once

#include "gui/form.h"
#include "gui/signing.h"

#include <string_view>

namespace vialog::gui {

// The field "witness".
[[nodiscard]] FieldRule witness_rule();

// True where she is known and another person than the operator: she has the second place, and the focus moves on.
// Otherwise the field says why not. Whoever had the place gives it up, and every consent with it.
[[nodiscard]] bool take_witness(Form& form, const Desk& desk, Signing& signing);

}  // namespace vialog::gui
