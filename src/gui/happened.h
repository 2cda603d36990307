// SPDX-License-Identifier: Apache-2.0
// The fields that say when a deed was done that is recorded only now, and why so late.
#pragma once

#include "gui/desk.h"
#include "gui/form.h"

#include <vector>

namespace vialog::gui {

// "when" and "late": to stand before the PIN, and asked for only after ask_when.
[[nodiscard]] std::vector<FieldRule> happened_rules(Desk& desk);
void ask_when(Form& form);
// Why it is late is asked where it is.
void follow_when(Form& form, base::LocalInstant now);
// Behind the time, whatever else is open: whether "late" is asked for now.
[[nodiscard]] bool ask_why_late(Form& form);
void state_when(const Form& form, base::LocalInstant now, operations::Statement& statement);

}  // namespace vialog::gui
