// SPDX-License-Identifier: Apache-2.0
// A command of vialog-cli: what it takes, said once, and what it does.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace vialog::cli {

class Arguments;
class Terminal;

// Stored in scripts. Never renumber.
enum class ExitCode : int {
    Done = 0,
    WorldFailed = 1,
    Refused = 2,
    Found = 3,  // a verification found something
    Usage = 64,
};

enum class Takes {
    Required,  // exactly one value
    Optional,  // at most one
    Many,      // none, one or several
    Flag,      // no value
};

// An option "--name", or a positional argument where the name is in capitals.
struct Option {
    std::string name;
    Takes takes = Takes::Optional;
    std::string meaning;
};

struct Command {
    std::string name;
    std::string group;    // for the help: "Stock", "Counts", "People and keys" ...
    std::string summary;  // one line
    std::vector<Option> options;
    std::function<ExitCode(const Arguments&, Terminal&)> run;
};

// Finds the command, reads its options, runs it; says what was wrong with them otherwise.
[[nodiscard]] ExitCode run_program(const std::vector<Command>& commands, int argc, char** argv,
                                   Terminal& terminal);

}  // namespace vialog::cli
