// SPDX-License-Identifier: Apache-2.0
// gallery CLINIC FOLDER PREFIX < states: a picture of the window in each of the states, over a sample clinic as make_clinic
// leaves it, to be looked at by a person. Started by tests/gui/screens, whose file of states says how they are written.
#include "exchange/container_code.h"
#include "gui/cartons_in_test.h"
#include "gui/desk_in_test.h"
#include "gui/set_up_presenter.h"
#include "journal/merkle.h"
#include "operations/private_file.h"
#include "window/beginning_frame.h"
#include "window/first_start.h"
#include "window/main_frame.h"
#include "window/screen_panel.h"
#include "window/toolkit.h"
#include "window/workstation.h"

#include <fmt/format.h>
#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/gdicmn.h>
#include <wx/image.h>
#include <wx/imagpng.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

// Last: they define macros by common words.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace vialog::window {
namespace {

struct Person {
    std::string pin;
    std::string passphrase;
    std::string key_file;
};

// "rn1    PIN 330033, passphrase some words, key /where/it/lies"
std::map<std::string, Person> read_people(const std::filesystem::path& path) {
    static const std::regex form(R"((\S+)\s+PIN (\d+), passphrase (.*), key (.*))");
    std::map<std::string, Person> people;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (std::smatch parts; std::regex_match(line, parts, form)) {
            people[parts[1]] = {.pin = parts[2], .passphrase = parts[3], .key_file = parts[4]};
        }
    }
    return people;
}

// NAME SCREEN SIGNER KEYS
struct State {
    std::string name;
    std::string screen;  // "..." goes on where the state before ended
    std::string signer;  // "-": nobody
    std::string keys;
};

State read_state(const std::string& line) {
    std::istringstream in(line);
    State state;
    in >> state.name >> state.screen >> state.signer >> std::ws;
    std::getline(in, state.keys);
    return state;
}

void let_pass(int milliseconds) {
    const wxStopWatch watch;
    do {
        wxYield();
        wxMilliSleep(5);
    } while (watch.Time() < milliseconds);
}

// Of the display itself: wxScreenDC shows what the screen was when it was first asked.
void take_picture(const std::filesystem::path& path) {
    Display* display = XOpenDisplay(nullptr);
    const wxSize size = wxGetDisplaySize();
    XImage* seen =
        XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(size.GetWidth()),
                  static_cast<unsigned>(size.GetHeight()), AllPlanes, ZPixmap);
    wxImage picture(size);
    for (int y = 0; y < size.GetHeight(); ++y) {
        for (int x = 0; x < size.GetWidth(); ++x) {
            const unsigned long pixel = XGetPixel(seen, x, y);
            picture.SetRGB(x, y, static_cast<unsigned char>(pixel >> 16U),
                           static_cast<unsigned char>(pixel >> 8U),
                           static_cast<unsigned char>(pixel));
        }
    }
    XDestroyImage(seen);
    XCloseDisplay(display);
    picture.SaveFile(to_wx(path.string()), wxBITMAP_TYPE_PNG);
    fmt::print("{}\n", path.filename().string());
}

// The window over a journal, or the set-up where there is none yet.
class Scene {
  public:
    virtual ~Scene() = default;
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    virtual void begin(const State& state) = 0;
    virtual ScreenPanel& panel() = 0;
    virtual void settle() = 0;
    // The code on the label of a container.
    virtual std::string label(std::int64_t container) = 0;

  protected:
    Scene() = default;
};

class SetUpScene final : public Scene {
  public:
    explicit SetUpScene(const std::filesystem::path& folder)
        : m_screen(m_start.ground(folder, [](const std::filesystem::path&) {})) {}
    ~SetUpScene() override { m_frame->Destroy(); }

    void begin(const State& /*state*/) override { m_frame->SetPosition(wxPoint(0, 0)); }
    ScreenPanel& panel() override { return *m_frame->panel(); }
    void settle() override { m_frame->panel()->update(); }
    std::string label(std::int64_t /*container*/) override { return {}; }

  private:
    FirstStart m_start;
    gui::SetUpPresenter m_screen;
    BeginningFrame* m_frame = new BeginningFrame(m_screen);
};

class JournalScene final : public Scene {
  public:
    JournalScene(wxApp& app, const std::filesystem::path& journal,
                 std::map<std::string, Person> people)
        : m_people(std::move(people)),
          m_workstation(
              journal, {}, [&app](std::function<void()> work) { app.CallAfter(std::move(work)); },
              [](const std::string& sentence) { fmt::print(stderr, "{}\n", sentence); }) {
        for (const auto& [id, person] : m_people) {
            if (!desk().keys().unlock(operations::read_small_file(person.key_file),
                                      person.passphrase, person.pin, {})) {
                throw std::runtime_error("the key does not open: " + person.key_file);
            }
        }
    }
    ~JournalScene() override { close(); }

    void begin(const State& state) override {
        close();
        sit(state.signer);
        m_frame = new MainFrame(desk(), gui::screens());
        m_frame->SetPosition(wxPoint(0, 0));
        m_frame->SetSize(wxGetDisplaySize());
        m_frame->Show();
        m_frame->Raise();
        let_pass(150);
        m_frame->open(state.screen, {});
        let_pass(200);
    }
    ScreenPanel& panel() override { return *m_frame->panel_in_sight(); }
    void settle() override {
        while (desk().background().progress()) {
            let_pass(20);
        }
        let_pass(20);
        m_frame->tick();
        panel().update();
    }
    std::string label(std::int64_t container) override {
        const auto genesis = desk().store().entry_bytes(domain::EntryNumber(0));
        return exchange::ContainerCode::of(journal::leaf_hash(*genesis),
                                           domain::ContainerId(container))
            .text();
    }

  private:
    gui::Desk& desk() { return m_workstation.desk(); }
    void sit(const std::string& id) {
        desk().stand_up();
        if (id == "-") {
            return;
        }
        const domain::PersonId person = domain::PersonId::parse(id).value();
        auto consent = desk().keys().consent(desk().key_name(person), m_people.at(id).pin);
        if (!consent) {
            throw std::runtime_error("the PIN gives no consent: " + id);
        }
        desk().sit_down(person, **consent);
    }
    void close() {
        if (m_frame != nullptr) {
            m_frame->Destroy();
            m_frame = nullptr;
            let_pass(50);
        }
    }

    std::map<std::string, Person> m_people;
    Workstation m_workstation;
    MainFrame* m_frame = nullptr;
};

// Types what a state says.
class Hand final {
  public:
    Hand(Scene& scene, const std::map<std::string, Person>& people, std::filesystem::path folder)
        : m_scene(scene), m_people(people), m_folder(std::move(folder)) {}

    void type(const std::string& keys) {
        m_scene.panel().notice({});
        static const std::regex part(R"(<([^>]*)>|\{(\w+) ?([^}]*)\}|([^<{]+))");
        for (std::sregex_iterator it(keys.begin(), keys.end(), part), end; it != end; ++it) {
            const std::smatch& found = *it;
            if (found[1].matched) {
                press(found[1]);
            } else if (found[2].matched) {
                act(found[2], found[3]);
            } else {
                typist().types(found.str());
            }
            m_scene.settle();
        }
    }

  private:
    gui::Typist& typist() {
        gui::Screen& screen = m_scene.panel().screen();
        if (m_screen != &screen) {
            m_screen = &screen;
            m_typist = std::make_unique<gui::Typist>(screen);
        }
        return *m_typist;
    }
    void press(const std::string& key) {
        // The window's own, which no screen knows.
        static const std::map<std::string, int> windows_own{{"F1", WXK_F1}, {"Esc", WXK_ESCAPE}};
        const auto found = windows_own.find(key);
        if (found == windows_own.end()) {
            typist().presses(key);
            return;
        }
        wxKeyEvent event(wxEVT_CHAR_HOOK);
        event.m_keyCode = found->second;
        static_cast<void>(m_scene.panel().take_key(event));
    }
    void act(const std::string& what, const std::string& about) {
        gui::Screen& screen = m_scene.panel().screen();
        if (what == "vial") {
            typist().scans(m_scene.label(std::stoll(about)));
        } else if (what == "scan") {
            typist().scans(about);
        } else if (what == "carton") {
            typist().scans(gui::ketamine_carton(about, "S" + about));
        } else if (what == "pin") {
            typist().types(m_people.at(about).pin + "\n");
        } else if (what == "path") {
            typist().types((m_folder / about).string());
        } else if (what == "clear") {
            screen.type(screen.view().focus, {});
        } else {
            throw std::runtime_error("a state says what nobody knows: " + what);
        }
    }

    Scene& m_scene;
    const std::map<std::string, Person>& m_people;
    std::filesystem::path m_folder;
    gui::Screen* m_screen = nullptr;
    std::unique_ptr<gui::Typist> m_typist;
};

class Gallery final : public wxApp {
  public:
    bool OnInit() override {
        wxImage::AddHandler(new wxPNGHandler);
        return argc == 4;
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
        m_clinic = std::filesystem::absolute(to_utf8(argv[1]));
        const std::filesystem::path out = to_utf8(argv[2]);
        const std::string prefix = to_utf8(argv[3]);
        m_people = read_people(m_clinic / "people");
        for (std::string line; std::getline(std::cin, line);) {
            if (line.empty() || line.starts_with("#")) {
                continue;
            }
            if (line.starts_with("== ")) {
                set_scene(line.substr(3));
                continue;
            }
            const State state = read_state(line);
            try {
                if (state.screen != "...") {
                    m_scene->begin(state);
                }
                m_hand->type(state.keys);
                let_pass(350);
            } catch (const std::exception& error) {
                throw std::runtime_error(state.name + ": " + error.what());
            }
            take_picture(out / fmt::format("{}-{}.png", state.name, prefix));
        }
        m_hand.reset();
        m_scene.reset();
    }
    void set_scene(const std::string& name) {
        m_hand.reset();
        m_scene.reset();
        let_pass(50);
        // The set-up founds a journal beside the clinic's, which is the empty one.
        const std::filesystem::path fresh = m_clinic / "fresh";
        auto people = m_people;
        if (name == "set_up") {
            std::filesystem::create_directories(fresh);
            m_scene = std::make_unique<SetUpScene>(fresh);
        } else if (name == "empty") {
            std::erase_if(people,
                          [](const auto& it) { return it.first != "md1" && it.first != "rph1"; });
            for (auto& [id, person] : people) {
                person.key_file = (fresh / (id + ".key")).string();
            }
            m_scene = std::make_unique<JournalScene>(*this, fresh / "ket.vialog", people);
        } else {
            m_scene = std::make_unique<JournalScene>(*this, m_clinic / "clinic.vialog", people);
        }
        m_hand = std::make_unique<Hand>(*m_scene, m_people, fresh);
    }

    std::filesystem::path m_clinic;
    std::map<std::string, Person> m_people;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Hand> m_hand;
};

}  // namespace
}  // namespace vialog::window

wxIMPLEMENT_APP_NO_MAIN(vialog::window::Gallery);

int main(int argc, char** argv) {
    return wxEntry(argc, argv);
}
