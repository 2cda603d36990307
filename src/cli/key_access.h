// SPDX-License-Identifier: Apache-2.0
// Passphrases, key files and the agent, as several commands need them.
#pragma once

#include "cli/arguments.h"
#include "cli/terminal.h"
#include "crypto/key_file.h"
#include "domain/state.h"
#include "operations/agent.h"

#include <memory>
#include <string>
#include <vector>

namespace vialog::cli {

// The passphrase of a key that exists: from --passphrase-fd, or asked for once.
[[nodiscard]] std::string ask_passphrase(const Arguments& arguments, Terminal& terminal,
                                         std::string_view whose);
// A new passphrase or PIN: asked for twice at a terminal, once by a descriptor.
[[nodiscard]] std::string ask_new_secret(const Arguments& arguments, Terminal& terminal,
                                         const std::string& option, const std::string& prompt);

// What a key file shows without its passphrase.
[[nodiscard]] crypto::KeyFileHeader key_file_header(const std::string& option,
                                                    const std::string& path);
// A key file that is damaged is the world's failure, throws StoreError; another file was named wrongly, throws UsageError.
[[noreturn]] void refuse_key_file(const std::string& option, const std::string& path,
                                  std::string_view text, const std::string& why);

// The agent of this journal, started where none listens. Throws AgentError where it does not come.
[[nodiscard]] std::shared_ptr<operations::Agent> agent_or_start(const std::string& journal);

// A registered key by its fingerprint, "sha256:..." or the beginning of its hexadecimal digits.
[[nodiscard]] domain::KeyId key_named(const domain::State& state, const std::string& text);

}  // namespace vialog::cli
