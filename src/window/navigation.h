// SPDX-License-Identifier: Apache-2.0
// The screens at the left, each with its key.
#pragma once

#include "gui/screens.h"

#include <wx/listbox.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::window {

class Navigation final : public wxListBox {
  public:
    using Open = std::function<void(std::string_view id)>;
    Navigation(wxWindow* parent, const std::vector<gui::ScreenPlace>& places, Open open);

    // The screen in sight.
    void mark(std::string_view id);
    // True where the key was for the list: Enter opens, arrows walk without opening.
    bool take_key(const std::string& key);

  private:
    void open_selected();

    std::vector<std::string> m_ids;
    Open m_open;
};

}  // namespace vialog::window
