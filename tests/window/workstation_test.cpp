// SPDX-License-Identifier: Apache-2.0
// The command line and the place of the journal.
#include "window/workstation.h"

#include "operations/workplace.h"
#include "store/store_error.h"

#include <gtest/gtest.h>

#include <fstream>

namespace vialog::window {
namespace {

Worker::Post at_once() {
    return [](const std::function<void()>& work) { work(); };
}

TEST(Invocation, NamesAJournalAndAStation) {
    const auto invocation = parse_invocation({"clinic.vialog", "--station", "desk"}).value();

    EXPECT_EQ(invocation.journal, "clinic.vialog");
    EXPECT_EQ(invocation.station, "desk");
    EXPECT_TRUE(parse_invocation({}).value().journal.empty());
    EXPECT_TRUE(parse_invocation({"--version"}).value().wants_version);
}

TEST(Invocation, IsRefusedInASentence) {
    for (const std::vector<std::string>& bad :
         {std::vector<std::string>{"--station"}, {"--colour"}, {"one", "two"}}) {
        EXPECT_FALSE(parse_invocation(bad).error().empty());
    }
}

TEST(JournalMeant, IsTheOnlyOneOfAFolder) {
    const support::TemporaryFolder folder;
    EXPECT_EQ(journal_meant(folder.path()), std::nullopt);
    EXPECT_EQ(journal_meant(folder.path() / "clinic.vialog"), std::nullopt);

    std::ofstream(folder.path() / "clinic.vialog") << "x";
    EXPECT_EQ(journal_meant(folder.path()), folder.path() / "clinic.vialog");
    EXPECT_EQ(journal_meant(folder.path() / "clinic.vialog"), folder.path() / "clinic.vialog");

    std::ofstream(folder.path() / "other.vialog") << "x";
    EXPECT_EQ(journal_meant(folder.path()), std::nullopt);
}

TEST(Workstation, OpensAJournal) {
    operations::Workplace workplace;
    workplace.found();

    Workstation workstation(workplace.journal(), {}, at_once(), [](const std::string&) {});

    EXPECT_GT(workstation.desk().store().head().size, 0);
    EXPECT_EQ(workstation.desk().signer(), std::nullopt);
}

TEST(Workstation, SaysThatItIsNotOneOfTheJournal) {
    operations::Workplace workplace;
    workplace.found();

    EXPECT_THROW(Workstation(workplace.journal(), "nowhere", at_once(), [](const std::string&) {}),
                 std::runtime_error);
}

TEST(Workstation, SaysThatAFileIsNoJournal) {
    const support::TemporaryFolder folder;
    std::ofstream(folder.path() / "clinic.vialog") << "not a database";

    EXPECT_THROW(
        Workstation(folder.path() / "clinic.vialog", {}, at_once(), [](const std::string&) {}),
        store::StoreError);
}

}  // namespace
}  // namespace vialog::window
