// SPDX-License-Identifier: Apache-2.0
// vialog-cli: every operation from a command line or a script.
#include "cli/commands.h"
#include "cli/terminal.h"

namespace {

std::vector<vialog::cli::Command> all_commands() {
    std::vector<vialog::cli::Command> all;
    const auto add = [&all](std::vector<vialog::cli::Command> commands) {
        for (vialog::cli::Command& command : commands) {
            all.push_back(std::move(command));
        }
    };
    add(vialog::cli::key_commands());
    add(vialog::cli::house_commands());
    add(vialog::cli::catalogue_commands());
    add(vialog::cli::stock_commands());
    add(vialog::cli::disposal_commands());
    add(vialog::cli::count_commands());
    add(vialog::cli::case_commands());
    add(vialog::cli::correction_commands());
    add(vialog::cli::query_commands());
    add(vialog::cli::journal_commands());
    add(vialog::cli::evidence_commands());
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    vialog::cli::Terminal terminal;
    return static_cast<int>(vialog::cli::run_program(all_commands(), argc, argv, terminal));
}
