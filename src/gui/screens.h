// SPDX-License-Identifier: Apache-2.0
// The screens there are, each with its name, its key and how it is made: the navigation and the help sheet follow.
#pragma once

#include "gui/desk.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

struct ScreenPlace {
    std::string_view id;  // as Desk::go names it
    std::string title;
    std::string key;  // works on every screen: "F4", "Ctrl+J"
    std::function<std::unique_ptr<Screen>(Desk&)> make;
};

// In the order of the navigation.
[[nodiscard]] std::vector<ScreenPlace> screens();

}  // namespace vialog::gui
