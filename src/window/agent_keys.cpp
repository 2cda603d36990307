// SPDX-License-Identifier: Apache-2.0
// Passes every call on to the agent.
#include "window/agent_keys.h"

#include "operations/agent_frame.h"
#include "operations/agent_start.h"

#include <utility>

namespace vialog::window {

AgentKeys::AgentKeys(std::filesystem::path journal, std::filesystem::path program)
    : m_journal(std::filesystem::weakly_canonical(std::filesystem::absolute(std::move(journal)))),
      m_program(std::move(program)) {}

const std::shared_ptr<operations::Agent>& AgentKeys::agent() {
    if (m_agent == nullptr) {
        m_agent = operations::Agent::connect(operations::agent_socket(m_journal));
    }
    return m_agent;
}

template <typename Call>
auto AgentKeys::ask(Call call) -> decltype(call()) {
    try {
        return call();
    } catch (const operations::AgentError&) {
        m_agent.reset();
        throw;
    }
}

base::Result<operations::UnlockedKey, crypto::KeyFileError> AgentKeys::unlock(
    std::string_view key_file, std::string_view passphrase, std::string_view pin,
    operations::Shift shift) {
    return ask([&] {
        if (agent() == nullptr) {
            m_agent = operations::agent_or_start(m_journal, m_program);
        }
        return m_agent->unlock(key_file, passphrase, pin, shift);
    });
}

gui::KeyHolder::Unlocking AgentKeys::unlocking() {
    return [journal = m_journal, program = m_program](
               std::string_view key_file, std::string_view passphrase, std::string_view pin,
               operations::Shift shift) {
        // Over a line of its own: one question at a time goes over each.
        return operations::agent_or_start(journal, program)
            ->unlock(key_file, passphrase, pin, shift);
    };
}

base::Result<std::unique_ptr<operations::Consent>, operations::SigningError> AgentKeys::consent(
    std::string_view key_name, std::string_view pin) {
    return ask([&] { return operations::ask_consent(agent(), key_name, pin); });
}

void AgentKeys::lock(std::string_view key_name) {
    ask([&] {
        if (agent() != nullptr) {
            m_agent->lock(key_name);
        }
    });
}

std::vector<operations::UnlockedKey> AgentKeys::list() {
    return ask([&] {
        return agent() == nullptr ? std::vector<operations::UnlockedKey>() : m_agent->list();
    });
}

}  // namespace vialog::window
