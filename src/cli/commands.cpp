// SPDX-License-Identifier: Apache-2.0
// All commands, in the order in which --help shows their groups.
#include "cli/commands.h"

namespace vialog::cli {

std::vector<Command> all_commands() {
    std::vector<Command> all;
    const auto add = [&all](std::vector<Command> commands) {
        for (Command& command : commands) {
            all.push_back(std::move(command));
        }
    };
    add(key_commands());
    add(house_commands());
    add(catalogue_commands());
    add(stock_commands());
    add(disposal_commands());
    add(count_commands());
    add(case_commands());
    add(correction_commands());
    add(query_commands());
    add(journal_commands());
    add(evidence_commands());
    return all;
}

}  // namespace vialog::cli
