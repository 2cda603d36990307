// SPDX-License-Identifier: Apache-2.0
// What is typed survives a crash: another window over the same journal offers it to who signs in.
#include "window/draft_watch.h"

#include "gui/desk_in_test.h"
#include "window/window_in_test.h"

#include <gtest/gtest.h>

namespace vialog::window {
namespace {

// One run of the program over a desk that outlives it.
class OneRun final {
  public:
    explicit OneRun(gui::Desk& desk)
        : m_book(desk, {place()},
                 [this](gui::Screen& screen) {
                     return new ScreenPanel(&m_stage.frame(), screen, {});
                 }),
          m_watch(desk, m_book) {}
    [[nodiscard]] DraftWatch& watch() { return m_watch; }
    [[nodiscard]] NotingScreen& waste() {
        return dynamic_cast<NotingScreen&>(*m_book.open("waste")->screen);
    }
    void type(const std::string& amount) {
        NotingScreen& screen = waste();
        screen.work = true;
        m_book.open("waste")->panel->tell([&] { screen.type("amount", amount); });
    }

  private:
    static gui::ScreenPlace place() {
        return {.id = "waste", .title = "Waste", .key = "F6", .make = [](gui::Desk&) {
                    auto screen = std::make_unique<NotingScreen>();
                    screen->shown.fields = {{.id = "amount", .label = "Amount"}};
                    return screen;
                }};
    }
    Stage m_stage;
    ScreenBook m_book;
    DraftWatch m_watch;
};

TEST(DraftWatch, OffersWhatACrashLeft) {
    gui::DeskInTest holder;
    holder.sign_in("ben");
    {
        OneRun run(holder.desk());
        EXPECT_EQ(run.watch().look(), std::nullopt);
        run.type("10");
        EXPECT_EQ(run.watch().look(), std::nullopt);
    }
    OneRun run(holder.desk());

    const auto offer = run.watch().look();

    ASSERT_TRUE(offer.has_value());
    EXPECT_NE(offer->text.find("Waste"), std::string::npos);
    EXPECT_EQ(run.watch().take_up(), "waste");
    EXPECT_EQ(run.waste().shown.fields.front().text, "10");
    EXPECT_EQ(run.watch().take_up(), std::nullopt);
}

TEST(DraftWatch, DropsWhatIsNotWanted) {
    gui::DeskInTest holder;
    holder.sign_in("ben");
    {
        OneRun run(holder.desk());
        static_cast<void>(run.watch().look());
        run.type("10");
        static_cast<void>(run.watch().look());
    }
    {
        OneRun run(holder.desk());
        EXPECT_TRUE(run.watch().look().has_value());
        run.watch().drop();
        EXPECT_EQ(run.watch().look(), std::nullopt);
    }
    OneRun run(holder.desk());

    EXPECT_EQ(run.watch().look(), std::nullopt);
}

TEST(DraftWatch, ForgetsWhatWasLeftBehindOnPurpose) {
    gui::DeskInTest holder;
    holder.sign_in("ben");
    {
        OneRun run(holder.desk());
        static_cast<void>(run.watch().look());
        run.type("10");
        static_cast<void>(run.watch().look());
        run.watch().leave_work_behind();
    }
    OneRun run(holder.desk());

    EXPECT_EQ(run.watch().look(), std::nullopt);
}

}  // namespace
}  // namespace vialog::window
