// SPDX-License-Identifier: Apache-2.0
// What this workstation's scanner sends in place of the separator GS, which many keyboards can't type.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vialog::gui {

struct ScannerSetting {
    std::string separator{};  // "^", "|", "{GS}"; empty: the scanner sends GS itself
    bool operator==(const ScannerSetting&) const = default;
};

// "separator: ^" on a line; empty lines and those that begin with # say nothing. One to eight printable characters of
// ASCII that no GS1 code can hold by itself, such as ^ | ~ { } # @ [ ].
[[nodiscard]] base::Parsed<ScannerSetting> parse_scanner_setting(std::string_view text);
[[nodiscard]] std::string print_scanner_setting(const ScannerSetting& setting);

// The file "scanner" of the user's state folder; the usual scanner where there is none.
[[nodiscard]] base::Parsed<ScannerSetting> load_scanner_setting(const std::filesystem::path& state);

// The scan with GS where it stood for one.
[[nodiscard]] std::string with_separators(std::string_view scan, const ScannerSetting& setting);

}  // namespace vialog::gui
