// SPDX-License-Identifier: Apache-2.0
// What is typed and not recorded yet, kept sealed beside the program's state, so that a crash does not lose it.
#pragma once

#include "gui/desk.h"
#include "gui/screen.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// The texts of one screen, secrets never among them.
struct Draft {
    struct Text {
        std::string field;
        std::string text;
        bool operator==(const Text&) const = default;
    };
    std::string screen;
    std::vector<Text> texts;
    bool operator==(const Draft&) const = default;
};

// Nothing where no field but secrets says anything.
[[nodiscard]] std::optional<Draft> draft_of(std::string_view screen, const ScreenView& view);
// Types it again. A field is entered only where the next one is not there before; nothing is committed by that, since what
// commits is a secret.
void take_up(Screen& screen, const Draft& draft);

// The drafts of whoever is signed in. They are sealed under the data key of the journal's identities: names of patients never
// lie open on the disk. With nobody signed in nothing is written and nothing read.
class DraftKeeper final {
  public:
    explicit DraftKeeper(Desk& desk) : m_desk(desk) {}

    // What is typed now. Written where it differs from what was written before; the file goes with the last draft. What was
    // found and is neither taken up nor dropped stays in it. Throws StoreError where it cannot be written.
    void keep(const std::vector<Draft>& drafts);
    // What an earlier run of the program left behind for who is signed in now, once for each signing in.
    [[nodiscard]] std::vector<Draft> find_left();
    // Left, and not taken up or dropped yet.
    [[nodiscard]] const std::vector<Draft>& left() const { return m_left; }
    // Taken up, or not wanted.
    void forget_left() { m_left.clear(); }

    [[nodiscard]] std::filesystem::path file() const;

  private:
    [[nodiscard]] base::Bytes place() const;
    [[nodiscard]] std::vector<Draft> read() const;
    void write(const std::vector<Draft>& drafts) const;

    Desk& m_desk;
    std::optional<domain::PersonId> m_person;  // whose drafts these are
    std::vector<Draft> m_written;
    std::vector<Draft> m_left;
};

}  // namespace vialog::gui
