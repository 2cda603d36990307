// SPDX-License-Identifier: Apache-2.0
// Lines of tab-separated fields, appended.
#include "gui/station_marks.h"

#include "gui/stored_texts.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace vialog::gui {

namespace {

constexpr std::size_t fields_of_a_line = 5;

std::optional<StationMark> read_mark(std::string_view line) {
    std::array<std::string_view, fields_of_a_line> fields{};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t tab = i + 1 < fields.size() ? line.find('\t') : line.size();
        if (tab == std::string_view::npos) {
            return std::nullopt;
        }
        fields[i] = line.substr(0, tab);
        line.remove_prefix(std::min(tab + 1, line.size()));
    }
    const auto at = base::parse_utc(fields[2]);
    const FieldCheck is_size = whole_number(0, INT64_MAX, MayBeEmpty::No);
    if (!at || !is_size(fields[3]).empty()) {
        return std::nullopt;
    }
    return StationMark{.what = std::string(fields[0]),
                       .log = std::string(fields[1]),
                       .at = *at,
                       .size = to_number(fields[3]),
                       .text = std::string(fields[4])};
}

}  // namespace

StationMarks::StationMarks(std::filesystem::path state) : m_file(std::move(state) / "marks") {}

std::vector<StationMark> StationMarks::marks(std::string_view what, std::string_view log) const {
    std::vector<StationMark> found;
    std::ifstream in(m_file);
    for (std::string line; std::getline(in, line);) {
        auto mark = read_mark(line);
        if (mark && mark->what == what && mark->log == log) {
            found.push_back(std::move(*mark));
        }
    }
    std::reverse(found.begin(), found.end());
    return found;
}

bool StationMarks::add(const StationMark& mark) const {
    constexpr std::string_view breaks = "\t\r\n";
    for (const std::string* text : {&mark.what, &mark.log, &mark.text}) {
        if (text->find_first_of(breaks) != std::string::npos) {
            return false;
        }
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    std::ofstream out(m_file, std::ios::app);
    out << mark.what << '\t' << mark.log << '\t' << base::print_utc(mark.at) << '\t' << mark.size
        << '\t' << mark.text << '\n';
    out.flush();
    return static_cast<bool>(out);
}

}  // namespace vialog::gui
