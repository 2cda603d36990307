// SPDX-License-Identifier: Apache-2.0
// Just enough of C++'s lexical rules to tell code from comments and quoted texts.
#include "architecture/source_text.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace vialog::architecture {

namespace {

bool is_identifier_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Copies a source text piece by piece, blanking what is not wanted.
class Blanker final {
  public:
    Blanker(std::string_view text, Quoted quoted) : m_text(text), m_quoted(quoted) {}

    std::string run() {
        while (m_at < m_text.size()) {
            if (rest().starts_with("//")) {
                blank_to(m_text.find('\n', m_at));
            } else if (rest().starts_with("/*")) {
                blank_to(behind("*/", m_at + 2));
            } else if (rest().starts_with("R\"") && !follows_identifier()) {
                take_quoted(end_of_raw_string());
            } else if (m_text[m_at] == '"' || (m_text[m_at] == '\'' && !follows_identifier())) {
                // An apostrophe behind a digit separates thousands.
                take_quoted(end_of_quotation(m_text[m_at]));
            } else {
                m_out += m_text[m_at++];
            }
        }
        return std::move(m_out);
    }

  private:
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }

    [[nodiscard]] bool follows_identifier() const {
        return m_at > 0 && is_identifier_character(m_text[m_at - 1]);
    }

    [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
        const std::size_t found = m_text.find(mark, from);
        return found == std::string_view::npos ? found : found + mark.size();
    }

    [[nodiscard]] std::size_t end_of_raw_string() const {
        const std::size_t parenthesis = m_text.find('(', m_at);
        if (parenthesis == std::string_view::npos) {
            return parenthesis;
        }
        const std::string_view delimiter = m_text.substr(m_at + 2, parenthesis - m_at - 2);
        return behind(")" + std::string(delimiter) + "\"", parenthesis);
    }

    [[nodiscard]] std::size_t end_of_quotation(char mark) const {
        std::size_t at = m_at + 1;
        while (at < m_text.size() && m_text[at] != mark && m_text[at] != '\n') {
            at += m_text[at] == '\\' ? 2U : 1U;
        }
        return at + 1;
    }

    void take_quoted(std::size_t end) {
        if (m_quoted == Quoted::Blanked) {
            blank_to(end);
            return;
        }
        const std::size_t stop = std::min(end, m_text.size());
        m_out += m_text.substr(m_at, stop - m_at);
        m_at = stop;
    }

    void blank_to(std::size_t end) {
        for (const std::size_t stop = std::min(end, m_text.size()); m_at < stop; ++m_at) {
            m_out += m_text[m_at] == '\n' ? '\n' : ' ';
        }
    }

    std::string_view m_text;
    Quoted m_quoted;
    std::size_t m_at = 0;
    std::string m_out;
};

}  // namespace

std::string describe(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += finding.path + ":" + std::to_string(finding.line) + ": " + finding.what + "\n";
    }
    return text;
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
}

std::vector<SourceFile> read_sources(std::string_view project, std::string_view folder) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(project) / folder)) {
        const fs::path& path = entry.path();
        if (!entry.is_regular_file() || (path.extension() != ".h" && path.extension() != ".cpp")) {
            continue;
        }
        std::ifstream in(path, std::ios::binary);
        files.push_back({.path = fs::relative(path, fs::path(project)).generic_string(),
                         .text = {std::istreambuf_iterator<char>(in), {}}});
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::string without_comments(std::string_view text, Quoted quoted) {
    return Blanker(text, quoted).run();
}

std::string_view room_of(std::string_view path) {
    const std::size_t first = path.find('/');
    if (first == std::string_view::npos) {
        return {};
    }
    const std::string_view below = path.substr(first + 1);
    const std::size_t second = below.find('/');
    return second == std::string_view::npos ? std::string_view() : below.substr(0, second);
}

std::string_view name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

std::string_view stem_of(std::string_view path) {
    const std::string_view name = name_of(path);
    return name.substr(0, name.rfind('.'));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<std::size_t> lines_with_word(std::string_view text, std::string_view word) {
    std::vector<std::size_t> numbers;
    std::size_t number = 0;
    for (const std::string_view line : lines_of(text)) {
        ++number;
        for (std::size_t at = line.find(word); at != std::string_view::npos;
             at = line.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            const bool begins = at == 0 || !is_identifier_character(word.front()) ||
                                !is_identifier_character(line[at - 1]);
            const bool ends = end == line.size() || !is_identifier_character(word.back()) ||
                              !is_identifier_character(line[end]);
            if (begins && ends) {
                numbers.push_back(number);
                break;
            }
        }
    }
    return numbers;
}

}  // namespace vialog::architecture
