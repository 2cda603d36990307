// SPDX-License-Identifier: Apache-2.0
// The program's window over a sample clinic in a file, and people at its keyboard whose keys and scans are counted.
#pragma once

#include "domain/event.h"
#include "window/main_frame.h"
#include "window/workstation.h"

#include <wx/eventfilter.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace vialog::window {

// The keys that have reached the window.
class KeysSeen final : public wxEventFilter {
  public:
    KeysSeen();
    ~KeysSeen() override;
    KeysSeen(const KeysSeen&) = delete;
    KeysSeen& operator=(const KeysSeen&) = delete;

    int FilterEvent(wxEvent& event) override;
    [[nodiscard]] int all() const { return m_all; }
    [[nodiscard]] int enters() const { return m_enters; }

  private:
    int m_all = 0;
    int m_enters = 0;
};

// What a flow took: characters and other keys typed, and whole scans.
struct Effort {
    int keys = 0;
    int scans = 0;
};

// The clinic that the command `flows` has made; its folder is named by the environment. A key is sent when the one before has
// been taken; a scan is one burst of keys.
class ClinicInTest final {
  public:
    ClinicInTest();
    ~ClinicInTest();
    ClinicInTest(const ClinicInTest&) = delete;
    ClinicInTest& operator=(const ClinicInTest&) = delete;

    // '\n' is Enter, '\x1b' Esc. std::runtime_error where the window does not take a key.
    ClinicInTest& types(std::string_view keys);
    ClinicInTest& presses(int key);
    ClinicInTest& presses(int key, int modifiers);
    ClinicInTest& scans(std::string_view text);
    // Her PIN and Enter.
    ClinicInTest& signs(std::string_view person);
    // From the dashboard, with nothing counted yet.
    void begin();
    [[nodiscard]] Effort effort() const { return m_effort; }

    // By her initials, the file of her key, its passphrase and a new PIN, twice.
    void unlocks(std::string_view person, std::string_view initials);

    // Whether these words come to stand in the window, and all of what stands there.
    [[nodiscard]] bool reads(std::string_view words);
    [[nodiscard]] std::string text();
    // Whether this field comes to have the focus; empty: the scan line.
    [[nodiscard]] bool asks(std::string_view field);
    [[nodiscard]] std::string asked();
    // Whether the caret comes to stand in the control of this name.
    [[nodiscard]] bool stands_in(std::string_view name);
    // Whether this screen comes into sight.
    [[nodiscard]] bool shows(std::string_view screen);
    [[nodiscard]] bool becomes(const std::function<bool()>& so);
    [[nodiscard]] const gui::ScreenView& view();

    [[nodiscard]] gui::Desk& desk() { return m_workstation.desk(); }
    [[nodiscard]] const domain::State& state() { return desk().state(); }
    [[nodiscard]] std::int64_t entries() { return state().totals.entries; }
    // Counted from the newest, which is 1.
    [[nodiscard]] domain::Entry entry_before_end(std::int64_t place);
    template <typename Event>
    [[nodiscard]] Event event_before_end(std::int64_t place) {
        return std::get<Event>(entry_before_end(place).event);
    }
    [[nodiscard]] bool has_case(const domain::Entry& entry);
    // Of the container, by the book.
    [[nodiscard]] std::int64_t balance(std::int64_t container);
    // The label of the container, as it is scanned.
    [[nodiscard]] std::string label(std::int64_t container);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

  private:
    void send(const std::function<void()>& keys, const std::function<int()>& seen, int wanted);

    std::filesystem::path m_folder;
    Workstation m_workstation;
    KeysSeen m_seen;
    MainFrame* m_frame;
    Effort m_effort;
};

[[nodiscard]] std::string pin_of(std::string_view person);

// What a carton of ten of the clinic's vials of 10 mL bears; its day of expiry as YYMMDD.
inline constexpr std::string_view gs = "\x1d";
[[nodiscard]] std::string carton(std::string_view lot, std::string_view serial,
                                 std::string_view expires, std::string_view separator);

}  // namespace vialog::window
