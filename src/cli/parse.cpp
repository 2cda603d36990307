// SPDX-License-Identifier: Apache-2.0
// The command line by CLI11, in this one file: it takes seconds to compile.
#include "base/text.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "crypto/crypto_error.h"
#include "operations/agent_frame.h"
#include "store/store_error.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>
#include <memory>

namespace vialog::cli {

namespace {

// What CLI11 fills for one command.
struct Filled {
    const Command* command = nullptr;
    std::map<std::string, std::vector<std::string>> values;
    std::map<std::string, bool> flags;
};

bool is_positional(const std::string& name) {
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

void declare(CLI::App& app, const Option& option, Filled& filled) {
    const std::string flag = is_positional(option.name) ? option.name : "--" + option.name;
    if (option.takes == Takes::Flag) {
        app.add_flag(flag, filled.flags[option.name], option.meaning);
        return;
    }
    auto* added = app.add_option(flag, filled.values[option.name], option.meaning);
    if (option.takes == Takes::Many) {
        added->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        if (is_positional(option.name)) {
            added->allow_extra_args(true)->expected(-1);
        }
    } else {
        added->expected(1)->allow_extra_args(false);
    }
    if (option.takes == Takes::Required) {
        added->required();
    }
}

Arguments arguments_of(const Filled& filled) {
    Arguments arguments;
    for (const auto& [name, values] : filled.values) {
        arguments.add(name, values);
    }
    for (const auto& [name, given] : filled.flags) {
        if (given) {
            arguments.add(name, {"yes"});
        }
    }
    return arguments;
}

ExitCode run_guarded(const Command& command, const Arguments& arguments, Terminal& terminal) {
    try {
        return command.run(arguments, terminal);
    } catch (const UsageError& error) {
        terminal.complain(error.what());
        return ExitCode::Usage;
    } catch (const store::StoreError& error) {
        terminal.complain(error.what());
        return ExitCode::WorldFailed;
    } catch (const crypto::CryptoError& error) {
        terminal.complain(error.what());
        return ExitCode::WorldFailed;
    } catch (const operations::AgentError& error) {
        terminal.complain(error.what());
        return ExitCode::WorldFailed;
    } catch (const std::exception& error) {
        terminal.complain(error.what());
        return ExitCode::WorldFailed;
    }
}

}  // namespace

ExitCode run_program(const std::vector<Command>& commands, int argc, char** argv,
                     Terminal& terminal) {
    CLI::App app("Vialog keeps a clinic's Schedule III record as a signed journal.", "vialog-cli");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("vialog-cli ") + VIALOG_VERSION);
    std::vector<std::unique_ptr<Filled>> filled;
    for (const Command& command : commands) {
        CLI::App* sub = app.add_subcommand(command.name, command.summary)->group(command.group);
        filled.push_back(std::make_unique<Filled>());
        filled.back()->command = &command;
        for (const Option& option : command.options) {
            declare(*sub, option, *filled.back());
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            app.exit(error);
            return ExitCode::Done;
        }
        terminal.complain(fmt::format("{}; run vialog-cli --help, or a command with --help",
                                      base::escape_for_console(error.what())));
        return ExitCode::Usage;
    }
    const std::string chosen = app.get_subcommands().front()->get_name();
    for (const auto& one : filled) {
        if (one->command->name == chosen) {
            return run_guarded(*one->command, arguments_of(*one), terminal);
        }
    }
    return ExitCode::Usage;
}

}  // namespace vialog::cli
