// SPDX-License-Identifier: Apache-2.0
// The program: opens what the command line names and shows the window; whatever goes wrong becomes a sentence in it.
#pragma once

#include "window/beginning_frame.h"
#include "window/first_start.h"
#include "window/main_frame.h"
#include "window/workstation.h"

#include <wx/app.h>

#include <filesystem>
#include <memory>
#include <string>

namespace vialog::window {

class App final : public wxApp {
  public:
    bool OnInit() override;
    int OnExit() override;
    bool OnExceptionInMainLoop() override;

  private:
    void open_journal(const std::filesystem::path& journal, const std::string& station);
    // Where there is no journal yet the set-up, where one does not open why.
    void show_beginning(const std::filesystem::path& named, const std::string& fault);
    void say(const std::string& sentence);

    std::unique_ptr<Workstation> m_workstation;
    FirstStart m_first_start;
    std::unique_ptr<gui::Screen> m_beginning;
    BeginningFrame* m_beginning_frame = nullptr;
    MainFrame* m_frame = nullptr;
};

}  // namespace vialog::window
