// SPDX-License-Identifier: Apache-2.0
// A screen is made once and kept; all of them learn that the journal has grown.
#include "window/screen_book.h"

#include "gui/desk_in_test.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

class BookOnStage final {
  public:
    BookOnStage()
        : m_book(m_desk.desk(), {place("waste", "Waste", "F6"), place("count", "Count", "F8")},
                 [this](gui::Screen& screen) {
                     return new ScreenPanel(&m_stage.frame(), screen, {});
                 }) {}
    [[nodiscard]] ScreenBook& book() { return m_book; }
    [[nodiscard]] NotingScreen& screen(std::string_view id) {
        return dynamic_cast<NotingScreen&>(*m_book.open(id)->screen);
    }

  private:
    static gui::ScreenPlace place(std::string_view id, const char* title, const char* key) {
        return {.id = id, .title = title, .key = key, .make = [](gui::Desk&) {
                    return std::make_unique<NotingScreen>();
                }};
    }
    gui::DeskInTest m_desk;
    Stage m_stage;
    ScreenBook m_book;
};

TEST(ScreenBook, KeepsWhatItMade) {
    BookOnStage stage;
    EXPECT_EQ(stage.book().find("waste"), nullptr);

    const auto* opened = stage.book().open("waste");

    ASSERT_NE(opened, nullptr);
    EXPECT_EQ(stage.book().open("waste"), opened);
    EXPECT_EQ(stage.book().open("nowhere"), nullptr);
    EXPECT_EQ(stage.book().place_of_key("F8")->id, "count");
    EXPECT_EQ(stage.book().place_of_key(""), nullptr);
}

TEST(ScreenBook, TellsAllScreensThatTheJournalHasGrown) {
    BookOnStage stage;
    static_cast<void>(stage.screen("waste"));
    stage.screen("count").fails = true;
    std::string said;

    stage.book().refresh("waste", [&](const std::string& sentence) { said = sentence; });

    EXPECT_EQ(stage.screen("waste").told, "refresh;");
    EXPECT_EQ(said, "The journal is locked by another program.");
}

TEST(ScreenBook, NamesTheWorkInHand) {
    BookOnStage stage;
    stage.screen("waste").work = true;
    static_cast<void>(stage.screen("count"));
    EXPECT_EQ(stage.book().work_in_hand(), "Waste");

    stage.screen("count").work = true;
    EXPECT_EQ(stage.book().work_in_hand(), "Waste, Count");
}

}  // namespace
}  // namespace vialog::window
