// SPDX-License-Identifier: Apache-2.0
// gallery JOURNAL KEYFILE PERSON FOLDER PREFIX: a picture of every screen of the window over a journal, with PERSON signed in; her
// passphrase and PIN are the two lines of standard input. To be looked at by a person: started by the command `screens`.
#include "gui/catalogue.h"
#include "operations/private_file.h"
#include "window/help_sheet.h"
#include "window/main_frame.h"
#include "window/screen_panel.h"
#include "window/toolkit.h"
#include "window/workstation.h"

#include <fmt/format.h>
#include <wx/app.h>
#include <wx/dcmemory.h>
#include <wx/dcscreen.h>
#include <wx/evtloop.h>
#include <wx/image.h>
#include <wx/imagpng.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace vialog::window {
namespace {

void let_pass(int milliseconds) {
    const wxStopWatch watch;
    do {
        wxYield();
        wxMilliSleep(5);
    } while (watch.Time() < milliseconds);
}

void take_picture(const std::filesystem::path& path) {
    wxScreenDC screen;
    wxBitmap picture(screen.GetSize());
    wxMemoryDC memory(picture);
    memory.Blit(0, 0, picture.GetWidth(), picture.GetHeight(), &screen, 0, 0);
    memory.SelectObject(wxNullBitmap);
    picture.ConvertToImage().SaveFile(to_wx(path.string()), wxBITMAP_TYPE_PNG);
}

void sign_in(gui::Desk& desk, const std::string& key_file, const std::string& person) {
    std::string passphrase;
    std::string pin;
    std::getline(std::cin, passphrase);
    std::getline(std::cin, pin);
    const auto unlocked =
        desk.keys().unlock(operations::read_small_file(key_file), passphrase, pin, {});
    if (!unlocked) {
        throw std::runtime_error("the key does not open: " + unlocked.error().what);
    }
    const domain::PersonId id = domain::PersonId::parse(person).value();
    auto consent = desk.keys().consent(desk.key_name(id), pin);
    if (!consent) {
        throw std::runtime_error("the PIN gives no consent");
    }
    desk.sit_down(id, **consent);
}

class Gallery final : public wxApp {
  public:
    bool OnInit() override {
        wxImage::AddHandler(new wxPNGHandler);
        return argc == 6;
    }
    int OnRun() override {
        SetExitOnFrameDelete(false);
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        try {
            show_all();
        } catch (const std::exception& error) {
            fmt::print(stderr, "{}\n", error.what());
            return 1;
        }
        return 0;
    }

  private:
    void show_all() {
        const std::filesystem::path folder = to_utf8(argv[4]);
        const std::string prefix = to_utf8(argv[5]);
        Workstation workstation(
            to_utf8(argv[1]), {},
            [this](std::function<void()> work) { CallAfter(std::move(work)); },
            [](const std::string& sentence) { fmt::print(stderr, "{}\n", sentence); });
        sign_in(workstation.desk(), to_utf8(argv[2]), to_utf8(argv[3]));
        auto* frame = new MainFrame(workstation.desk(), gui::screens());
        frame->SetPosition(wxPoint(0, 0));
        frame->SetSize(wxScreenDC().GetSize());
        frame->Show();
        frame->Raise();
        for (const gui::ScreenPlace& place : gui::screens()) {
            frame->open(place.id, {});
            let_pass(400);
            take_picture(folder / fmt::format("{}-{}.png", prefix, place.id));
            fmt::print("{}-{}.png\n", prefix, place.id);
        }
        frame->Destroy();
        let_pass(50);
    }
};

}  // namespace
}  // namespace vialog::window

wxIMPLEMENT_APP_NO_MAIN(vialog::window::Gallery);

int main(int argc, char** argv) {
    return wxEntry(argc, argv);
}
