// SPDX-License-Identifier: Apache-2.0
// An audit's result for a person and for a script. Nothing but printable ASCII leaves here,
// whatever stood in the bundle.
#pragma once

#include "journal/audit.h"

#include <string>

namespace vialog::verify {

// "VERIFIED", "NOT VERIFIED: a signature is wrong": one line, without a line break.
[[nodiscard]] std::string verdict_line(const journal::AuditReport& report);

[[nodiscard]] std::string print_report(const journal::AuditReport& report);

// Stored: scripts read it. Members are added, never renamed.
[[nodiscard]] std::string print_report_json(const journal::AuditReport& report);

}  // namespace vialog::verify
