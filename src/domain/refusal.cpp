// SPDX-License-Identifier: Apache-2.0
// The words of refusals, from the embedded schemas/findings.csv.
#include "domain/refusal.h"

#include "base/check.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace vialog::embedded {
extern const std::string_view findings_csv;
}

namespace vialog::domain {

namespace {

struct Words {
    int exit_code = 0;
    std::string sentence;
    std::string remedy;
};

// Our own file, embedded at build and read by a test: RFC 4180 without line breaks in fields.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

std::map<std::string, Words, std::less<>> read_findings() {
    std::map<std::string, Words, std::less<>> words;
    std::string_view rest = embedded::findings_csv;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        auto fields = fields_of(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        base::ensures(fields.size() == 4, "each line of findings.csv has four fields");
        int code = 0;
        std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), code);
        words[fields[0]] = {
            .exit_code = code, .sentence = std::move(fields[2]), .remedy = std::move(fields[3])};
    }
    return words;
}

const std::map<std::string, Words, std::less<>>& findings() {
    static const auto words = read_findings();
    return words;
}

std::string fill(std::string_view sentence, const Refusal& refusal) {
    std::string text;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        text += sentence.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = sentence.find('}', open);
        base::ensures(close != std::string_view::npos, "a place in a sentence is closed");
        const std::string_view name = sentence.substr(open + 1, close - open - 1);
        const auto figure = std::find_if(refusal.figures.begin(), refusal.figures.end(),
                                         [&](const auto& it) { return it.first == name; });
        text += figure == refusal.figures.end() ? std::string_view("?")
                                                : std::string_view(figure->second);
        sentence.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace

Sentence explain(const Refusal& refusal) {
    const auto found = findings().find(refusal.rule);
    base::expects(found != findings().end(), "each rule has its words in schemas/findings.csv");
    return {.exit_code = found->second.exit_code,
            .rule = std::string(refusal.rule),
            .text = fill(found->second.sentence, refusal),
            .remedy = fill(found->second.remedy, refusal)};
}

}  // namespace vialog::domain
