// SPDX-License-Identifier: Apache-2.0
// The agent's first breath: a program that needs it starts it where none listens yet.
#pragma once

#include "operations/agent.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace vialog::operations {

// The agent of this journal, whose path is absolute. Where none listens, `program` is run as `program agent JOURNAL`, on its
// own from then on. Throws AgentError where the agent does not come.
[[nodiscard]] std::shared_ptr<Agent> agent_or_start(const std::filesystem::path& journal,
                                                    const std::filesystem::path& program);

// A program of ours that stands in the folder of the running one.
[[nodiscard]] std::filesystem::path program_beside(std::string_view name);

}  // namespace vialog::operations
