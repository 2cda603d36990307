// SPDX-License-Identifier: Apache-2.0
// The backup screen, key by key.
#include "gui/backup_presenter.h"

#include "gui/house_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

struct Backup : testing::Test {
    DeskInTest test;
    std::filesystem::path folder = test.workplace().folder() / "stick";
    void SetUp() override { std::filesystem::create_directories(folder); }
};

TEST_F(Backup, SaysWhatToDoWhereNoneWasMade) {
    const BackupPresenter screen(test.desk());
    EXPECT_FALSE(screen.view().table->empty_hint.empty());
    EXPECT_EQ(screen.view().focus, "folder");
}

TEST_F(Backup, MakesACopyThatOpens) {
    BackupPresenter screen(test.desk());
    Typist(screen).types(folder.string() + "\n");
    ASSERT_EQ(screen.view().message->tone, Tone::Good) << text_of(screen.view().message);
    const auto copy = folder / "ket 2026-01-12 0800.vialog";
    ASSERT_TRUE(std::filesystem::exists(copy));
    EXPECT_EQ(store::Store::open({.path = copy, .marks = {}, .vfs = {}}).head().size, 1);
    EXPECT_TRUE(tells(screen.view(), copy.string()));
}

TEST_F(Backup, OffersTheFolderOfTheLastOneAndWritesNothingOver) {
    {
        BackupPresenter screen(test.desk());
        Typist(screen).types(folder.string() + "\n");
    }
    BackupPresenter screen(test.desk());
    Typist typist(screen);
    typist.types("\n");
    EXPECT_EQ(typist.keys(), 1);
    EXPECT_TRUE(std::filesystem::exists(folder / "ket 2026-01-12 0800 (2).vialog"));
    EXPECT_EQ(screen.view().table->rows->size(), 2);
}

TEST_F(Backup, SaysThatTheFolderIsNotThere) {
    BackupPresenter screen(test.desk());
    Typist(screen).types("/nowhere/at all\n");
    EXPECT_NE(field_of(screen.view(), "folder").problem.find("/nowhere"), std::string::npos);
}

TEST_F(Backup, MakesAFolderForDocumentsWhereThatIsMeant) {
    BackupPresenter screen(test.desk());
    Typist(screen).types("\n");
    EXPECT_EQ(screen.view().message->tone, Tone::Good) << text_of(screen.view().message);
}

TEST_F(Backup, TellsTheDashboardWhenItWas) {
    BackupPresenter screen(test.desk());
    Typist(screen).types("\n");
    EXPECT_EQ(
        StationMarks(test.desk().places().state).marks("backup", "clinic.example/ket").front().size,
        1);
}

}  // namespace
}  // namespace vialog::gui
