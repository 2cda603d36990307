// SPDX-License-Identifier: Apache-2.0
// The screens that were opened, kept as long as the window, so that what is typed survives a look elsewhere.
#pragma once

#include "gui/desk.h"
#include "gui/draft.h"
#include "gui/screens.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::window {

class ScreenPanel;

class ScreenBook final {
  public:
    struct Opened {
        std::unique_ptr<gui::Screen> screen;
        ScreenPanel* panel = nullptr;  // the frame's
    };
    using MakePanel = std::function<ScreenPanel*(gui::Screen&)>;

    ScreenBook(gui::Desk& desk, std::vector<gui::ScreenPlace> places, MakePanel make_panel);

    [[nodiscard]] const std::vector<gui::ScreenPlace>& places() const { return m_places; }
    [[nodiscard]] const gui::ScreenPlace* place_of_key(std::string_view key) const;
    // Made where it was not opened yet; null where there is no such screen.
    [[nodiscard]] Opened* open(std::string_view id);
    // Only where it was opened.
    [[nodiscard]] Opened* find(std::string_view id);

    // The journal has grown. What a screen that is not in sight throws is told as a sentence.
    void refresh(std::string_view in_sight, const std::function<void(const std::string&)>& say);
    // The titles of the screens where something is typed and not recorded.
    [[nodiscard]] std::string work_in_hand() const;
    // What is typed there.
    [[nodiscard]] std::vector<gui::Draft> drafts() const;

  private:
    gui::Desk& m_desk;
    std::vector<gui::ScreenPlace> m_places;
    MakePanel m_make_panel;
    std::map<std::string, Opened, std::less<>> m_opened;
};

}  // namespace vialog::window
