// SPDX-License-Identifier: Apache-2.0
// The rules as word lists and limits. Words that must not stand in this file either are written in
// two halves.
#include "architecture/tidy.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace vialog::architecture {

namespace {

constexpr std::size_t most_lines_of_code = 600;
constexpr std::size_t most_lines_of_header = 300;
constexpr std::string_view licence = "// SPDX-License-Identifier: Apache-2.0";

bool is_header(const SourceFile& file) {
    return file.path.ends_with(".h");
}

bool is_in(const SourceFile& file, std::string_view folder) {
    return file.path.starts_with(folder);
}

std::vector<Finding> find_words(const SourceFile& file, std::string_view text,
                                std::initializer_list<std::string_view> words,
                                std::string_view why) {
    std::vector<Finding> findings;
    for (const std::string_view word : words) {
        for (const std::size_t line : lines_with_word(text, word)) {
            findings.push_back({.path = file.path,
                                .line = line,
                                .what = "'" + std::string(word) + "' " + std::string(why)});
        }
    }
    return findings;
}

// "(#" and digits and ")" follow.
bool names_an_issue(std::string_view behind) {
    if (!behind.starts_with("(#")) {
        return false;
    }
    behind.remove_prefix(2);
    const std::size_t end = behind.find_first_not_of("0123456789");
    return end != 0 && end != std::string_view::npos && behind[end] == ')';
}

// "#define NOMINMAX" tells a system header something and is no macro of ours.
bool defines_more_than_a_switch(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const std::string_view directive = "#define";
    line.remove_prefix(line.find(directive) + directive.size());
    const std::size_t name = std::min(line.find_first_not_of(blanks), line.size());
    const std::size_t behind = std::min(line.find_first_of(" \t\r(", name), line.size());
    return line.find_first_not_of(blanks, behind) != std::string_view::npos;
}

}  // namespace

std::vector<Finding> check_size(const SourceFile& file) {
    const std::size_t lines = lines_of(file.text).size();
    const std::size_t most = is_header(file) ? most_lines_of_header : most_lines_of_code;
    if (lines <= most) {
        return {};
    }
    return {{.path = file.path,
             .line = 0,
             .what = "has " + std::to_string(lines) + " lines, more than " + std::to_string(most) +
                     "; split it by what it holds"}};
}

std::vector<Finding> check_opening(const SourceFile& file) {
    const std::vector<std::string_view> lines = lines_of(file.text);
    std::vector<Finding> findings;
    if (lines.empty() || lines[0] != licence) {
        findings.push_back({.path = file.path, .line = 1, .what = "the licence line is missing"});
    }
    if (lines.size() < 2 || !lines[1].starts_with("// ") || lines[1].size() < 10) {
        findings.push_back(
            {.path = file.path, .line = 2, .what = "no sentence says what the file is for"});
    }
    if (is_header(file) && std::find(lines.begin(), lines.end(), "#pragma once") == lines.end()) {
        findings.push_back({.path = file.path, .line = 0, .what = "#pragma once is missing"});
    }
    return findings;
}

std::vector<Finding> check_amounts(const SourceFile& file) {
    if (!is_in(file, "src/base/") && !is_in(file, "src/domain/") && !is_in(file, "src/journal/")) {
        return {};
    }
    return find_words(file, without_comments(file.text, Quoted::Blanked),
                      {"double", "float", "strtod", "strtof", "stod", "stof", "atof"},
                      "has no place near an amount");
}

std::vector<Finding> check_banned(const SourceFile& file) {
    if (!is_in(file, "src/")) {
        return {};
    }
    const std::string code = without_comments(file.text, Quoted::Blanked);
    std::vector<Finding> findings =
        find_words(file, code,
                   {"std::to_string", "printf", "fprintf", "sprintf", "snprintf", "vsnprintf",
                    "setlocale", "using namespace"},
                   "is not used in src/");
    const std::vector<std::string_view> lines = lines_of(code);
    for (const std::size_t number : lines_with_word(code, "#define")) {
        if (defines_more_than_a_switch(lines[number - 1])) {
            findings.push_back(
                {.path = file.path, .line = number, .what = "defines a macro; write a function"});
        }
    }
    return findings;
}

std::vector<Finding> check_open_ends(const SourceFile& file) {
    std::vector<Finding> findings = find_words(file, file.text,
                                               {"FIX"
                                                "ME",
                                                "XX"
                                                "X"},
                                               "must not be left behind");
    const std::string_view mark =
        "TO"
        "DO";
    const std::vector<std::string_view> lines = lines_of(file.text);
    for (const std::size_t number : lines_with_word(file.text, mark)) {
        const std::string_view line = lines[number - 1];
        if (!names_an_issue(line.substr(line.find(mark) + mark.size()))) {
            findings.push_back({.path = file.path,
                                .line = number,
                                .what = "what is left to do names no issue, as in (#12)"});
        }
    }
    return findings;
}

std::vector<Finding> check_sql(const SourceFile& file) {
    if (!is_in(file, "src/") || is_in(file, "src/store/")) {
        return {};
    }
    return find_words(file, without_comments(file.text, Quoted::Kept),
                      {"SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE",
                       "CREATE INDEX", "DROP TABLE", "ALTER TABLE", "PRAGMA "},
                      "is SQL outside src/store");
}

std::vector<Finding> check_clock(const SourceFile& file) {
    if (!is_in(file, "src/") || is_in(file, "src/operations/")) {
        return {};
    }
    return find_words(
        file, without_comments(file.text, Quoted::Blanked),
        {"system_clock::now", "steady_clock::now", "high_resolution_clock::now", "utc_clock::now",
         "std::time", "time(nullptr)", "time(NULL)", "time(0)", "gettimeofday", "clock_gettime"},
        "reads the clock outside src/operations");
}

std::vector<Untested> parse_untested(std::string_view text) {
    std::vector<Untested> untested;
    for (const std::string_view line : lines_of(text)) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::size_t colon = std::min(line.find(": "), line.size());
        untested.push_back({.path = std::string(line.substr(0, colon)),
                            .reason = std::string(line.substr(std::min(colon + 2, line.size())))});
    }
    return untested;
}

std::vector<Finding> check_tested(const std::vector<SourceFile>& sources,
                                  const std::vector<SourceFile>& tests,
                                  const std::vector<Untested>& untested) {
    const auto exists = [](const std::vector<SourceFile>& files, const std::string& path) {
        return std::any_of(files.begin(), files.end(),
                           [&path](const SourceFile& file) { return file.path == path; });
    };
    const auto test_of = [](std::string_view path) {
        return "tests/" + std::string(room_of(path)) + "/" + std::string(stem_of(path)) +
               "_test.cpp";
    };
    std::vector<Finding> findings;
    for (const SourceFile& source : sources) {
        const bool is_excused =
            std::any_of(untested.begin(), untested.end(),
                        [&source](const Untested& entry) { return entry.path == source.path; });
        if (is_header(source) || name_of(source.path) == "main.cpp" || is_excused ||
            exists(tests, test_of(source.path))) {
            continue;
        }
        findings.push_back(
            {.path = source.path, .line = 0, .what = test_of(source.path) + " is missing"});
    }
    for (const Untested& entry : untested) {
        if (entry.reason.empty()) {
            findings.push_back(
                {.path = entry.path, .line = 0, .what = "stands in untested.txt without a reason"});
        }
        if (!exists(sources, entry.path) || exists(tests, test_of(entry.path))) {
            findings.push_back(
                {.path = entry.path, .line = 0, .what = "need not stand in untested.txt"});
        }
    }
    return findings;
}

std::vector<Finding> check_built(const std::vector<SourceFile>& tests,
                                 const std::vector<SourceFile>& builds) {
    std::vector<Finding> findings;
    for (const SourceFile& test : tests) {
        if (!test.path.ends_with("_test.cpp")) {
            continue;
        }
        const std::string build = test.path.substr(0, test.path.rfind('/') + 1) + "CMakeLists.txt";
        const auto names_it = [&](const SourceFile& file) {
            if (file.path != build) {
                return false;
            }
            const auto lines = lines_of(file.text);
            const auto numbers = lines_with_word(file.text, name_of(test.path));
            return std::any_of(numbers.begin(), numbers.end(), [&lines](std::size_t number) {
                return lines[number - 1].find('#') == std::string_view::npos;
            });
        };
        if (std::none_of(builds.begin(), builds.end(), names_it)) {
            findings.push_back({.path = test.path, .line = 0, .what = "is not named in " + build});
        }
    }
    return findings;
}

}  // namespace vialog::architecture
