// SPDX-License-Identifier: Apache-2.0
// A bundle is verified by the audit that the inspector's program runs, and discloses what was asked for.
#include "operations/export_bundle.h"

#include "journal/audit.h"
#include "support/faulty_vfs.h"
#include "workplace.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace vialog::operations {
namespace {

ExportWish wish_for(const Workplace& at, domain::DisclosureScope scope) {
    const auto day = base::parse_date("2026-01-12").value();
    return {.folder = at.folder() / "bundle",
            .entry = {.to = "Field office", .from = day, .until = day, .disclosed = scope}};
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

journal::AuditReport audit(const std::filesystem::path& folder, const ExportedBundle& exported) {
    const auto bundle = journal::BundleReader::open(journal::open_bundle_folder(folder));
    EXPECT_TRUE(bundle.has_value());
    return journal::audit(*bundle,
                          {.pin = exported.pin,
                           .priors = {{.name = "kept", .text = text_of(folder / "checkpoint")}},
                           .threads = 2,
                           .progress = {}});
}

TEST(ExportBundle, VerifiesWithItsPinAndAKeptCheckpoint) {
    Workplace at;
    at.found();

    const auto exported = export_bundle(at.session(), at.consent("ada"),
                                        wish_for(at, domain::DisclosureScope::None), {});

    ASSERT_TRUE(exported.has_value());
    const auto report = audit(at.folder() / "bundle", *exported);
    EXPECT_EQ(report.exit_code(), journal::exit_verified);
    EXPECT_EQ(report.checked.size, exported->entries);
    EXPECT_EQ(report.fixed_from_outside, exported->entries);
}

TEST(ExportBundle, IsItselfTheNewestEntry) {
    Workplace at;
    at.found();

    const auto exported = export_bundle(at.session(), at.consent("ada"),
                                        wish_for(at, domain::DisclosureScope::None), {});

    ASSERT_TRUE(exported.has_value());
    const auto entry = at.session().store().entry(domain::EntryNumber(exported->entries - 1));
    EXPECT_TRUE(std::holds_alternative<domain::Exported>(entry->entry.event));
}

TEST(ExportBundle, DisclosesNobodyUnlessAsked) {
    Workplace at;
    at.found();

    const auto exported = export_bundle(at.session(), at.consent("ada"),
                                        wish_for(at, domain::DisclosureScope::None), {});

    ASSERT_TRUE(exported.has_value());
    EXPECT_EQ(exported->disclosures, 0);
    EXPECT_FALSE(std::filesystem::exists(at.folder() / "bundle" / "disclosures.txt"));
}

TEST(ExportBundle, DisclosesEveryoneWhenAsked) {
    Workplace at;
    at.found();

    const auto exported = export_bundle(at.session(), at.consent("ada"),
                                        wish_for(at, domain::DisclosureScope::All), {});

    ASSERT_TRUE(exported.has_value());
    EXPECT_EQ(exported->disclosures, 2);  // the founders' names
    EXPECT_EQ(audit(at.folder() / "bundle", *exported).exit_code(), journal::exit_verified);
}

TEST(ExportBundle, LeavesAFolderThatIsThereAlone) {
    Workplace at;
    at.found();
    std::filesystem::create_directory(at.folder() / "bundle");
    const std::int64_t size = at.session().store().head().size;

    EXPECT_ANY_THROW(static_cast<void>(export_bundle(
        at.session(), at.consent("ada"), wish_for(at, domain::DisclosureScope::None), {})));

    EXPECT_EQ(at.session().store().head().size, size);
    EXPECT_TRUE(std::filesystem::is_empty(at.folder() / "bundle"));
}

TEST(ExportBundle, RefusesATornJournalBeforeAnythingIsRecorded) {
    Workplace at;
    at.found();
    at.fill(10);
    ASSERT_TRUE(give_checkpoint(at.session(), at.consent("ben")).has_value());
    at.fill(20);
    at.tear(
        "UPDATE entry SET note = CAST(replace(note, 'Sample', 'Simple') AS BLOB) WHERE seq = 5");

    const auto exported = export_bundle(at.session(), at.consent("ada"),
                                        wish_for(at, domain::DisclosureScope::None), {});

    EXPECT_EQ(rule_of(exported), "entry-torn");
    EXPECT_EQ(at.session().store().head().size, 20);
    EXPECT_EQ(at.session().store().checkpoint_sizes(), std::vector<std::int64_t>{10});
    EXPECT_FALSE(std::filesystem::exists(at.folder() / "bundle"));
}

TEST(ExportBundle, LeavesNothingWhereItIsReadWrongly) {
    Workplace at;
    at.found();
    at.fill(10);
    support::FaultyVfs vfs("export");
    at.reopen("export");
    const auto wish = wish_for(at, domain::DisclosureScope::None);
    vfs.corrupt_reads_of("\"seq\":5,\"station\"");

    EXPECT_EQ(rule_of(export_bundle(at.session(), at.consent("ada"), wish, {})), "entry-torn");

    vfs.heal();
    at.reopen();
    EXPECT_EQ(at.session().store().head().size, 10);
    std::vector<std::filesystem::path> left;
    for (const auto& it : std::filesystem::directory_iterator(at.folder())) {
        if (it.path().filename().string().find("bundle") != std::string::npos) {
            left.push_back(it.path());
        }
    }
    EXPECT_TRUE(left.empty());
}

}  // namespace
}  // namespace vialog::operations
