// SPDX-License-Identifier: Apache-2.0
// The sheet is read back by poppler, and its codes by ZBar: programs that have never seen ours.
#include "reporting/label_sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace vialog::reporting {
namespace {

std::vector<Label> some_labels(int number) {
    std::vector<Label> labels;
    for (int i = 1; i <= number; ++i) {
        labels.push_back({.code = "VL1:0badcafe:" + std::to_string(i) + ":75",
                          .heading = "Vial " + std::to_string(i),
                          .lines = {"Ketamine HCl 50 mg/mL, 10.000 mL",
                                    "Lot LOT-A of a supplier with a long name, exp 2027-09-30"}});
    }
    return labels;
}

bool is_installed(const std::string& program) {
    return std::system(("command -v " + program + " > /dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> part{};
    for (std::size_t got = 0; (got = fread(part.data(), 1, part.size(), pipe)) > 0;) {
        text.append(part.data(), got);
    }
    pclose(pipe);
    return text;
}

// A folder with the sheet in it, gone afterwards.
class Sheet final {
  public:
    explicit Sheet(const std::vector<Label>& labels) {
        std::string name = (std::filesystem::temp_directory_path() / "labels-XXXXXX").string();
        m_folder = mkdtemp(name.data());
        const base::Bytes pdf = label_sheet(labels, "Labels", "2026-01-12T00:00:00Z");
        std::ofstream(path(), std::ios::binary)
            .write(reinterpret_cast<const char*>(pdf.data()),
                   static_cast<std::streamsize>(pdf.size()));
    }
    ~Sheet() { std::filesystem::remove_all(m_folder); }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;
    [[nodiscard]] std::filesystem::path path() const { return m_folder / "sheet.pdf"; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder; }

  private:
    std::filesystem::path m_folder;
};

TEST(LabelSheet, MakesTheSameBytesOfTheSameLabels) {
    const auto once = label_sheet(some_labels(3), "Labels", "2026-01-12T00:00:00Z");
    EXPECT_EQ(once, label_sheet(some_labels(3), "Labels", "2026-01-12T00:00:00Z"));
    EXPECT_EQ(once[0], '%');
}

TEST(LabelSheet, ShowsHeadingsAndCodesInPlainPrint) {
    if (!is_installed("pdftotext")) {
        GTEST_SKIP() << "pdftotext of poppler-utils is not installed";
    }
    const Sheet sheet(some_labels(31));
    const std::string text = output_of("pdftotext -layout " + sheet.path().string() + " -");
    EXPECT_NE(text.find("Vial 1 "), std::string::npos);
    EXPECT_NE(text.find("Vial 31"), std::string::npos);
    EXPECT_NE(text.find("VL1:0badcafe:31:75"), std::string::npos) << text;
    // Each page ends with a form feed.
    EXPECT_EQ(std::count(text.begin(), text.end(), '\f'), 2);
}

TEST(LabelSheet, BearsCodesThatAnotherProgramReads) {
    if (!is_installed("pdftoppm") || !is_installed("zbarimg")) {
        GTEST_SKIP() << "pdftoppm of poppler-utils or zbarimg of zbar-tools is not installed";
    }
    const Sheet sheet(some_labels(9));
    const std::string page = (sheet.folder() / "page").string();
    static_cast<void>(
        output_of("pdftoppm -r 150 -png -singlefile " + sheet.path().string() + " " + page));
    const std::string read = output_of("zbarimg -q --raw " + page + ".png 2> /dev/null");
    for (const Label& label : some_labels(9)) {
        EXPECT_NE(read.find(label.code + "\n"), std::string::npos) << label.code;
    }
}

}  // namespace
}  // namespace vialog::reporting
