// SPDX-License-Identifier: Apache-2.0
// The commands of vialog-cli, by what they concern.
#pragma once

#include "cli/command.h"

#include <vector>

namespace vialog::cli {

[[nodiscard]] std::vector<Command> all_commands();

[[nodiscard]] std::vector<Command> key_commands();  // keygen, unlock, lock, status, agent
[[nodiscard]] Command genesis_command();
[[nodiscard]] std::vector<Command> enrolment_commands();  // key-add, key-revoke, log-key
[[nodiscard]] std::vector<Command> house_commands();      // both of these, person, place ... policy
[[nodiscard]] std::vector<Command> catalogue_commands();  // product, party, shipment
[[nodiscard]] std::vector<Command> stock_commands();      // receive ... finish, breakage
[[nodiscard]] std::vector<Command> disposal_commands();   // destroy, handover, return, transfer-out
[[nodiscard]] std::vector<Command> count_commands();  // count-start, count, reveal, close, custody
[[nodiscard]] std::vector<Command> case_commands();   // discrepancy ... loss-report
[[nodiscard]] std::vector<Command> correction_commands();  // correct, void
[[nodiscard]] std::vector<Command> evidence_commands();    // checkpoint, anchor, inspection, clock
[[nodiscard]] std::vector<Command> journal_commands();  // transcribe, export, verify, rebuild ...
[[nodiscard]] Command accountability_command();
[[nodiscard]] std::vector<Command>
query_commands();  // balance, history, accountability, show, list, cases, open

}  // namespace vialog::cli
