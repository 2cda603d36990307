// SPDX-License-Identifier: Apache-2.0
// The room order of src/README.md as a table, and the includes that break it.
#include "architecture/layers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vialog::architecture {

namespace {

// From left to right; a room includes itself and what stands before it. The command line and the
// presenters of the window stand side by side at the end, the window's own room behind the presenters,
// and the inspector's program sees but the first four rooms.
constexpr std::array<std::string_view, 8> order{"base",  "crypto",   "domain",    "journal",
                                                "store", "exchange", "reporting", "operations"};
constexpr std::array<std::string_view, 3> last_rooms{"cli", "gui", "window"};
constexpr std::string_view inspector = "verify";
constexpr std::size_t rooms_of_the_inspector = 4;

// Whether the room's headers may show the library to whoever includes them.
enum class InHeaders { Hidden, Shown };

struct Library {
    std::string_view header;  // the beginning of what stands in the brackets
    std::string_view room;
    InHeaders in_headers;
};

constexpr std::array<Library, 10> libraries{{{"botan/", "crypto", InHeaders::Hidden},
                                             {"p11-kit", "crypto", InHeaders::Hidden},
                                             {"sqlite3.h", "store", InHeaders::Hidden},
                                             {"libpq", "store", InHeaders::Hidden},
                                             {"utf8proc.h", "base", InHeaders::Hidden},
                                             {"cairo", "reporting", InHeaders::Hidden},
                                             {"pango/", "reporting", InHeaders::Hidden},
                                             {"qrencode.h", "reporting", InHeaders::Hidden},
                                             {"CLI/", "cli", InHeaders::Shown},
                                             {"wx/", "window", InHeaders::Shown}}};

struct Include {
    std::size_t line = 0;
    std::string_view name;
    bool is_ours = false;  // in quotation marks
};

std::optional<Include> include_in(std::string_view line) {
    const auto skip_blanks = [&line] {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skip_blanks();
    if (!line.starts_with('#')) {
        return std::nullopt;
    }
    line.remove_prefix(1);
    skip_blanks();
    constexpr std::string_view directive = "include";
    if (!line.starts_with(directive)) {
        return std::nullopt;
    }
    line.remove_prefix(directive.size());
    skip_blanks();
    if (line.empty() || (line.front() != '"' && line.front() != '<')) {
        return std::nullopt;
    }
    const bool is_ours = line.front() == '"';
    line.remove_prefix(1);
    return Include{.name = line.substr(0, line.find(is_ours ? '"' : '>')), .is_ours = is_ours};
}

std::vector<Include> includes_of(std::string_view text) {
    const std::string code = without_comments(text, Quoted::Kept);
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(code)) {
        ++number;
        if (auto include = include_in(line)) {
            // The name must outlive `code`: it is the same stretch of `text`, whose comments were
            // blanked, not removed.
            include->name = text.substr(
                static_cast<std::size_t>(include->name.data() - code.data()), include->name.size());
            include->line = number;
            includes.push_back(*include);
        }
    }
    return includes;
}

bool is_room(std::string_view name) {
    return std::find(order.begin(), order.end(), name) != order.end() ||
           std::find(last_rooms.begin(), last_rooms.end(), name) != last_rooms.end() ||
           name == inspector;
}

bool may_include(std::string_view room, std::string_view other) {
    if (room == other) {
        return true;
    }
    if (room == "window" && other == "gui") {
        return true;
    }
    const auto* const place = std::find(order.begin(), order.end(), other);
    if (place == order.end()) {
        return false;
    }
    if (room == inspector) {
        return place < order.begin() + rooms_of_the_inspector;
    }
    // Rooms at the end find themselves behind all others.
    return place < std::find(order.begin(), order.end(), room);
}

// Why a room may not include one of our headers, or nothing.
std::string fault_of_ours(std::string_view room, std::string_view name) {
    const std::size_t slash = name.find('/');
    const std::string_view other = name.substr(0, slash);
    if (slash == std::string_view::npos || !is_room(other)) {
        return "\"" + std::string(name) + "\" is not written as \"room/file.h\"";
    }
    if (!may_include(room, other)) {
        return "the arrow from " + std::string(room) + " to " + std::string(other) + " runs back";
    }
    return {};
}

const Library* library_of(std::string_view name) {
    const auto* const library = std::find_if(
        libraries.begin(), libraries.end(),
        [name](const Library& candidate) { return name.starts_with(candidate.header); });
    return library == libraries.end() ? nullptr : library;
}

// Why a room may not include a library, or nothing.
std::string fault_of_library(std::string_view room, std::string_view name) {
    const Library* const library = library_of(name);
    if (library == nullptr || library->room == room) {
        return {};
    }
    return "<" + std::string(name) + "> may be included in src/" + std::string(library->room) +
           " only";
}

bool shows_hidden_library(const SourceFile& file) {
    const std::vector<Include> includes = includes_of(file.text);
    return std::any_of(includes.begin(), includes.end(), [](const Include& include) {
        const Library* const library = library_of(include.name);
        return library != nullptr && library->in_headers == InHeaders::Hidden;
    });
}

}  // namespace

std::vector<Finding> check_arrows(const SourceFile& file) {
    const std::string_view room = room_of(file.path);
    if (!is_room(room)) {
        return {{.path = file.path, .line = 0, .what = "the file stands in no known room"}};
    }
    std::vector<Finding> findings;
    for (const Include& include : includes_of(file.text)) {
        // A library's header is foreign in whatever marks it is written.
        std::string fault = include.is_ours && library_of(include.name) == nullptr
                                ? fault_of_ours(room, include.name)
                                : fault_of_library(room, include.name);
        if (!fault.empty()) {
            findings.push_back({.path = file.path, .line = include.line, .what = std::move(fault)});
        }
    }
    return findings;
}

std::vector<Finding> check_hidden_libraries(const std::vector<SourceFile>& all) {
    std::vector<Finding> findings;
    for (const SourceFile& header : all) {
        if (!header.path.ends_with(".h") || !shows_hidden_library(header)) {
            continue;
        }
        for (const SourceFile& file : all) {
            if (file.path.ends_with(".cpp") && room_of(file.path) == room_of(header.path)) {
                continue;
            }
            for (const Include& include : includes_of(file.text)) {
                if ("src/" + std::string(include.name) == header.path) {
                    findings.push_back({.path = file.path,
                                        .line = include.line,
                                        .what = "\"" + std::string(include.name) +
                                                "\" shows a library that should stay in its room"});
                }
            }
        }
    }
    return findings;
}

std::vector<Finding> check_own_header_first(const SourceFile& file,
                                            const std::vector<SourceFile>& all) {
    if (!file.path.ends_with(".cpp")) {
        return {};
    }
    const std::string own =
        std::string(room_of(file.path)) + "/" + std::string(stem_of(file.path)) + ".h";
    const bool has_header = std::any_of(all.begin(), all.end(), [&own](const SourceFile& other) {
        return other.path == "src/" + own;
    });
    const std::vector<Include> includes = includes_of(file.text);
    if (!has_header || (!includes.empty() && includes.front().name == own)) {
        return {};
    }
    return {{.path = file.path,
             .line = includes.empty() ? 0 : includes.front().line,
             .what = "the first include is not \"" + own + "\""}};
}

}  // namespace vialog::architecture
