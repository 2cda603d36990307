// SPDX-License-Identifier: Apache-2.0
// V19: texts that belong to entries, texts that do not, and texts kept back.
#include "journal/disclosure_check.h"

#include "journal/audited.h"
#include "journal/disclosure.h"
#include "journal/finding_codes.h"

#include <gtest/gtest.h>

namespace vialog::journal {

namespace {

AuditReport with_disclosures(const std::string& content) {
    const support::TemporaryFolder place;
    support::write_bundle(place.path() / "b", sample_journal().entries(),
                          sample_journal().checkpoint());
    std::ofstream(place.path() / "b/disclosures.txt", std::ios::binary) << content;
    return audit_folder(place.path() / "b", trusting());
}

std::string all_lines() {
    std::string lines;
    for (const std::string& disclosure : sample_journal().disclosures()) {
        lines += disclosure + "\n";
    }
    return lines;
}

std::string foreign() {
    return print_disclosure(
        {.salt = "AAAAAAAAAAAAAAAAAAAAAA", .name = "name", .value = "Somebody Else"});
}

TEST(DisclosureCheck, FindsNothingWhereEveryTextIsThere) {
    const AuditReport report = with_disclosures(all_lines());

    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.disclosures, static_cast<std::int64_t>(sample_journal().disclosures().size()));
}

// An export for an accountant has none, and that is nothing to warn about.
TEST(DisclosureCheck, AsksForNothingWhereNothingIsDisclosed) {
    const AuditReport report = audit_entries(sample_journal().entries(), trusting());

    EXPECT_EQ(report.exit_code(), 0);
    EXPECT_EQ(report.disclosures, 0);
}

TEST(DisclosureCheck, CountsTheTextsThatAreKeptBack) {
    std::string lines = all_lines();
    lines.erase(0, lines.find('\n') + 1);

    const AuditReport report = with_disclosures(lines);

    EXPECT_EQ(report.exit_code(), 1);
    ASSERT_EQ(rules_of(report), std::vector{finding_disclosures_missing});
    const auto& figures = report.findings.kept()[0].refusal.figures;
    EXPECT_EQ(figures[1], (std::pair<std::string_view, std::string>("missing", "1")));
    EXPECT_EQ(figures[2], (std::pair<std::string_view, std::string>("first", "0")));
    EXPECT_EQ(with_disclosures("").exit_code(), 1);
}

TEST(DisclosureCheck, RefusesATextThatNoEntryHolds) {
    const AuditReport report = with_disclosures(all_lines() + foreign() + "\n");

    EXPECT_EQ(report.exit_code(), 18);
    ASSERT_EQ(rules_of(report), std::vector{finding_disclosure_foreign});
    EXPECT_EQ(report.findings.kept()[0].refusal.figures[0].second,
              std::to_string(sample_journal().disclosures().size() + 1));
}

TEST(DisclosureCheck, RefusesATextThatStandsTwice) {
    EXPECT_EQ(with_disclosures(all_lines() + sample_journal().disclosures()[3] + "\n").exit_code(),
              18);
}

TEST(DisclosureCheck, RefusesLinesThatAreNoDisclosures) {
    EXPECT_EQ(with_disclosures(all_lines() + "\n").exit_code(), 10);
    EXPECT_EQ(with_disclosures(all_lines() + "text\n").exit_code(), 10);
    EXPECT_EQ(with_disclosures(all_lines() + foreign()).exit_code(), 10);
    EXPECT_EQ(with_disclosures(all_lines() + std::string(20000, 'A') + "\n").exit_code(), 10);
    EXPECT_EQ(with_disclosures(std::string(1'000'000, 'A')).exit_code(), 10);
    EXPECT_EQ(with_disclosures(all_lines() + "\r\n").exit_code(), 10);
}

}  // namespace

}  // namespace vialog::journal
