// SPDX-License-Identifier: Apache-2.0
// What the guided set-up stands on: this machine's folders, time zone, clock and agent.
#pragma once

#include "gui/set_up_answers.h"
#include "window/agent_keys.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace vialog::window {

// Outlives the set-up, whose keys it holds.
class FirstStart final {
  public:
    // `named` is what the program was asked to open: a folder, or a file that is not there.
    [[nodiscard]] gui::SetUpGround ground(
        const std::filesystem::path& named,
        std::function<void(const std::filesystem::path& journal)> opened);

  private:
    std::map<std::filesystem::path, std::unique_ptr<AgentKeys>> m_keys;
};

// "America/Denver" of a link as /etc/localtime is one; empty where it says none.
[[nodiscard]] std::string zone_of_link(const std::filesystem::path& link);

}  // namespace vialog::window
