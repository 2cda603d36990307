// SPDX-License-Identifier: Apache-2.0
// 40: interior hashes are compared and never trusted.
#include "journal/hash_tile_check.h"

#include "journal/audited.h"
#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

namespace fs = std::filesystem;

class ForgedTiles : public testing::Test {
  protected:
    ForgedTiles() : m_bundle(m_place.path() / "b") {
        support::write_bundle(m_bundle, sample_journal().entries(), sample_journal().checkpoint());
    }
    void turn_bit(const std::string& file, std::int64_t offset) const {
        std::fstream stream(m_bundle / file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekg(offset);
        const auto byte = static_cast<char>(stream.get() ^ 1);
        stream.seekp(offset);
        stream.put(byte);
    }
    [[nodiscard]] AuditReport audited() const { return audit_folder(m_bundle, trusting()); }

    support::TemporaryFolder m_place;
    fs::path m_bundle;
};

TEST_F(ForgedTiles, AreRightWithoutForging) {
    EXPECT_EQ(audited().exit_code(), 0);
}

TEST_F(ForgedTiles, AreFoundOnEveryLevelAndWidth) {
    for (const std::string file : {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"}) {
        turn_bit(file, 31);

        const AuditReport report = audited();
        EXPECT_EQ(report.exit_code(), 14) << file;
        EXPECT_EQ(rules_of(report), std::vector{finding_hash_tile_differs}) << file;
        EXPECT_EQ(report.findings.kept()[0].where, file);
        turn_bit(file, 31);
    }
    EXPECT_EQ(audited().exit_code(), 0);
}

// The forger makes the upper hash fit, and alters an entry: the entries are what counts.
TEST_F(ForgedTiles, HideNoAlteredEntry) {
    turn_bit("tile/entries/000", 3000);
    turn_bit("tile/0/000", 100);

    const AuditReport report = audited();

    EXPECT_EQ(count_rule(report, finding_root_differs), 1);
    EXPECT_GE(count_rule(report, finding_hash_tile_differs), 2);
}

TEST_F(ForgedTiles, NeedNotBeThereAtAll) {
    fs::remove_all(m_bundle / "tile/0");
    fs::remove_all(m_bundle / "tile/1");

    EXPECT_EQ(audited().exit_code(), 0);
}

}  // namespace

}  // namespace vialog::journal
