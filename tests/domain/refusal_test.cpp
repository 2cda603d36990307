// SPDX-License-Identifier: Apache-2.0
// Every rule has its words, every place in them its figure, and every code a test that meets it.
#include "domain/refusal.h"

#include "domain/rule_codes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

namespace vialog::domain {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path project() {
    return VIALOG_SOURCE_FOLDER;
}

// The constants of rule_codes.h and their codes: "amount_zero" is "amount-zero".
std::map<std::string, std::string> rule_codes() {
    static const std::regex constant(R"(string_view\s+(\w+)\s*=\s*"([a-z0-9-]+)\")");
    const std::string text = text_of(project() / "src/domain/rule_codes.h");
    std::map<std::string, std::string> codes;
    for (std::sregex_iterator it(text.begin(), text.end(), constant), end; it != end; ++it) {
        codes[(*it)[1]] = (*it)[2];
    }
    return codes;
}

std::string sources_in(const fs::path& folder) {
    std::string all;
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().extension() == ".cpp") {
            all += text_of(file.path());
        }
    }
    return all;
}

std::set<std::string> places_of(const std::string& sentence) {
    static const std::regex place(R"(\{(\w+)\})");
    std::set<std::string> places;
    for (std::sregex_iterator it(sentence.begin(), sentence.end(), place), end; it != end; ++it) {
        places.insert((*it)[1]);
    }
    return places;
}

// The text from the brace or parenthesis at `open` to the one that closes it.
std::string enclosed(const std::string& text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        depth += text[i] == '{' || text[i] == '(' ? 1 : 0;
        depth -= text[i] == '}' || text[i] == ')' ? 1 : 0;
        if (depth == 0) {
            return text.substr(open, i - open);
        }
    }
    return {};
}

// The names of the figures that are given wherever the rule is told: `rule::x, {{"a", ...}}`.
std::vector<std::set<std::string>> figures_given(const std::string& sources,
                                                 const std::string& constant) {
    static const std::regex name(R"re(\{\s*"(\w+)")re");
    const std::regex told("rule::" + constant + R"(\s*,\s*(\.figures\s*=\s*)?\{)");
    std::vector<std::set<std::string>> given;
    for (std::sregex_iterator it(sources.begin(), sources.end(), told), end; it != end; ++it) {
        const auto open = static_cast<std::size_t>(it->position() + it->length() - 1);
        const std::string figures = enclosed(sources, open);
        std::set<std::string> names;
        for (std::sregex_iterator f(figures.begin(), figures.end(), name); f != end; ++f) {
            names.insert((*f)[1]);
        }
        given.push_back(std::move(names));
    }
    return given;
}

std::string sentence_and_remedy(const std::string& code) {
    const std::string csv = text_of(project() / "schemas/findings.csv");
    const std::size_t at = csv.find("\n" + code + ",");
    return at == std::string::npos ? std::string()
                                   : csv.substr(at + 1, csv.find('\n', at + 1) - at - 1);
}

TEST(RuleCodes, AreTheWordsOfTheirConstants) {
    const auto codes = rule_codes();

    EXPECT_GT(codes.size(), 80U);
    for (const auto& [constant, code] : codes) {
        std::string hyphenated = constant;
        std::replace(hyphenated.begin(), hyphenated.end(), '_', '-');
        EXPECT_EQ(code, hyphenated);
    }
}

TEST(RuleCodes, HaveWordsAndAnExitCodeEach) {
    for (const auto& [constant, code] : rule_codes()) {
        const Sentence sentence = explain({.rule = code, .figures = {}});

        EXPECT_EQ(sentence.rule, code);
        EXPECT_FALSE(sentence.text.empty()) << code;
        EXPECT_FALSE(sentence.remedy.empty()) << code;
        EXPECT_TRUE(sentence.exit_code == 1 || sentence.exit_code == 12 ||
                    sentence.exit_code == 17 || code == rule::rules_unknown)
            << code << ": " << sentence.exit_code;
        EXPECT_EQ(sentence.text.back(), '.') << code;
        EXPECT_EQ(sentence.remedy.back(), '.') << code;
    }
}

TEST(RuleCodes, AreGivenEveryFigureThatTheirWordsHaveAPlaceFor) {
    const std::string sources = sources_in(project() / "src/domain");
    for (const auto& [constant, code] : rule_codes()) {
        const auto told = figures_given(sources, constant);
        EXPECT_FALSE(told.empty()) << code << " is never told";

        const auto places = places_of(sentence_and_remedy(code));
        for (const auto& figures : told) {
            for (const std::string& place : places) {
                EXPECT_EQ(figures.count(place), 1U) << code << " lacks {" << place << "}";
            }
        }
    }
}

TEST(RuleCodes, AreEachMetByATest) {
    const std::string tests = sources_in(project() / "tests/domain");
    for (const auto& [constant, code] : rule_codes()) {
        const std::regex met("rule::" + constant + R"(\b)");
        EXPECT_TRUE(std::regex_search(tests, met)) << code;
    }
}

TEST(Explain, PutsFiguresInTheirPlaces) {
    const Refusal refusal{
        .rule = rule::infusion_overdrawn,
        .figures = {{"infusion", "17"}, {"open", "0.500 mL"}, {"amount", "0.600 mL"}}};

    const Sentence sentence = explain(refusal);

    EXPECT_EQ(sentence.exit_code, 17);
    EXPECT_EQ(sentence.text, "Infusion 17 has 0.500 mL open, not 0.600 mL.");
}

TEST(Explain, FillsTheRemedyToo) {
    const Sentence sentence =
        explain({.rule = rule::corrected_already, .figures = {{"entry", "5"}, {"by", "9"}}});

    EXPECT_EQ(sentence.text, "Entry 5 has been corrected by entry 9.");
    EXPECT_EQ(sentence.remedy, "Correct entry 9 instead.");
}

TEST(Explain, ReadsQuotedFieldsWithCommas) {
    EXPECT_EQ(explain({.rule = rule::roles_differ, .figures = {}}).remedy,
              "Let exactly these sign, in this order.");
}

TEST(Explain, ShowsAMissingFigure) {
    EXPECT_EQ(explain({.rule = rule::container_unknown, .figures = {}}).text,
              "There is no container ?.");
}

TEST(ExplainDeathTest, StopsAtARuleThatNobodyWrote) {
    EXPECT_DEATH(static_cast<void>(explain({.rule = "no-such-rule", .figures = {}})),
                 "each rule has its words");
}

}  // namespace
}  // namespace vialog::domain
