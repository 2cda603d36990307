// SPDX-License-Identifier: Apache-2.0
// A folder of paper as a whole.
#include "exchange/paper_folder.h"

#include "base/decimal.h"
#include "crypto/digest.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace vialog::exchange {
namespace {

namespace fs = std::filesystem;

const fs::path sample = fs::path(VIALOG_SOURCE_FOLDER) / "tests/samples/foothill-quarter";

// A copy of the sample's folder, gone at the end of the test.
class PaperFolderTest : public testing::Test {
  protected:
    PaperFolderTest()
        : folder(fs::temp_directory_path() /
                 ("vialog-folder-" + base::print_decimal(::getpid(), 0))) {
        fs::remove_all(folder);
        fs::copy(sample, folder);
    }
    ~PaperFolderTest() override { fs::remove_all(folder); }

    PaperFolder read() const { return read_paper_folder(folder).value(); }
    static bool refuses(const PaperFolder& paper, std::string_view file) {
        return std::any_of(paper.reading.refused.begin(), paper.reading.refused.end(),
                           [&](const LineRefusal& refusal) { return refusal.file == file; });
    }

    fs::path folder;
};

TEST_F(PaperFolderTest, ReadsEveryLineOfTheSample) {
    const PaperFolder paper = read();

    EXPECT_TRUE(paper.clinic.has_value());
    EXPECT_EQ(paper.people.size(), 6U);
    EXPECT_EQ(paper.patients.size(), 70U);
    EXPECT_EQ(paper.products.size(), 2U);
    EXPECT_EQ(paper.receipts.size(), 13U);
    EXPECT_EQ(paper.vial_events.size(), 185U);
    EXPECT_EQ(paper.draws.size(), 747U);
    EXPECT_EQ(paper.counts.size(), 28U);
    EXPECT_TRUE(paper.reading.refused.empty());
    // The evidence from outside.
    ASSERT_EQ(paper.reading.remarks.size(), 3U);
    EXPECT_EQ(paper.reading.remarks[0],
              "chart.fhir.json: its digest goes into the journal; nobody reads it");
}

TEST_F(PaperFolderTest, ListsEveryFileByItsDigestInTheOrderOfTheNames) {
    const PaperFolder paper = read();

    ASSERT_EQ(paper.files.size(), 11U);
    EXPECT_TRUE(std::is_sorted(paper.files.begin(), paper.files.end(),
                               [](const auto& a, const auto& b) { return a.name < b.name; }));
    // sha256sum of the sample's own file.
    const auto counts = std::find_if(paper.files.begin(), paper.files.end(),
                                     [](const auto& file) { return file.name == "counts.csv"; });
    std::ifstream stream(sample / "counts.csv", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(stream)),
                           std::istreambuf_iterator<char>());
    EXPECT_EQ(counts->sha256, crypto::sha256(base::as_bytes(text)));
    EXPECT_EQ(counts->records, 28);
    std::string lines;
    for (const domain::PaperFile& file : paper.files) {
        lines += base::to_hex(file.sha256) + " " + file.name + "\n";
    }
    EXPECT_EQ(paper.digest, crypto::sha256(base::as_bytes(lines)));
}

TEST_F(PaperFolderTest, HasNoFolderAtAll) {
    EXPECT_FALSE(read_paper_folder(folder / "nowhere").has_value());
    EXPECT_FALSE(read_paper_folder(folder / "clinic.json").has_value());
}

TEST_F(PaperFolderTest, RefusesAMissingFileAndReadsTheOthers) {
    fs::remove(folder / "counts.csv");

    const PaperFolder paper = read();

    EXPECT_TRUE(refuses(paper, "counts.csv"));
    EXPECT_EQ(paper.draws.size(), 747U);
}

TEST_F(PaperFolderTest, DoesWithoutEvidenceFromOutside) {
    fs::remove(folder / "chart.fhir.json");
    fs::remove(folder / "supplier_statement.csv");
    fs::remove(folder / "previous_inventory.csv");

    const PaperFolder paper = read();

    EXPECT_TRUE(paper.reading.refused.empty());
    EXPECT_EQ(paper.files.size(), 8U);
}

TEST_F(PaperFolderTest, RefusesASymbolicLink) {
    fs::remove(folder / "counts.csv");
    fs::create_symlink(sample / "counts.csv", folder / "counts.csv");

    const PaperFolder paper = read();

    EXPECT_TRUE(refuses(paper, "counts.csv"));
    EXPECT_TRUE(paper.counts.empty());
}

TEST_F(PaperFolderTest, RefusesASymbolicLinkThatLeadsNowhere) {
    fs::remove(folder / "chart.fhir.json");
    fs::create_symlink(folder / "nowhere", folder / "chart.fhir.json");

    EXPECT_TRUE(refuses(read(), "chart.fhir.json"));
}

TEST_F(PaperFolderTest, RefusesAFolderInPlaceOfAFile) {
    fs::remove(folder / "patients.csv");
    fs::create_directory(folder / "patients.csv");

    const PaperFolder paper = read();

    EXPECT_TRUE(refuses(paper, "patients.csv"));
    EXPECT_TRUE(paper.patients.empty());
}

TEST_F(PaperFolderTest, RemarksOnWhatNobodyReads) {
    std::ofstream(folder / "notes.txt") << "remember\n";

    const PaperFolder paper = read();

    ASSERT_EQ(paper.reading.remarks.size(), 4U);
    EXPECT_NE(paper.reading.remarks[3].find("notes.txt"), std::string::npos);
    EXPECT_EQ(paper.files.size(), 11U);
}

TEST_F(PaperFolderTest, ReadsAnEmptyFolderAsNothingButRefusals) {
    fs::remove_all(folder);
    fs::create_directory(folder);

    const PaperFolder paper = read();

    EXPECT_FALSE(paper.clinic.has_value());
    EXPECT_EQ(paper.reading.refused.size(), 8U);
}

}  // namespace
}  // namespace vialog::exchange
