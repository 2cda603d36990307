// SPDX-License-Identifier: Apache-2.0
// Around every screen: where the world fails in the midst of a call, the file locked or gone, its disk full, the screen says so
// and keeps what is typed. Screens themselves catch only where they know more to say.
#pragma once

#include "gui/screen.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace vialog::gui {

class GuardedScreen final : public Screen {
  public:
    using Make = std::function<std::unique_ptr<Screen>()>;
    // Made at once, and where that fails before the next call: then a key to try again is all there is.
    GuardedScreen(std::string title, Make make);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void offer(std::string_view field, int step) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;
    [[nodiscard]] bool has_work() const override;

  private:
    void attempt(const std::function<void(Screen&)>& call);

    std::string m_title;
    Make m_make;
    std::unique_ptr<Screen> m_screen;
    std::optional<Message> m_failed;
    mutable ScreenView m_shown;  // the latest view that could be had
    mutable bool m_has_work = false;
};

}  // namespace vialog::gui
