// SPDX-License-Identifier: Apache-2.0
// The program's own source as text, for the rules that no compiler checks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::architecture {

struct SourceFile {
    std::string path;  // from the project's folder, with '/': "src/base/json.cpp"
    std::string text;
};

// A place where a rule is broken.
struct Finding {
    std::string path;
    std::size_t line = 0;  // counted from 1; 0 where the whole file is meant
    std::string what;

    bool operator==(const Finding&) const = default;
};

// One line for each finding, "path:line: what", for a test's message.
std::string describe(const std::vector<Finding>& findings);
void append(std::vector<Finding>& findings, std::vector<Finding> more);

// All .h and .cpp files below the folders of that name in the project's folder, sorted by path.
std::vector<SourceFile> read_sources(std::string_view project, std::string_view folder);

// What is left when comments are blanked, and texts between quotation marks too if they are not
// kept. Line breaks stay, so that a line keeps its number.
enum class Quoted { Kept, Blanked };
std::string without_comments(std::string_view text, Quoted quoted);

// "src/base/json.cpp" has the room "base", the name "json.cpp" and the stem "json".
std::string_view room_of(std::string_view path);
std::string_view name_of(std::string_view path);
std::string_view stem_of(std::string_view path);

std::vector<std::string_view> lines_of(std::string_view text);
// Where `word` stands in `text`, not as a part of a longer identifier: the numbers of the lines.
std::vector<std::size_t> lines_with_word(std::string_view text, std::string_view word);

}  // namespace vialog::architecture
