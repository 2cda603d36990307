// SPDX-License-Identifier: Apache-2.0
// A screen without offers, rows or subjects takes those keys and stays as it is.
#include "gui/screen.h"

#include <gtest/gtest.h>

namespace vialog::gui {
namespace {

class Bare final : public Screen {
  public:
    int told = 0;
    [[nodiscard]] ScreenView view() const override { return {.title = "Bare"}; }
    void type(std::string_view /*field*/, std::string_view /*text*/) override { ++told; }
    void enter(std::string_view /*field*/) override { ++told; }
    void scan(std::string_view /*text*/) override { ++told; }
    void press(std::string_view /*key*/) override { ++told; }
    bool back() override { return false; }
    void refresh() override { ++told; }
    [[nodiscard]] bool has_work() const override { return false; }
};

TEST(Screen, DoesNothingOnWhatItHasNot) {
    Bare bare;
    Screen& screen = bare;

    screen.offer("patient", 1);
    screen.choose(3);
    screen.open(3);
    screen.show("entry:45");

    EXPECT_EQ(bare.told, 0);
    EXPECT_EQ(screen.view().title, "Bare");
}

}  // namespace
}  // namespace vialog::gui
