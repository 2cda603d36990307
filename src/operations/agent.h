// SPDX-License-Identifier: Apache-2.0
// The agent: one process on the workstation that holds what is unlocked and signs for those who give their PIN.
#pragma once

#include "operations/clock.h"
#include "operations/key_vault.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace vialog::operations {

// Where the agent of this user and this journal listens: a folder that only she can enter.
[[nodiscard]] std::filesystem::path agent_socket(const std::filesystem::path& journal);

// Serves until nothing is unlocked any more for a minute, or until told to stop. One thread; only programs of the same
// user are heard. Throws AgentError where the socket cannot be made.
void serve_agent(const std::filesystem::path& socket, Clock& clock, crypto::RandomSource& random);

// The other end. Each call throws AgentError where the agent is gone.
class Agent final {
  public:
    // Null where no agent listens.
    [[nodiscard]] static std::shared_ptr<Agent> connect(const std::filesystem::path& socket);
    ~Agent();
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    // The agent opens the key file itself; passphrase and key never lie in this program longer than it takes to pass them on.
    [[nodiscard]] base::Result<UnlockedKey, crypto::KeyFileError> unlock(
        std::string_view key_file, std::string_view passphrase, std::string_view pin, Shift shift);
    void lock(std::string_view key_name);
    void stop();
    [[nodiscard]] std::vector<UnlockedKey> list();

    struct Given {
        KeyVault::ConsentId id = 0;
        crypto::PublicKey key;
    };
    [[nodiscard]] base::Result<Given, SigningError> consent(std::string_view key_name,
                                                            std::string_view pin);
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(KeyVault::ConsentId consent,
                                                               base::ByteView text);
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        KeyVault::ConsentId consent, base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check);
    void withdraw(KeyVault::ConsentId consent);

  private:
    explicit Agent(int socket) : m_socket(socket) {}
    // One question at a time: a consent may be used on a thread of its own.
    [[nodiscard]] std::vector<base::Bytes> ask(std::vector<base::Bytes> question);

    int m_socket;
    std::mutex m_asking;
};

// Consent by the agent. The error says what a person must do: unlock, or type the PIN again.
[[nodiscard]] base::Result<std::unique_ptr<Consent>, SigningError> ask_consent(
    const std::shared_ptr<Agent>& agent, std::string_view key_name, std::string_view pin);

// Consent by a vault in this process, for tests, benchmarks and the making of sample clinics. The vault must outlive it.
[[nodiscard]] base::Result<std::unique_ptr<Consent>, SigningError> ask_consent(
    KeyVault& vault, Clock& clock, std::string_view key_name, std::string_view pin);

}  // namespace vialog::operations
