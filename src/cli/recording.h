// SPDX-License-Identifier: Apache-2.0
// What all commands that record have in common: who signs, when it happened, and the answer.
#pragma once

#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "operations/agent.h"
#include "operations/record.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vialog::cli {

// Who signs a kind of entry on the command line: the option that names her and the role.
struct SignerOption {
    std::string option;  // "by", "witness"
    domain::Role role = domain::Role::Operator;
    bool required = true;
};

// What a command makes of its own options.
struct Draft {
    domain::Event event;
    std::vector<operations::DisclosedText> disclosed{};
};
using MakeDraft = std::function<Draft(const Arguments&, operations::Session&)>;

// The options of every recording command: JOURNAL, signers, --occurred, --late, --done, --irregular, --station, --pin-fd, --json.
[[nodiscard]] Command recording_command(std::string name, std::string group, std::string summary,
                                        std::vector<SignerOption> signers,
                                        std::vector<Option> options, MakeDraft make_draft);

// The same options, and what they say, for commands that go on otherwise.
[[nodiscard]] std::vector<Option> recording_options(const std::vector<SignerOption>& signers);
[[nodiscard]] operations::Statement statement_of(const Arguments& arguments, const Draft& draft);

[[nodiscard]] std::vector<SignerOption> by_operator();              // --by
[[nodiscard]] std::vector<SignerOption> by_operator_and_witness();  // --by, --witness
[[nodiscard]] std::vector<SignerOption>
by_registrant_and_witness();  // --by as registrant, --witness

// The journal of --JOURNAL, at this workstation. The terminal must outlive it: closing may have something to say.
[[nodiscard]] operations::Session open_session(const Arguments& arguments, Terminal& terminal,
                                               store::Access access);
// Warns of what closing a journal could not do. The answer stands: what was recorded is recorded.
[[nodiscard]] std::function<void(const std::string&)> warn_on(Terminal& terminal);
// Options that open_session and the asking for PINs read.
[[nodiscard]] std::vector<Option> session_options();

// One consent for each person, her PIN asked for in the order given. Says on the terminal why one is not to be had, and is
// then empty.
[[nodiscard]] std::vector<std::unique_ptr<operations::Consent>> ask_all(
    const Arguments& arguments, Terminal& terminal, operations::Session& session,
    const std::vector<domain::PersonId>& people);

// Where the high-water marks lie: outside the database and its folder.
[[nodiscard]] std::filesystem::path marks_folder();

[[nodiscard]] base::Json json_of(const operations::Recorded& recorded);
[[nodiscard]] ExitCode answer(const Arguments& arguments, Terminal& terminal,
                              const base::Result<operations::Recorded, operations::Denial>& result);
[[nodiscard]] ExitCode deny(const Arguments& arguments, Terminal& terminal,
                            const operations::Denial& denial);

}  // namespace vialog::cli
