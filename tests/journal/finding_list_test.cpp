// SPDX-License-Identifier: Apache-2.0
// What src/journal/finding_list promises, and what it refuses.
#include "journal/finding_list.h"

#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

domain::Refusal about(std::string_view rule) {
    return {.rule = rule, .figures = {}};
}

TEST(FindingList, IsZeroOnlyWhenEmpty) {
    EXPECT_EQ(FindingList().exit_code(), 0);

    FindingList list;
    list.add(7, about(finding_chain_broken));
    EXPECT_EQ(list.exit_code(), 13);
    EXPECT_EQ(list.count(), 1);
}

// schemas/journal-format.md section 12: 10 to 19 in their order, then 20, 2, 1.
TEST(FindingList, ComesToTheGravestWhateverTheOrder) {
    const std::vector<std::pair<std::string_view, int>> gravest_last = {
        {finding_disclosures_missing, 1}, {finding_pin_not_given, 2},
        {finding_newer_version, 20},      {finding_disclosure_foreign, 18},
        {finding_ref_missing, 17},        {finding_pin_differs, 16},
        {finding_journal_truncated, 15},  {finding_root_differs, 14},
        {finding_chain_broken, 13},       {finding_signature_lines_differ, 12},
        {finding_signature_wrong, 11},    {finding_tile_malformed, 10},
        {finding_count_differs, 70}};
    FindingList rising;
    FindingList falling;
    falling.add(0, about(finding_count_differs));

    for (const auto& [rule, code] : gravest_last) {
        rising.add(0, about(rule));
        falling.add(0, about(rule));
        EXPECT_EQ(rising.exit_code(), code) << rule;
        EXPECT_EQ(falling.exit_code(), 70) << rule;
    }
}

TEST(FindingList, KeepsTheFirstTenThousandAndCountsAll) {
    FindingList list;
    for (std::int64_t i = 0; i < 10'007; ++i) {
        list.add(i, about(finding_ref_missing));
    }
    list.add("checkpoint", about(finding_root_differs));

    EXPECT_EQ(list.kept().size(), 10'000U);
    EXPECT_EQ(list.kept().back().seq, 9'999);
    EXPECT_EQ(list.count(), 10'008);
    EXPECT_EQ(list.count_by_exit_code().at(17), 10'007);
    // What is no longer listed still counts.
    EXPECT_EQ(list.exit_code(), 14);
}

}  // namespace

}  // namespace vialog::journal
