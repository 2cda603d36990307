// SPDX-License-Identifier: Apache-2.0
// The keys of this workstation as the agent's process holds them; started when somebody first unlocks.
#pragma once

#include "gui/key_holder.h"
#include "operations/agent.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace vialog::window {

class AgentKeys final : public gui::KeyHolder {
  public:
    // `program` is vialog-cli, whose verb "agent" it is.
    AgentKeys(std::filesystem::path journal, std::filesystem::path program);

    [[nodiscard]] base::Result<operations::UnlockedKey, crypto::KeyFileError> unlock(
        std::string_view key_file, std::string_view passphrase, std::string_view pin,
        operations::Shift shift) override;
    [[nodiscard]] Unlocking unlocking() override;
    [[nodiscard]] base::Result<std::unique_ptr<operations::Consent>, operations::SigningError>
    consent(std::string_view key_name, std::string_view pin) override;
    void lock(std::string_view key_name) override;
    [[nodiscard]] std::vector<operations::UnlockedKey> list() override;

  private:
    // Null where none listens.
    [[nodiscard]] const std::shared_ptr<operations::Agent>& agent();
    // An agent that went away is forgotten, so that the next call finds or starts another.
    template <typename Call>
    auto ask(Call call) -> decltype(call());

    std::filesystem::path m_journal;
    std::filesystem::path m_program;
    std::shared_ptr<operations::Agent> m_agent;
};

}  // namespace vialog::window
