// SPDX-License-Identifier: Apache-2.0
// The promises of gui/keyboard.h, one at a time.
#include "gui/keyboard.h"

#include "gui/desk_in_test.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

class ThreeRows final : public Rows {
  public:
    [[nodiscard]] std::int64_t size() const override { return 3; }
    [[nodiscard]] Row row(std::int64_t /*index*/) const override { return {.cells = {"cell"}}; }
};

// Notes what it is told.
class Recorder final : public Screen {
  public:
    ScreenView shown;
    std::string told;
    bool work = false;

    [[nodiscard]] ScreenView view() const override { return shown; }
    void type(std::string_view field, std::string_view text) override {
        told += "type " + std::string(field) + "=" + std::string(text) + ";";
        shown.fields.front().text = text;
    }
    void enter(std::string_view field) override { told += "enter " + std::string(field) + ";"; }
    void scan(std::string_view text) override { told += "scan " + std::string(text) + ";"; }
    void press(std::string_view key) override { told += "press " + std::string(key) + ";"; }
    void offer(std::string_view /*field*/, int step) override {
        told += step < 0 ? "offer up;" : "offer down;";
    }
    void choose(std::int64_t row) override { told += "choose " + std::to_string(row) + ";"; }
    void open(std::int64_t row) override { told += "open " + std::to_string(row) + ";"; }
    bool back() override {
        told += "back;";
        return true;
    }
    void refresh() override {}
    [[nodiscard]] bool has_work() const override { return work; }
};

class WithActions final {
  public:
    WithActions() {
        screen.shown.actions = {{.key = "W", .label = "Waste"}, {.key = "F5", .label = "Again"}};
    }
    Recorder screen;
};

TEST(Keyboard, ActsByLetterWhileNoFieldTakesText) {
    WithActions holder;
    Recorder& screen = holder.screen;
    Typist(screen).types("w").presses("F5");
    EXPECT_EQ(screen.told, "press W;press F5;");
}

TEST(Keyboard, LeavesLettersToTheFieldAndActsWithAlt) {
    WithActions holder;
    Recorder& screen = holder.screen;
    screen.shown.fields = {{.id = "name", .label = "Name"}};
    screen.shown.focus = "name";
    Typist(screen).types("w").presses("Alt+W").types("\n");
    EXPECT_EQ(screen.told, "type name=w;press W;enter name;");
}

TEST(Keyboard, TakesAChoiceByItsKey) {
    WithActions holder;
    Recorder& screen = holder.screen;
    screen.shown.fields = {
        {.id = "reason",
         .label = "Reason",
         .kind = FieldKind::Choice,
         .choices = {{.key = "1", .label = "remainder"}, {.key = "2", .label = "refused"}}}};
    screen.shown.focus = "reason";
    Typist(screen).types("2").presses("Up").types("w");
    EXPECT_EQ(screen.told, "type reason=2;enter reason;type reason=1;press W;");
}

TEST(Keyboard, SendsWhatIsTypedOnTheScanLineAsAScan) {
    WithActions holder;
    Recorder& screen = holder.screen;
    Typist(screen).types("17w\n");
    EXPECT_EQ(screen.told, "scan 17w;");
}

TEST(Keyboard, MovesInATableAndOpensARow) {
    Recorder screen;
    screen.shown.table = Table{.label = "Rows",
                               .columns = {{.label = "A"}},
                               .rows = std::make_shared<ThreeRows>(),
                               .selected = 1,
                               .empty_hint = {}};
    Typist(screen).presses("Down").presses("End").presses("PageUp").types("\n");
    EXPECT_EQ(screen.told, "choose 2;choose 2;choose 0;open 1;");
}

TEST(Keyboard, AsksBeforeEscLosesWork) {
    Recorder screen;
    screen.work = true;
    Typist typist(screen);
    typist.types("\x1b");
    EXPECT_TRUE(typist.keyboard().asks_to_leave());
    EXPECT_EQ(screen.told, "");
    typist.types("\x1b");
    EXPECT_EQ(screen.told, "back;");
}

TEST(Keyboard, StaysWhenAnotherKeyFollowsEsc) {
    WithActions holder;
    Recorder& screen = holder.screen;
    screen.work = true;
    Typist typist(screen);
    typist.types("\x1b").types("w");
    EXPECT_FALSE(typist.keyboard().asks_to_leave());
    EXPECT_EQ(screen.told, "press W;");
}

TEST(Keyboard, ClearsTheScanLineFirst) {
    Recorder screen;
    Typist typist(screen);
    typist.types("17\x1b");
    EXPECT_EQ(typist.keyboard().scan_line(), "");
    EXPECT_EQ(screen.told, "");
}

TEST(Keyboard, TakesKeysWhereThePersonHasMovedTheCaret) {
    WithActions holder;
    Recorder& screen = holder.screen;
    screen.shown.fields = {{.id = "name", .label = "Name"}, {.id = "dose", .label = "Dose"}};
    screen.shown.focus = "dose";
    Keyboard keyboard(screen);

    keyboard.stand_on("name");
    EXPECT_EQ(keyboard.press({.key = "w"}), Routed::ToText);
    EXPECT_EQ(keyboard.press({.key = "Enter"}), Routed::Done);
    keyboard.stand_on("");
    EXPECT_EQ(keyboard.press({.key = "w"}), Routed::Done);
    keyboard.stand_on(std::nullopt);
    EXPECT_EQ(keyboard.press({.key = "Enter"}), Routed::Done);

    EXPECT_EQ(screen.told, "enter name;press W;enter dose;");
}

}  // namespace
}  // namespace vialog::gui
