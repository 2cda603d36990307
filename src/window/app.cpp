// SPDX-License-Identifier: Apache-2.0
// The start and the end of the program, and what is thrown in between.
#include "window/app.h"

#include "gui/catalogue.h"
#include "gui/no_journal.h"
#include "gui/screens.h"
#include "gui/set_up_presenter.h"
#include "window/toolkit.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

namespace vialog::window {

bool App::OnInit() {
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.push_back(to_utf8(argv[i]));
    }
    const auto invocation = parse_invocation(arguments);
    if (!invocation) {
        fmt::print(stderr, "{}\n", invocation.error());
        return false;
    }
    if (invocation->wants_version) {
        fmt::print("vialog {}\n", VIALOG_VERSION);
        return false;
    }
    const auto journal = journal_meant(invocation->journal);
    if (!journal) {
        show_beginning(invocation->journal, {});
        return true;
    }
    try {
        open_journal(*journal, invocation->station);
    } catch (const std::exception& error) {
        m_workstation.reset();
        show_beginning(*journal, error.what());
    }
    return true;
}

void App::open_journal(const std::filesystem::path& journal, const std::string& station) {
    m_workstation = std::make_unique<Workstation>(
        journal, station, [this](std::function<void()> work) { CallAfter(std::move(work)); },
        [this](const std::string& sentence) { say(sentence); });
    m_frame = new MainFrame(m_workstation->desk(), gui::screens());
    m_frame->Bind(wxEVT_DESTROY, [this](wxWindowDestroyEvent& event) {
        event.Skip();
        if (event.GetEventObject() == m_frame) {
            m_frame = nullptr;
        }
    });
    m_frame->Show();
}

void App::show_beginning(const std::filesystem::path& named, const std::string& fault) {
    if (!fault.empty()) {
        m_beginning = std::make_unique<gui::NoJournal>(named, fault);
    } else {
        m_beginning = std::make_unique<gui::SetUpPresenter>(
            m_first_start.ground(named, [this](const std::filesystem::path& journal) {
                // Its screen is still being told that last key.
                CallAfter([this, journal] {
                    open_journal(journal, {});
                    m_beginning_frame->Destroy();
                });
            }));
    }
    m_beginning_frame = new BeginningFrame(*m_beginning);
}

int App::OnExit() {
    // Where the session ends with the window open: it stands on the workstation.
    delete m_frame;
    m_workstation.reset();
    return wxApp::OnExit();
}

bool App::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const std::exception& error) {
        say(error.what());
    } catch (...) {
        say(gui::tr("Something failed that does not say what it was; the work is kept."));
    }
    return true;
}

void App::say(const std::string& sentence) {
    if (m_frame != nullptr) {
        m_frame->say(sentence);
    } else {
        fmt::print(stderr, "{}\n", sentence);
    }
}

}  // namespace vialog::window
