// SPDX-License-Identifier: Apache-2.0
// Alters a database file as whoever holds it could, outside of the program.
#pragma once

#include <filesystem>
#include <string_view>

namespace vialog::support {

void tamper(const std::filesystem::path& path, std::string_view sql);
// The same by somebody who first drops the triggers that forbid it, and puts them back.
void tamper_past_guards(const std::filesystem::path& path, std::string_view sql);

}  // namespace vialog::support
