// SPDX-License-Identifier: Apache-2.0
// Texts from the command line that will stand in the journal, sealed or in the open.
#pragma once

#include "cli/arguments.h"
#include "operations/record.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vialog::cli {

// The most bytes that schemas/journal-format.md section 5 lets a member hold.
inline constexpr std::size_t longest_name = 200;
inline constexpr std::size_t longest_address = 400;
inline constexpr std::size_t longest_initials = 16;
inline constexpr std::size_t longest_code = 16;
inline constexpr std::size_t longest_label = 64;
inline constexpr std::size_t longest_nonce = 128;
inline constexpr std::size_t longest_disclosed = 4096;

// In NFC, without what no stored text may have, at least one byte; a UsageError otherwise.
[[nodiscard]] std::string stored_text(const std::string& option, const std::string& text,
                                      std::size_t longest);
[[nodiscard]] std::string text_of(const Arguments& arguments, const std::string& option,
                                  std::size_t longest);
[[nodiscard]] std::optional<std::string> text_maybe(const Arguments& arguments,
                                                    const std::string& option, std::size_t longest);
// For what the journal holds as a digest only: "person_name" of --name, say.
[[nodiscard]] operations::DisclosedText disclosed_text(const Arguments& arguments,
                                                       const std::string& option,
                                                       const std::string& name);

// A path, absolute, so that it means the same after the folder changes.
[[nodiscard]] std::string absolute_path(const std::string& path);

}  // namespace vialog::cli
