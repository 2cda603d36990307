// SPDX-License-Identifier: Apache-2.0
// vialog-cli: every operation from a command line or a script.
#include "cli/commands.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
    vialog::cli::Terminal terminal;
    return static_cast<int>(
        vialog::cli::run_program(vialog::cli::all_commands(), argc, argv, terminal));
}
