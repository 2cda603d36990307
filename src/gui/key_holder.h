// SPDX-License-Identifier: Apache-2.0
// Who holds the unlocked keys of this workstation: the agent's process, or in tests a vault.
#pragma once

#include "crypto/key_file.h"
#include "operations/key_vault.h"
#include "operations/signing.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Every call may throw operations::AgentError where the holder is gone.
class KeyHolder {
  public:
    virtual ~KeyHolder() = default;
    KeyHolder(const KeyHolder&) = delete;
    KeyHolder& operator=(const KeyHolder&) = delete;

    // `key_file` is the file's whole text.
    [[nodiscard]] virtual base::Result<operations::UnlockedKey, crypto::KeyFileError> unlock(
        std::string_view key_file, std::string_view passphrase, std::string_view pin,
        operations::Shift shift) = 0;
    // The same for another thread, while this holder is asked other things: what a passphrase costs keeps nobody waiting.
    using Unlocking = std::function<base::Result<operations::UnlockedKey, crypto::KeyFileError>(
        std::string_view key_file, std::string_view passphrase, std::string_view pin,
        operations::Shift shift)>;
    [[nodiscard]] virtual Unlocking unlocking() = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<operations::Consent>,
                                       operations::SigningError>
    consent(std::string_view key_name, std::string_view pin) = 0;
    virtual void lock(std::string_view key_name) = 0;
    [[nodiscard]] virtual std::vector<operations::UnlockedKey> list() = 0;

  protected:
    KeyHolder() = default;
};

}  // namespace vialog::gui
