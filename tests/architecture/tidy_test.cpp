// SPDX-License-Identifier: Apache-2.0
// The rules of the house hold in every file; and each of them can be broken.
#include "architecture/tidy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace vialog::architecture {
namespace {

constexpr std::string_view opening =
    "// SPDX-License-Identifier: Apache-2.0\n// Says what the file is for.\n";

using Check = std::vector<Finding> (*)(const SourceFile&);

std::vector<Finding> in_all_files(Check check) {
    std::vector<Finding> findings;
    for (const std::string_view folder : {"src", "tests"}) {
        for (const SourceFile& file : read_sources(VIALOG_SOURCE_FOLDER, folder)) {
            append(findings, check(file));
        }
    }
    return findings;
}

// The lines on which `check` finds something in `text`, if it stood in a file of that path.
std::vector<std::size_t> found(Check check, std::string path, std::string text) {
    std::vector<std::size_t> lines;
    for (const Finding& finding : check({.path = std::move(path), .text = std::move(text)})) {
        lines.push_back(finding.line);
    }
    return lines;
}

using Lines = std::vector<std::size_t>;

TEST(House, HasNoFileThatIsTooLong) {
    const auto findings = in_all_files(check_size);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, SaysOfEachFileWhatItIsFor) {
    const auto findings = in_all_files(check_opening);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, KeepsBinaryFractionsAwayFromAmounts) {
    const auto findings = in_all_files(check_amounts);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, UsesNothingThatIsBanned) {
    const auto findings = in_all_files(check_banned);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, LeavesNoOpenEnds) {
    const auto findings = in_all_files(check_open_ends);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, KeepsSqlInTheStore) {
    const auto findings = in_all_files(check_sql);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, ReadsTheClockInOnePlace) {
    const auto findings = in_all_files(check_clock);
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, BuildsEachTest) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> builds;
    for (const auto& entry : fs::recursive_directory_iterator(VIALOG_SOURCE_FOLDER "/tests")) {
        if (entry.path().filename() == "CMakeLists.txt") {
            std::ifstream in(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << in.rdbuf();
            builds.push_back(
                {.path = fs::relative(entry.path(), VIALOG_SOURCE_FOLDER).generic_string(),
                 .text = std::move(text).str()});
        }
    }

    const auto findings = check_built(read_sources(VIALOG_SOURCE_FOLDER, "tests"), builds);

    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(House, HasATestForEachFile) {
    std::ifstream in(VIALOG_SOURCE_FOLDER "/tests/architecture/untested.txt");
    ASSERT_TRUE(in);
    const std::string list(std::istreambuf_iterator<char>(in), {});

    const auto findings =
        check_tested(read_sources(VIALOG_SOURCE_FOLDER, "src"),
                     read_sources(VIALOG_SOURCE_FOLDER, "tests"), parse_untested(list));

    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(Size, IsLimited) {
    std::string lines;
    for (int i = 0; i < 300; ++i) {
        lines += "a\n";
    }
    EXPECT_EQ(found(check_size, "src/base/a.h", lines), Lines{});
    EXPECT_EQ(found(check_size, "src/base/a.h", lines + "a\n"), Lines{0});
    EXPECT_EQ(found(check_size, "src/base/a.cpp", lines + lines), Lines{});
    EXPECT_EQ(found(check_size, "tests/base/a_test.cpp", lines + lines + "a\n"), Lines{0});
}

TEST(Opening, NeedsLicenceAndSentence) {
    EXPECT_EQ(found(check_opening, "src/base/a.cpp", std::string(opening)), Lines{});
    EXPECT_EQ(found(check_opening, "src/base/a.cpp", ""), (Lines{1, 2}));
    EXPECT_EQ(found(check_opening, "src/base/a.cpp", "// Says what the file is for.\n"),
              (Lines{1, 2}));
    EXPECT_EQ(found(check_opening, "src/base/a.cpp",
                    "// SPDX-License-Identifier: Apache-2.0\n#include <vector>\n"),
              Lines{2});
    EXPECT_EQ(found(check_opening, "src/base/a.cpp",
                    "// SPDX-License-Identifier: MIT\n// Says what the file is for.\n"),
              Lines{1});
}

TEST(Opening, NeedsThePragmaInAHeader) {
    const std::string text(opening);

    EXPECT_EQ(found(check_opening, "src/base/a.h", text + "#pragma once\n"), Lines{});
    EXPECT_EQ(found(check_opening, "src/base/a.h", text), Lines{0});
    EXPECT_EQ(found(check_opening, "src/base/a.h", text + "// #pragma once\n"), Lines{0});
}

TEST(Amounts, ShutOutBinaryFractions) {
    const std::string text = "int a;\ndouble b = 0.5;\n";

    EXPECT_EQ(found(check_amounts, "src/base/a.cpp", text), Lines{2});
    EXPECT_EQ(found(check_amounts, "src/domain/a.h", text), Lines{2});
    EXPECT_EQ(found(check_amounts, "src/journal/a.cpp", text), Lines{2});
    EXPECT_EQ(found(check_amounts, "src/domain/a.cpp", "a = static_cast<float>(b);"), Lines{1});
    EXPECT_EQ(found(check_amounts, "src/domain/a.cpp", "std::stod(t); strtod(t, 0); atof(t);"),
              (Lines{1, 1, 1}));
}

TEST(Amounts, LetTheWordStandWhereItIsNoType) {
    EXPECT_EQ(found(check_amounts, "src/domain/a.cpp", "// double entry\nint double_entry;"),
              Lines{});
    EXPECT_EQ(found(check_amounts, "src/gui/plot.cpp", "double x;"), Lines{});
}

TEST(Banned, AreFormattingByVarargsMacrosAndOpenNamespaces) {
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "out += std::to_string(7);"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "std::printf(\"\");"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "snprintf(a, 1, b);"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "using namespace std;"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "#define A 1"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "#define A(b)"), Lines{1});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "#define A \\\n    1"), Lines{1});
}

TEST(Banned, AreNotLookedForInTestsAndTexts) {
    EXPECT_EQ(found(check_banned, "tests/cli/a_test.cpp", "std::to_string(7);"), Lines{});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "f(\"printf\"); // printf"), Lines{});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "to_string(kind);"), Lines{});
    EXPECT_EQ(found(check_banned, "src/cli/a.cpp", "#define NOMINMAX  // for windows.h"), Lines{});
}

TEST(OpenEnds, NeedAnIssue) {
    const std::string mark =
        "TO"
        "DO";

    EXPECT_EQ(found(check_open_ends, "src/base/a.cpp", "// " + mark + ": later"), Lines{1});
    EXPECT_EQ(found(check_open_ends, "src/base/a.cpp", "// " + mark + "(me): later"), Lines{1});
    EXPECT_EQ(found(check_open_ends, "src/base/a.cpp", "// " + mark + "(#): later"), Lines{1});
    EXPECT_EQ(found(check_open_ends, "src/base/a.cpp", "// " + mark + "(#12): later"), Lines{});
    EXPECT_EQ(found(check_open_ends, "tests/base/a.cpp",
                    "a;\n// FIX"
                    "ME"),
              Lines{2});
}

TEST(Sql, StandsInTheStoreOnly) {
    const std::string text = "a;\nquery(\"SELECT ul FROM posting\");";

    EXPECT_EQ(found(check_sql, "src/operations/a.cpp", text), Lines{2});
    EXPECT_EQ(found(check_sql, "src/gui/a.cpp", "R\"(\nINSERT INTO entry)\""), Lines{2});
    EXPECT_EQ(found(check_sql, "src/cli/a.cpp", "\"PRAGMA user_version\""), Lines{1});
    EXPECT_EQ(found(check_sql, "src/store/a.cpp", text), Lines{});
    EXPECT_EQ(found(check_sql, "src/gui/a.cpp", "// SELECT is for the store\n\"Select all\""),
              Lines{});
}

TEST(Clock, IsReadInOperationsOnly) {
    const std::string text = "auto now = std::chrono::system_clock::now();";

    EXPECT_EQ(found(check_clock, "src/journal/a.cpp", text), Lines{1});
    EXPECT_EQ(found(check_clock, "src/gui/a.cpp", "a(steady_clock::now());"), Lines{1});
    EXPECT_EQ(found(check_clock, "src/base/a.cpp", "auto now = ::time(nullptr);"), Lines{1});
    EXPECT_EQ(found(check_clock, "src/operations/a.cpp", text), Lines{});
    EXPECT_EQ(found(check_clock, "src/journal/a.cpp", "a = entry.time();"), Lines{});
}

TEST(Tested, IsEachFileOfTheSource) {
    const std::vector<SourceFile> sources{{.path = "src/base/json.cpp", .text = ""},
                                          {.path = "src/base/json.h", .text = ""},
                                          {.path = "src/cli/main.cpp", .text = ""}};
    const std::vector<SourceFile> tests{{.path = "tests/base/json_test.cpp", .text = ""}};
    const std::vector<SourceFile> elsewhere{{.path = "tests/journal/json_test.cpp", .text = ""}};

    EXPECT_TRUE(check_tested(sources, tests, {}).empty());
    EXPECT_EQ(check_tested(sources, elsewhere, {}),
              (std::vector<Finding>{{.path = "src/base/json.cpp",
                                     .line = 0,
                                     .what = "tests/base/json_test.cpp is missing"}}));
}

TEST(Tested, NeedsAReasonWhereItIsNot) {
    const std::vector<SourceFile> sources{{.path = "src/base/json.cpp", .text = ""}};
    const std::vector<SourceFile> tests{{.path = "tests/base/json_test.cpp", .text = ""}};

    EXPECT_TRUE(check_tested(sources, {}, parse_untested("src/base/json.cpp: a table")).empty());
    EXPECT_EQ(check_tested(sources, {}, parse_untested("src/base/json.cpp")).size(), 1U);
    EXPECT_EQ(check_tested(sources, {}, parse_untested("# src/base/json.cpp: a table\n")).size(),
              1U);
}

TEST(Tested, IsNotExcusedForLongerThanNeeded) {
    const std::vector<SourceFile> sources{{.path = "src/base/json.cpp", .text = ""}};
    const std::vector<SourceFile> tests{{.path = "tests/base/json_test.cpp", .text = ""}};

    EXPECT_EQ(check_tested(sources, tests, parse_untested("src/base/json.cpp: a table")).size(),
              1U);
    EXPECT_EQ(check_tested(sources, tests, parse_untested("src/base/gone.cpp: a table")).size(),
              1U);
}

TEST(Built, IsEachTest) {
    const std::vector<SourceFile> tests{{.path = "tests/base/json_test.cpp", .text = ""},
                                        {.path = "tests/base/json_text.h", .text = ""}};
    const auto findings_with = [&tests](const std::string& path, const std::string& text) {
        return check_built(tests, {{.path = path, .text = text}}).size();
    };

    EXPECT_EQ(findings_with("tests/base/CMakeLists.txt", "SOURCES\n    json_test.cpp\n"), 0U);
    EXPECT_EQ(findings_with("tests/base/CMakeLists.txt", "    other_json_test.cpp"), 1U);
    EXPECT_EQ(findings_with("tests/base/CMakeLists.txt", "#   json_test.cpp"), 1U);
    EXPECT_EQ(findings_with("tests/domain/CMakeLists.txt", "    json_test.cpp"), 1U);
    EXPECT_EQ(check_built(tests, {}),
              (std::vector<Finding>{{.path = "tests/base/json_test.cpp",
                                     .line = 0,
                                     .what = "is not named in tests/base/CMakeLists.txt"}}));
}

}  // namespace
}  // namespace vialog::architecture
