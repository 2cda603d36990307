// SPDX-License-Identifier: Apache-2.0
// What is stated about discrepancies: opened by hand, noted, decided by two, reported as a loss.
#pragma once

#include "gui/signed_form.h"

namespace vialog::gui {

[[nodiscard]] SignedForm::Plan discrepancy_plan(Desk& desk);
[[nodiscard]] SignedForm::Plan note_plan(Desk& desk, domain::CaseId id);
[[nodiscard]] SignedForm::Plan decision_plan(Desk& desk, domain::CaseId id);
[[nodiscard]] SignedForm::Plan loss_report_plan(Desk& desk, domain::CaseId id);

// A difference that a decision about the case may move, as it stands in the book.
struct Movable {
    domain::Account from;
    domain::ProductId product;
    domain::Quantity amount;
};
[[nodiscard]] std::vector<Movable> movables_of(const Desk& desk, domain::CaseId id);

}  // namespace vialog::gui
