// SPDX-License-Identifier: Apache-2.0
// Opens the journal as the program does, and waits for whatever must come of a key.
#include "window/clinic_in_test.h"

#include "domain/gtin.h"
#include "exchange/container_code.h"
#include "gui/screens.h"
#include "journal/merkle.h"
#include "window/screen_panel.h"
#include "window/toolkit.h"
#include "window/window_in_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <wx/app.h>

#include <cctype>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace vialog::window {

namespace {

std::filesystem::path folder_of_clinic() {
    const char* folder = std::getenv("VIALOG_CLINIC");
    if (folder == nullptr) {
        throw std::runtime_error("VIALOG_CLINIC names no clinic: start this by the command flows");
    }
    return folder;
}

bool is_modifier(int key) {
    return key == WXK_SHIFT || key == WXK_CONTROL || key == WXK_ALT || key == WXK_NONE;
}

// Lines may be broken anywhere.
std::string with_single_blanks(std::string_view text) {
    std::string single;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank) {
            single += c;
        } else if (!single.empty() && single.back() != ' ') {
            single += ' ';
        }
    }
    return single;
}

}  // namespace

std::string pin_of(std::string_view person) {
    static const std::map<std::string, std::string, std::less<>> pins{{"md1", "110011"},
                                                                      {"rph1", "220022"},
                                                                      {"rn1", "330033"},
                                                                      {"rn2", "440044"},
                                                                      {"rn3", "550055"}};
    return pins.find(person)->second;
}

std::string carton(std::string_view lot, std::string_view serial, std::string_view expires,
                   std::string_view separator) {
    const auto gtin = domain::Gtin::from_ndc(domain::Ndc::parse("0409-2051-05").value(), 0);
    return fmt::format("]d201{}17{}10{}{}21{}", gtin.value().text(), expires, lot, separator,
                       serial);
}

KeysSeen::KeysSeen() {
    wxEvtHandler::AddFilter(this);
}

KeysSeen::~KeysSeen() {
    wxEvtHandler::RemoveFilter(this);
}

int KeysSeen::FilterEvent(wxEvent& event) {
    if (event.GetEventType() == wxEVT_CHAR_HOOK) {
        const int key = dynamic_cast<const wxKeyEvent&>(event).GetKeyCode();
        m_all += is_modifier(key) ? 0 : 1;
        m_enters += key == WXK_RETURN || key == WXK_NUMPAD_ENTER ? 1 : 0;
    }
    return Event_Skip;
}

ClinicInTest::ClinicInTest()
    : m_folder(folder_of_clinic()),
      m_workstation(
          m_folder / "clinic.vialog", {},
          [](std::function<void()> work) { wxTheApp->CallAfter(std::move(work)); },
          [](const std::string& sentence) { ADD_FAILURE() << sentence; }),
      m_frame(new MainFrame(m_workstation.desk(), gui::screens())) {
    m_frame->Show();
    m_frame->Raise();
    if (!wait_for([&] { return m_frame->IsActive() && shows("sign_in"); })) {
        throw std::runtime_error("the window does not come to the front");
    }
}

ClinicInTest::~ClinicInTest() {
    delete m_frame;
    let_pass(0);
}

void ClinicInTest::send(const std::function<void()>& keys, const std::function<int()>& seen,
                        int wanted) {
    const int before = seen();
    keys();
    const auto taken = [&] {
        const ScreenPanel* panel = m_frame->panel_in_sight();
        return seen() >= before + wanted && panel != nullptr && !panel->is_holding_keys();
    };
    if (!wait_for(taken)) {
        throw std::runtime_error("the window does not take a key. It shows: " + text());
    }
    // What follows from it is posted to the window.
    wxYield();
}

ClinicInTest& ClinicInTest::types(std::string_view keys) {
    for (const char key : keys) {
        send([key] { sends(std::string_view(&key, 1)); }, [this] { return m_seen.all(); }, 1);
        ++m_effort.keys;
    }
    return *this;
}

ClinicInTest& ClinicInTest::presses(int key) {
    return presses(key, wxMOD_NONE);
}

ClinicInTest& ClinicInTest::presses(int key, int modifiers) {
    send([=] { sends(key, modifiers); }, [this] { return m_seen.all(); }, 1);
    ++m_effort.keys;
    return *this;
}

ClinicInTest& ClinicInTest::scans(std::string_view text) {
    send([&] { sends(std::string(text) + "\n"); }, [this] { return m_seen.enters(); }, 1);
    ++m_effort.scans;
    return *this;
}

ClinicInTest& ClinicInTest::signs(std::string_view person) {
    return types(pin_of(person) + "\n");
}

void ClinicInTest::begin() {
    // Whatever an earlier flow has left behind.
    presses(WXK_ESCAPE).presses(WXK_ESCAPE).presses(WXK_F3);
    if (!shows("dashboard")) {
        throw std::runtime_error("the dashboard does not come into sight");
    }
    m_effort = {};
}

void ClinicInTest::unlocks(std::string_view person, std::string_view initials) {
    const std::string key = (m_folder / "keys" / (std::string(person) + ".key")).string();
    types(std::string(initials) + "\n")
        .types(key + "\n")
        .types(fmt::format("correct horse battery staple of {}\n", person))
        .signs(person)
        .signs(person);
}

bool ClinicInTest::reads(std::string_view words) {
    const std::string wanted = with_single_blanks(words);
    return wait_for([&] { return text().find(wanted) != std::string::npos; });
}

std::string ClinicInTest::text() {
    return with_single_blanks(texts_of(*m_frame));
}

const gui::ScreenView& ClinicInTest::view() {
    return m_frame->panel_in_sight()->shown();
}

std::string ClinicInTest::asked() {
    return view().focus;
}

bool ClinicInTest::asks(std::string_view field) {
    return wait_for([&] { return view().focus == field; });
}

bool ClinicInTest::stands_in(std::string_view name) {
    return wait_for([&] {
        const wxWindow* focus = wxWindow::FindFocus();
        return focus != nullptr && accessible_name(*focus) == name;
    });
}

bool ClinicInTest::shows(std::string_view screen) {
    return wait_for([&] { return m_frame->screen_in_sight() == screen; });
}

bool ClinicInTest::becomes(const std::function<bool()>& so) {
    return wait_for(so);
}

domain::Entry ClinicInTest::entry_before_end(std::int64_t place) {
    return desk().store().entry(domain::EntryNumber(entries() - place))->entry;
}

bool ClinicInTest::has_case(const domain::Entry& entry) {
    return state().cases.find(domain::CaseId(entry.seq.number())) != nullptr;
}

std::int64_t ClinicInTest::balance(std::int64_t container) {
    return state().containers.find(domain::ContainerId(container))->balance;
}

std::string ClinicInTest::label(std::int64_t container) {
    const auto genesis = desk().store().entry_bytes(domain::EntryNumber(0));
    return exchange::ContainerCode::of(journal::leaf_hash(*genesis), domain::ContainerId(container))
        .text();
}

}  // namespace vialog::window
