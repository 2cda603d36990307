// SPDX-License-Identifier: Apache-2.0
// The broken world of this room: a bundle's files that are not there, or cannot be read or written.
#pragma once

#include <stdexcept>
#include <string>

namespace vialog::journal {

enum class JournalErrorKind {
    NotFound,      // no such folder or file
    AlreadyThere,  // what would be written over exists
    ReadFailed,
    WriteFailed,
};

class JournalError final : public std::runtime_error {
  public:
    JournalError(JournalErrorKind kind, const std::string& text)
        : std::runtime_error(text), m_kind(kind) {}

    [[nodiscard]] JournalErrorKind kind() const { return m_kind; }

  private:
    JournalErrorKind m_kind;
};

}  // namespace vialog::journal
