// SPDX-License-Identifier: Apache-2.0
// The broken world of this room: no entropy, no memory, a library that fails. A refused input is
// never one of these.
#pragma once

#include <stdexcept>
#include <string>

namespace vialog::crypto {

enum class CryptoErrorKind {
    NoEntropy,      // the system gives no random bytes
    OutOfMemory,    // not enough memory for a permitted cost
    LibraryFailed,  // an algorithm is missing from the library, or failed on a sound input
};

class CryptoError final : public std::runtime_error {
  public:
    CryptoError(CryptoErrorKind kind, const std::string& text)
        : std::runtime_error(text), m_kind(kind) {}

    [[nodiscard]] CryptoErrorKind kind() const { return m_kind; }

  private:
    CryptoErrorKind m_kind;
};

}  // namespace vialog::crypto
