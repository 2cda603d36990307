// SPDX-License-Identifier: Apache-2.0
// The workstation as its screens see it: the open journal, who sits there, whose keys are unlocked, and the way to other screens.
#pragma once

#include "gui/key_holder.h"
#include "gui/screen.h"
#include "operations/patients.h"
#include "operations/record.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::gui {

// Long work beside the window: verifying, exporting, backing up.
class Background {
  public:
    virtual ~Background() = default;
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    // Runs `work` where it blocks nobody, then `done` where screens are used. `work` must not touch the desk, and looks
    // at `cancelled` now and then; it tells how far it is through `told`, from any thread.
    struct Watch {
        std::function<bool()> cancelled;
        std::function<void(std::int64_t done, std::int64_t total)> told;
    };
    virtual void run(std::string label, std::function<void(const Watch&)> work,
                     std::function<void()> done) = 0;
    // A moment's work that would still be felt at the window: it waits for no other, has no progress, and nobody stops it.
    virtual void run_briefly(std::function<void()> work, std::function<void()> done) = 0;
    virtual void cancel() = 0;
    // What is running; nothing where nothing is.
    [[nodiscard]] virtual std::optional<Progress> progress() const = 0;

  protected:
    Background() = default;
};

class Desk final {
  public:
    // Where the program keeps its own things beside the journal: drafts, marks, labels to print.
    struct Places {
        std::filesystem::path journal;
        std::filesystem::path
            state;  // drafts and settings of this user; outside the journal's folder
        std::filesystem::path
            documents;  // where exports and printed pages go unless somebody says otherwise
    };

    Desk(operations::Session& session, KeyHolder& keys, Background& background, Places places);

    [[nodiscard]] operations::Session& session() { return m_session; }
    [[nodiscard]] const domain::State& state() const { return m_session.store().state(); }
    [[nodiscard]] const store::Store& store() const { return m_session.store(); }
    [[nodiscard]] KeyHolder& keys() { return m_keys; }
    [[nodiscard]] Background& background() { return m_background; }
    [[nodiscard]] const Places& places() const { return m_places; }
    [[nodiscard]] base::LocalInstant now();

    // Who sits here: signs as operator where nobody else is named. Set by signing in, gone by locking.
    [[nodiscard]] const std::optional<domain::PersonId>& signer() const { return m_signer; }
    // Opens what the sealed names need. `consent` is hers.
    void sit_down(const domain::PersonId& person, operations::Consent& consent);
    void stand_up();

    // "Marguerite Osei, RPh (MO)" once somebody has opened the names, else her initials, else her id.
    [[nodiscard]] std::string name_of(const domain::PersonId& person) const;
    // By id or initials, whatever the case of the letters; by a scanned badge, which bears the id. Nothing where it is
    // nobody's or more than one person's.
    [[nodiscard]] std::optional<domain::PersonId> person_named(std::string_view text) const;
    // <origin>/u/<person>
    [[nodiscard]] std::string key_name(const domain::PersonId& person);

    // Of the last ninety days' draws, the latest first, once somebody has opened them.
    [[nodiscard]] const std::vector<operations::Patient>& patients() const { return m_patients; }
    // One of a draw that was recorded just now; the former facts of the same chart number give way.
    void remember(operations::Patient patient);

    // Another screen, about something: ("journal", "17"). The window sets it.
    void go_by(std::function<void(std::string_view screen, std::string_view subject)> go) {
        m_go = std::move(go);
    }
    void go(std::string_view screen, std::string_view subject) const;
    // Called by a screen that has recorded something, and by long work that has come further.
    void changed_by(std::function<void()> changed) { m_changed = std::move(changed); }
    void changed() const;

  private:
    void open_names(operations::Consent& consent);

    operations::Session& m_session;
    KeyHolder& m_keys;
    Background& m_background;
    Places m_places;
    std::optional<domain::PersonId> m_signer;
    std::map<domain::PersonId, std::string> m_names;
    std::vector<operations::Patient> m_patients;
    std::function<void(std::string_view, std::string_view)> m_go;
    std::function<void()> m_changed;
};

}  // namespace vialog::gui
