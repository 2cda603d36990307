// SPDX-License-Identifier: Apache-2.0
// Google Test within an application of wxWidgets, on a display.
#include "window/window_in_test.h"

#include "window/toolkit.h"

#include <gtest/gtest.h>
#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stopwatch.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

// Last: they define macros by common words.
#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace vialog::window {

namespace {

constexpr int longest_wait_ms = 20000;  // reached by what fails alone
constexpr int between_keys_ms = 50;     // more than a scanner's, less than a person's

// Sends keys to the display itself. A scanner's burst reaches the server in one piece, so that no busy machine tears it.
class Keys final {
  public:
    Keys() : m_display(XOpenDisplay(nullptr)) {
        if (m_display == nullptr) {
            throw std::runtime_error("there is no display");
        }
    }
    ~Keys() { XCloseDisplay(m_display); }
    Keys(const Keys&) = delete;
    Keys& operator=(const Keys&) = delete;

    void add(KeySym keysym, int modifiers) {
        const KeyCode code = XKeysymToKeycode(m_display, keysym);
        // The second symbol of a key needs Shift.
        const bool shift = (modifiers & wxMOD_SHIFT) != 0 ||
                           (XkbKeycodeToKeysym(m_display, code, 0, 0) != keysym &&
                            XkbKeycodeToKeysym(m_display, code, 0, 1) == keysym);
        const std::array<std::pair<bool, KeySym>, 3> held{
            {{shift, XK_Shift_L},
             {(modifiers & wxMOD_CONTROL) != 0, XK_Control_L},
             {(modifiers & wxMOD_ALT) != 0, XK_Alt_L}}};
        for (const auto& [is_held, modifier] : held) {
            if (is_held) {
                send(XKeysymToKeycode(m_display, modifier), True);
            }
        }
        send(code, True);
        send(code, False);
        for (const auto& [is_held, modifier] : held) {
            if (is_held) {
                send(XKeysymToKeycode(m_display, modifier), False);
            }
        }
    }
    void add(char key) {
        switch (key) {
            case '\n':
                return add(XK_Return, wxMOD_NONE);
            case '\t':
                return add(XK_Tab, wxMOD_NONE);
            case '\x1b':
                return add(XK_Escape, wxMOD_NONE);
            case '\x1d':
                return add(XK_bracketright, wxMOD_CONTROL);
            default:
                // The printable ones of ASCII are their own symbols.
                return add(static_cast<KeySym>(static_cast<unsigned char>(key)), wxMOD_NONE);
        }
    }
    void flush() { XSync(m_display, False); }

  private:
    void send(KeyCode code, Bool down) { XTestFakeKeyEvent(m_display, code, down, CurrentTime); }
    Display* m_display;
};

KeySym keysym_of(int key) {
    switch (key) {
        case WXK_UP:
            return XK_Up;
        case WXK_DOWN:
            return XK_Down;
        case WXK_HOME:
            return XK_Home;
        case WXK_END:
            return XK_End;
        case WXK_BACK:
            return XK_BackSpace;
        case WXK_ESCAPE:
            return XK_Escape;
        default:
            break;
    }
    if (key >= WXK_F1 && key <= WXK_F12) {
        return XK_F1 + static_cast<KeySym>(key - WXK_F1);
    }
    return static_cast<KeySym>(key >= 'A' && key <= 'Z' ? key - 'A' + 'a' : key);
}

}  // namespace

// --- The screen ------------------------------------------------------------------------------------------------------

void NotingScreen::note(const std::string& what) {
    if (fails) {
        throw std::runtime_error("The journal is locked by another program.");
    }
    told += what + ";";
}

gui::Field* NotingScreen::field(std::string_view id) {
    const auto found = std::find_if(shown.fields.begin(), shown.fields.end(),
                                    [id](const gui::Field& it) { return it.id == id; });
    return found == shown.fields.end() ? nullptr : &*found;
}

gui::ScreenView NotingScreen::view() const {
    return shown;
}

void NotingScreen::type(std::string_view id, std::string_view text) {
    note("type " + std::string(id) + "=" + std::string(text));
    if (gui::Field* it = field(id)) {
        it->text =
            it->kind == gui::FieldKind::Secret ? std::string(text.size(), '*') : std::string(text);
    }
}

void NotingScreen::enter(std::string_view id) {
    note("enter " + std::string(id));
    if (on_enter) {
        on_enter(id);
    }
}

void NotingScreen::scan(std::string_view text) {
    note("scan " + std::string(text));
}

void NotingScreen::press(std::string_view key) {
    note("press " + std::string(key));
}

void NotingScreen::offer(std::string_view id, int step) {
    note("offer " + std::string(id) + (step > 0 ? " down" : " up"));
}

void NotingScreen::choose(std::int64_t row) {
    note("choose " + std::to_string(row));
    if (shown.table) {
        shown.table->selected = row;
    }
}

void NotingScreen::open(std::int64_t row) {
    note("open " + std::to_string(row));
}

bool NotingScreen::back() {
    note("back");
    return true;
}

void NotingScreen::show(std::string_view subject) {
    note("show " + std::string(subject));
}

gui::Row NumberedRows::row(std::int64_t index) const {
    ++m_fetched;
    return {.cells = {std::to_string(index), "12.500 mL"}};
}

// --- The stage -------------------------------------------------------------------------------------------------------

Stage::Stage() : m_frame(new wxFrame(nullptr, wxID_ANY, to_wx("Stage"))) {
    m_frame->SetSizer(new wxBoxSizer(wxVERTICAL));
    m_frame->SetSize(1100, 800);
}

Stage::~Stage() {
    m_frame->DestroyChildren();
    // At once: what it shows dies with the test.
    delete m_frame;
    let_pass(0);
}

void Stage::show(wxWindow* content) {
    m_frame->GetSizer()->Add(content, wxSizerFlags(1).Expand());
    m_frame->Layout();
    m_frame->Show();
    m_frame->Raise();
    if (!wait_for([&] { return m_frame->IsActive(); })) {
        throw std::runtime_error("the window does not come to the front");
    }
}

PanelOnStage::PanelOnStage(gui::ScreenView view) : PanelOnStage(std::move(view), {}) {}

PanelOnStage::PanelOnStage(gui::ScreenView view, Surroundings surroundings) {
    screen.shown = std::move(view);
    m_panel = new ScreenPanel(&m_stage.frame(), screen, std::move(surroundings));
    m_stage.show(m_panel);
    m_panel->come_to_front();
    let_pass(20);
}

void PanelOnStage::update() {
    m_panel->update();
    let_pass(10);
}

// --- The keyboard ----------------------------------------------------------------------------------------------------

bool wait_for(const std::function<bool()>& so) {
    const wxStopWatch watch;
    while (!so()) {
        if (watch.Time() > longest_wait_ms) {
            return false;
        }
        wxYield();
        wxMilliSleep(2);
    }
    return true;
}

void let_pass(int milliseconds) {
    const wxStopWatch watch;
    do {
        wxYield();
        wxMilliSleep(2);
    } while (watch.Time() < milliseconds);
    wxYield();
}

void sends(std::string_view keys) {
    Keys keyboard;
    for (const char key : keys) {
        keyboard.add(key);
    }
    keyboard.flush();
}

void sends(int key, int modifiers) {
    Keys keyboard;
    keyboard.add(keysym_of(key), modifiers);
    keyboard.flush();
}

void types(std::string_view keys) {
    for (const char& key : keys) {
        sends(std::string_view(&key, 1));
        let_pass(between_keys_ms);
    }
}

void presses(int key) {
    presses(key, wxMOD_NONE);
}

void presses(int key, int modifiers) {
    sends(key, modifiers);
    let_pass(between_keys_ms);
}

void scans(std::string_view characters) {
    sends(std::string(characters) + "\n");
    let_pass(2 * between_keys_ms);
}

wxWindow* find(wxWindow& window, const std::function<bool(const wxWindow&)>& so) {
    for (wxWindow* child : window.GetChildren()) {
        if (!child->IsShown()) {
            continue;
        }
        if (so(*child)) {
            return child;
        }
        if (wxWindow* found = find(*child, so)) {
            return found;
        }
    }
    return nullptr;
}

wxWindow* find_named(wxWindow& window, std::string_view name) {
    return find(window, [name](const wxWindow& it) { return it.GetName() == to_wx(name); });
}

std::string texts_of(const wxWindow& window) {
    std::string texts;
    for (const wxWindow* child : window.GetChildren()) {
        if (!child->IsShown()) {
            continue;
        }
        if (const std::string label = to_utf8(child->GetLabel()); !label.empty()) {
            texts += label + "\n";
        }
        texts += texts_of(*child);
    }
    return texts;
}

// The tests run as the program of an application whose event loop they turn themselves.
class TestApp final : public wxApp {
  public:
    bool OnInit() override { return true; }
    int OnRun() override {
        SetExitOnFrameDelete(false);
        wxEventLoop loop;
        const wxEventLoopActivator active(&loop);
        return RUN_ALL_TESTS();
    }
};

}  // namespace vialog::window

wxIMPLEMENT_APP_NO_MAIN(vialog::window::TestApp);

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (testing::GTEST_FLAG(list_tests)) {
        return RUN_ALL_TESTS();
    }
    return wxEntry(argc, argv);
}
