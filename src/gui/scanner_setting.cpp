// SPDX-License-Identifier: Apache-2.0
// A text file of one line, so that it can be set up with any editor.
#include "gui/scanner_setting.h"

#include "domain/lot.h"
#include "gui/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace vialog::gui {

namespace {

constexpr std::string_view key = "separator:";
constexpr std::size_t longest_separator = 8;
constexpr char group_separator = '\x1d';

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// A character of a lot or serial number can't stand for the end of one. Within braces letters are safe: "{GS}".
bool can_stand_for_separator(std::string_view text) {
    const bool printable =
        std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    return printable && !domain::is_gs1_character(text.front());
}

}  // namespace

base::Parsed<ScannerSetting> parse_scanner_setting(std::string_view text) {
    ScannerSetting setting;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = without_blanks(text.substr(at, end - at));
        if (!line.empty() && line.front() != '#') {
            if (!line.starts_with(key)) {
                return base::parse_error(at, tr("the line is no setting of a scanner"),
                                         tr("write \"separator: ^\""));
            }
            const std::string_view separator = without_blanks(line.substr(key.size()));
            if (separator.empty() || separator.size() > longest_separator ||
                !can_stand_for_separator(separator)) {
                return base::parse_error(at, tr("this can't stand for the separator"),
                                         tr("write one to eight characters, the first of them one "
                                            "that no code holds, such as ^ | ~ { or @"));
            }
            setting.separator = separator;
        }
        at = end + 1;
    }
    return setting;
}

std::string print_scanner_setting(const ScannerSetting& setting) {
    return setting.separator.empty() ? std::string()
                                     : fmt::format("{} {}\n", key, setting.separator);
}

base::Parsed<ScannerSetting> load_scanner_setting(const std::filesystem::path& state) {
    std::ifstream file(state / "scanner", std::ios::binary);
    if (!file) {
        return ScannerSetting{};
    }
    std::ostringstream text;
    text << file.rdbuf();
    return parse_scanner_setting(text.str());
}

std::string with_separators(std::string_view scan, const ScannerSetting& setting) {
    if (setting.separator.empty()) {
        return std::string(scan);
    }
    std::string text;
    for (std::size_t at = 0;;) {
        const std::size_t found = scan.find(setting.separator, at);
        text.append(scan.substr(at, found == std::string_view::npos ? found : found - at));
        if (found == std::string_view::npos) {
            return text;
        }
        text += group_separator;
        at = found + setting.separator.size();
    }
}

}  // namespace vialog::gui
