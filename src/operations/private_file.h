// SPDX-License-Identifier: Apache-2.0
// Small files beside the journal: key files, which are for their owner's eyes alone, and documents by their digest.
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vialog::operations {

inline constexpr std::size_t longest_small_file = std::size_t{1} << 16U;

// Each throws StoreError where the world fails; the text names the file.

// A new file that its owner alone may read and write; on the disk when this returns. Never written over another.
void write_private_file(const std::filesystem::path& path, std::string_view text);
// At most `longest_small_file` bytes.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& path);
// SHA-256 of a file of any length.
[[nodiscard]] base::Digest digest_of_file(const std::filesystem::path& path);

}  // namespace vialog::operations
