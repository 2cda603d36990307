// SPDX-License-Identifier: Apache-2.0
// The rules see code where code is, and nothing where a comment or a quoted text is.
#include "architecture/source_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vialog::architecture {
namespace {

using Lines = std::vector<std::size_t>;

std::string code(std::string_view text) {
    return without_comments(text, Quoted::Blanked);
}

TEST(WithoutComments, BlanksCommentsAndKeepsLines) {
    EXPECT_EQ(code("a; // b\nc;"), "a;     \nc;");
    EXPECT_EQ(code("a /* b\nc */ d"), "a     \n     d");
    EXPECT_EQ(code("a / b"), "a / b");
}

TEST(WithoutComments, BlanksQuotedTextsIfAskedTo) {
    EXPECT_EQ(code(R"(f("a // b");)"), "f(        );");
    EXPECT_EQ(without_comments(R"(f("a // b"); // c)", Quoted::Kept), R"(f("a // b");     )");
    EXPECT_EQ(code(R"(f("a\"b", '"', c);)"), "f(      ,    , c);");
}

TEST(WithoutComments, KnowsRawStrings) {
    EXPECT_EQ(code("f(R\"x(a)\" \" )x\", b)"), "f(             , b)");
}

TEST(WithoutComments, TakesAnApostropheBehindADigitAsASeparator) {
    EXPECT_EQ(code("a = 1'000; b = 'c'; // d"), "a = 1'000; b =    ;     ");
}

TEST(WithoutComments, EndsWithTheTextWhereAMarkIsLeftOpen) {
    EXPECT_EQ(code("a /* b"), "a     ");
    EXPECT_EQ(code("a \"b"), "a   ");
    EXPECT_EQ(code("R\"("), "   ");
}

TEST(Words, AreFoundWhole) {
    EXPECT_EQ(lines_with_word("double a;\nfloat b;\n(double)", "double"), (Lines{1, 3}));
    EXPECT_EQ(lines_with_word("redouble; double_entry; doubles;", "double"), Lines{});
    EXPECT_EQ(lines_with_word("doubles + double", "double"), Lines{1});
    EXPECT_EQ(lines_with_word("\"SELECT x\"", "SELECT "), Lines{1});
    EXPECT_EQ(lines_with_word("entry.time(0); run_time(0);", "time(0)"), Lines{1});
}

TEST(Paths, HaveARoomANameAndAStem) {
    EXPECT_EQ(room_of("src/base/json.cpp"), "base");
    EXPECT_EQ(room_of("src/CMakeLists.txt"), "");
    EXPECT_EQ(room_of("README.md"), "");
    EXPECT_EQ(name_of("src/base/json.cpp"), "json.cpp");
    EXPECT_EQ(stem_of("src/base/json.cpp"), "json");
}

TEST(Lines, AreCountedWithAndWithoutALastBreak) {
    EXPECT_EQ(lines_of("a\nb\n").size(), 2U);
    EXPECT_EQ(lines_of("a\n\nb").size(), 3U);
    EXPECT_TRUE(lines_of("").empty());
}

TEST(ReadSources, FindsTheRealFiles) {
    const std::vector<SourceFile> files = read_sources(VIALOG_SOURCE_FOLDER, "src");

    const auto json = std::find_if(files.begin(), files.end(), [](const SourceFile& file) {
        return file.path == "src/base/json.cpp";
    });
    ASSERT_NE(json, files.end());
    EXPECT_NE(json->text.find("namespace vialog::base"), std::string::npos);
}

}  // namespace
}  // namespace vialog::architecture
