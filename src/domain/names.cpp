// SPDX-License-Identifier: Apache-2.0
// The rules of short codes, written out by hand so that no locale and no backtracking comes in.
#include "domain/names.h"

#include "domain/characters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace vialog::domain {
namespace {

using Problem = std::optional<base::ParseError>;

constexpr std::size_t longest_part = 32;

Problem problem_at(std::size_t offset, std::string what, std::string remedy) {
    return base::ParseError{.offset = offset, .what = std::move(what), .remedy = std::move(remedy)};
}

bool is_code_character(char c) {
    return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
}

bool is_host_character(char c) {
    return is_lower(c) || is_digit(c) || c == '.' || c == '-';
}

bool is_zone_character(char c) {
    return is_alphanumeric(c) || c == '_' || c == '-' || c == '+';
}

Problem find_code_problem(std::string_view text, const std::string& noun,
                          const std::string& example) {
    const std::string remedy =
        "write a letter or digit, then up to 31 letters, digits, '.', '_' or '-', such as " +
        example;
    if (text.empty()) {
        return problem_at(0, noun + " is empty", remedy);
    }
    if (!is_alphanumeric(text.front())) {
        return problem_at(0, noun + " does not begin with a letter or a digit", remedy);
    }
    const auto bad = std::find_if_not(text.begin(), text.end(), is_code_character);
    if (bad != text.end()) {
        return problem_at(static_cast<std::size_t>(bad - text.begin()),
                          noun + " has a character that is not allowed in it", remedy);
    }
    if (text.size() > longest_part) {
        return problem_at(longest_part, noun + " has more than 32 characters", remedy);
    }
    return std::nullopt;
}

// One part of a text that is divided by slashes.
struct Part {
    std::size_t offset;
    std::string_view text;
};

// Calls `check(part, index)` for each part until it names a problem; `parts` then holds how many
// there were.
template <typename Check>
Problem find_part_problem(std::string_view text, std::size_t& parts, Check check) {
    std::size_t offset = 0;
    for (parts = 0;; ++parts) {
        const std::size_t slash = text.find('/', offset);
        const std::size_t end = slash == std::string_view::npos ? text.size() : slash;
        if (auto problem = check(Part{offset, text.substr(offset, end - offset)}, parts)) {
            return problem;
        }
        if (slash == std::string_view::npos) {
            ++parts;
            return std::nullopt;
        }
        offset = slash + 1;
    }
}

constexpr std::string_view origin_remedy =
    "write a host-like name in small letters and one to four parts after it, such as "
    "clinic-042.example/ket";

Problem find_origin_part_problem(Part part, std::size_t index) {
    const std::size_t longest = index == 0 ? 64 : longest_part;
    const auto is_allowed = index == 0 ? is_host_character : is_code_character;
    if (part.text.empty()) {
        return problem_at(part.offset, "a part of the journal's name is empty",
                          std::string(origin_remedy));
    }
    const auto bad = std::find_if_not(part.text.begin(), part.text.end(), is_allowed);
    if (bad != part.text.end()) {
        return problem_at(part.offset + static_cast<std::size_t>(bad - part.text.begin()),
                          "the journal's name has a character that is not allowed there",
                          std::string(origin_remedy));
    }
    if (part.text.size() > longest) {
        return problem_at(part.offset + longest, "a part of the journal's name is too long",
                          "write at most 64 characters before the first slash, at most 32 in each "
                          "part after it");
    }
    return std::nullopt;
}

constexpr std::string_view zone_remedy =
    "write the zone's name as the IANA database has it, such as America/Denver";

Problem find_zone_part_problem(Part part, std::size_t) {
    if (part.text.empty() || !is_letter(part.text.front())) {
        return problem_at(part.offset,
                          "a part of the time zone's name does not begin with a letter",
                          std::string(zone_remedy));
    }
    const auto bad = std::find_if_not(part.text.begin(), part.text.end(), is_zone_character);
    if (bad != part.text.end()) {
        return problem_at(part.offset + static_cast<std::size_t>(bad - part.text.begin()),
                          "the time zone's name has a character that is not allowed in it",
                          std::string(zone_remedy));
    }
    if (part.text.size() > longest_part) {
        return problem_at(part.offset + longest_part, "a part of the time zone's name is too long",
                          std::string(zone_remedy));
    }
    return std::nullopt;
}

}  // namespace

std::optional<base::ParseError> PersonIdRule::find_problem(std::string_view text) {
    return find_code_problem(text, "the person's code", "rn2");
}

std::optional<base::ParseError> PlaceIdRule::find_problem(std::string_view text) {
    return find_code_problem(text, "the place's code", "safe-1");
}

std::optional<base::ParseError> StationIdRule::find_problem(std::string_view text) {
    return find_code_problem(text, "the workstation's code", "desk-1");
}

std::optional<base::ParseError> OriginRule::find_problem(std::string_view text) {
    for (const std::string_view reserved :
         std::array<std::string_view, 2>{"vialog/", "cosignature/"}) {
        if (text.starts_with(reserved)) {
            return problem_at(0, "a journal's name must not begin with " + std::string(reserved),
                              std::string(origin_remedy));
        }
    }
    std::size_t parts = 0;
    if (auto problem = find_part_problem(text, parts, find_origin_part_problem)) {
        return problem;
    }
    if (parts < 2 || parts > 5) {
        return problem_at(
            text.size(), "the journal's name has no part, or more than four, after its first slash",
            std::string(origin_remedy));
    }
    return std::nullopt;
}

std::optional<base::ParseError> TimeZoneNameRule::find_problem(std::string_view text) {
    std::size_t parts = 0;
    if (auto problem = find_part_problem(text, parts, find_zone_part_problem)) {
        return problem;
    }
    if (parts > 3) {
        return problem_at(text.size(), "the time zone's name has more than three parts",
                          std::string(zone_remedy));
    }
    return std::nullopt;
}

}  // namespace vialog::domain
