// SPDX-License-Identifier: Apache-2.0
// No arrow between rooms runs back; and the checks that say so find the arrows that do.
#include "architecture/layers.h"

#include <gtest/gtest.h>

#include <ostream>

namespace vialog::architecture {
namespace {

std::vector<Finding> arrows(std::string path, std::string text) {
    return check_arrows({.path = std::move(path), .text = std::move(text)});
}

TEST(Arrows, RunLeftInTheWholeSource) {
    std::vector<Finding> findings;
    for (const SourceFile& file : read_sources(VIALOG_SOURCE_FOLDER, "src")) {
        append(findings, check_arrows(file));
    }
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(Libraries, StayInTheirRoomsInTheWholeSource) {
    const std::vector<Finding> findings =
        check_hidden_libraries(read_sources(VIALOG_SOURCE_FOLDER, "src"));

    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(OwnHeader, ComesFirstInTheWholeSource) {
    const std::vector<SourceFile> files = read_sources(VIALOG_SOURCE_FOLDER, "src");
    std::vector<Finding> findings;
    for (const SourceFile& file : files) {
        append(findings, check_own_header_first(file, files));
    }
    EXPECT_TRUE(findings.empty()) << describe(findings);
}

TEST(Arrows, MayRunToTheSameRoomAndToTheLeft) {
    EXPECT_TRUE(arrows("src/journal/entry.cpp",
                       "#include \"journal/entry.h\"\n"
                       "#include \"domain/event.h\"\n"
                       "#include \"base/json.h\"\n"
                       "#include <vector>\n")
                    .empty());
    EXPECT_TRUE(arrows("src/cli/main.cpp", "#include \"operations/draw.h\"\n").empty());
    EXPECT_TRUE(arrows("src/verify/main.cpp", "#include \"journal/audit.h\"\n").empty());
}

TEST(Arrows, AreFoundWhereTheyRunBack) {
    const std::vector<Finding> findings =
        arrows("src/base/json.cpp", "#include \"base/json.h\"\n\n#include \"domain/event.h\"\n");

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].line, 3U);
    EXPECT_EQ(findings[0].what, "the arrow from base to domain runs back");
}

struct Refusal {
    std::string_view path;
    std::string_view include;
};

void PrintTo(const Refusal& parameter, std::ostream* out) {
    *out << parameter.path << " with " << parameter.include;
}

class RefusedInclude : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedInclude, IsFound) {
    EXPECT_EQ(arrows(std::string(GetParam().path), std::string(GetParam().include) + "\n").size(),
              1U);
}

INSTANTIATE_TEST_SUITE_P(
    Arrows, RefusedInclude,
    testing::Values(Refusal{"src/crypto/key.cpp", "#include \"journal/entry.h\""},
                    Refusal{"src/domain/event.h", "#include \"journal/entry.h\""},
                    Refusal{"src/journal/entry.cpp", "#include \"store/database.h\""},
                    Refusal{"src/store/database.cpp", "#include \"exchange/csv.h\""},
                    Refusal{"src/reporting/pdf.cpp", "#include \"operations/report.h\""},
                    Refusal{"src/operations/draw.cpp", "#include \"cli/main.h\""},
                    Refusal{"src/cli/main.cpp", "#include \"gui/form.h\""},
                    Refusal{"src/gui/form.cpp", "#include \"cli/command.h\""},
                    Refusal{"src/gui/form.cpp", "#include \"window/frame.h\""},
                    Refusal{"src/window/frame.cpp", "#include \"cli/command.h\""},
                    Refusal{"src/verify/main.cpp", "#include \"store/database.h\""},
                    Refusal{"src/verify/main.cpp", "#include \"operations/draw.h\""},
                    Refusal{"src/journal/audit.cpp", "#include \"verify/zip.h\""},
                    Refusal{"src/cli/main.cpp", "#include \"verify/zip.h\""},
                    Refusal{"src/base/json.cpp", "  #  include \"domain/event.h\""},
                    Refusal{"src/base/json.cpp", "#include\"domain/event.h\" // why not"},
                    Refusal{"src/base/json.cpp", "#include \"json.h\""},
                    Refusal{"src/base/json.cpp", "#include \"../base/json.h\""},
                    Refusal{"src/base/json.cpp", "#include \"tests/support/clock.h\""},
                    Refusal{"src/utilities/text.cpp", ""}));

INSTANTIATE_TEST_SUITE_P(
    Libraries, RefusedInclude,
    testing::Values(Refusal{"src/journal/entry.cpp", "#include <botan/hash.h>"},
                    Refusal{"src/verify/main.cpp", "#include <botan/hash.h>"},
                    Refusal{"src/journal/entry.cpp", "#include \"botan/hash.h\""},
                    Refusal{"src/gui/token.cpp", "#include <p11-kit/pkcs11.h>"},
                    Refusal{"src/reporting/query.cpp", "#include <sqlite3.h>"},
                    Refusal{"src/operations/draw.cpp", "#include <wx/wx.h>"},
                    Refusal{"src/cli/main.cpp", "#include <wx/string.h>"},
                    Refusal{"src/gui/form.cpp", "#include <wx/string.h>"},
                    Refusal{"src/operations/draw.cpp", "#include <CLI/CLI.hpp>"},
                    Refusal{"src/journal/entry.cpp", "#include <utf8proc.h>"}));

TEST(Libraries, MayBeIncludedInTheirRoom) {
    EXPECT_TRUE(arrows("src/crypto/digest.cpp", "#include <botan/hash.h>\n").empty());
    EXPECT_TRUE(arrows("src/crypto/token.cpp", "#include <p11-kit-1/p11-kit/pkcs11.h>\n").empty());
    EXPECT_TRUE(arrows("src/store/database.cpp", "#include <sqlite3.h>\n").empty());
    EXPECT_TRUE(arrows("src/window/frame.h", "#include <wx/frame.h>\n").empty());
    EXPECT_TRUE(arrows("src/cli/main.cpp", "#include <CLI/CLI.hpp>\n").empty());
}

TEST(Libraries, MayStandInAHeaderThatOnlyTheRoomsOwnCodeIncludes) {
    const std::vector<SourceFile> files{
        {.path = "src/crypto/botan_keys.h", .text = "#include <botan/pk_keys.h>\n"},
        {.path = "src/crypto/key.cpp", .text = "#include \"crypto/botan_keys.h\"\n"},
        {.path = "src/window/frame.h", .text = "#include <wx/frame.h>\n"},
        {.path = "src/window/panel.h", .text = "#include \"window/frame.h\"\n"}};

    EXPECT_EQ(check_hidden_libraries(files), std::vector<Finding>{});
}

TEST(Libraries, AreFoundWhereAHeaderLetsThemOut) {
    const std::vector<SourceFile> files{
        {.path = "src/crypto/botan_keys.h", .text = "#include <botan/pk_keys.h>\n"},
        {.path = "src/crypto/key.h", .text = "\n#include \"crypto/botan_keys.h\"\n"},
        {.path = "src/store/rows.h", .text = "#include <sqlite3.h>\n"},
        {.path = "src/operations/draw.cpp", .text = "#include \"store/rows.h\"\n"}};

    const std::vector<Finding> findings = check_hidden_libraries(files);

    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].path, "src/crypto/key.h");
    EXPECT_EQ(findings[0].line, 2U);
    EXPECT_EQ(findings[1].path, "src/operations/draw.cpp");
}

TEST(Arrows, AreNotReadOutOfComments) {
    EXPECT_TRUE(arrows("src/base/json.cpp",
                       "// #include \"domain/event.h\"\n"
                       "/*\n#include \"domain/event.h\"\n*/\n")
                    .empty());
}

TEST(OwnHeader, IsMissedWhereItComesSecond) {
    const SourceFile header{.path = "src/base/json.h", .text = ""};
    const SourceFile second{.path = "src/base/json.cpp",
                            .text = "#include <vector>\n#include \"base/json.h\"\n"};
    const SourceFile none{.path = "src/base/json.cpp", .text = ""};

    EXPECT_EQ(check_own_header_first(second, {header, second}).size(), 1U);
    EXPECT_EQ(check_own_header_first(none, {header, none}).size(), 1U);
}

TEST(OwnHeader, IsNotMissedWhereThereIsNone) {
    const SourceFile main{.path = "src/cli/main.cpp", .text = "#include <vector>\n"};
    const SourceFile first{.path = "src/base/json.cpp", .text = "#include \"base/json.h\"\n"};

    EXPECT_TRUE(check_own_header_first(main, {main}).empty());
    EXPECT_TRUE(check_own_header_first(first, {first}).empty());
}

}  // namespace
}  // namespace vialog::architecture
