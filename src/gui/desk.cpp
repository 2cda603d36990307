// SPDX-License-Identifier: Apache-2.0
// Knows people by the names that a consent has opened.
#include "gui/desk.h"

#include "operations/people_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace vialog::gui {

namespace {

// A series of six goes over two to three weeks, a maintenance session comes within the quarter.
constexpr std::chrono::days patients_known_for(90);

// Initials and ids are typed in haste: "mo" is MO.
bool same_letters(std::string_view left, std::string_view right) {
    const auto small = [](unsigned char letter) { return std::tolower(letter); };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char one, char other) {
                          return small(static_cast<unsigned char>(one)) ==
                                 small(static_cast<unsigned char>(other));
                      });
}

}  // namespace

Desk::Desk(operations::Session& session, KeyHolder& keys, Background& background, Places places)
    : m_session(session), m_keys(keys), m_background(background), m_places(std::move(places)) {}

base::LocalInstant Desk::now() {
    const operations::ClockReading reading = m_session.clock().now();
    return {.instant = reading.time, .offset = reading.offset};
}

void Desk::sit_down(const domain::PersonId& person, operations::Consent& consent) {
    m_signer = person;
    open_names(consent);
}

void Desk::stand_up() {
    m_signer.reset();
    m_names.clear();
    m_patients.clear();
    m_session.data_key().reset();
}

void Desk::open_names(operations::Consent& consent) {
    m_names = operations::people_names(m_session, consent);
    const base::UtcInstant today = now().instant;
    m_patients = operations::recent_patients(
        m_session, consent,
        {.from = today - patients_known_for, .until = today + std::chrono::days(1)});
}

void Desk::remember(operations::Patient patient) {
    std::erase_if(m_patients, [&](const operations::Patient& known) {
        return known.chart_number == patient.chart_number;
    });
    m_patients.insert(m_patients.begin(), std::move(patient));
}

std::string Desk::name_of(const domain::PersonId& person) const {
    const domain::PersonRow* row = state().people.find(person);
    const std::string initials = row == nullptr ? std::string() : row->person.initials;
    const auto name = m_names.find(person);
    if (name != m_names.end()) {
        return initials.empty() ? name->second : fmt::format("{} ({})", name->second, initials);
    }
    return initials.empty() ? person.text() : fmt::format("{} ({})", initials, person.text());
}

std::optional<domain::PersonId> Desk::person_named(std::string_view text) const {
    std::optional<domain::PersonId> by_id;
    std::optional<domain::PersonId> by_initials;
    int ids = 0;
    int initials = 0;
    state().people.for_each([&](const domain::PersonId& id, const domain::PersonRow& row) {
        if (id.text() == text) {
            by_id = id;
            ids = 1;
        } else if (same_letters(id.text(), text) && !(by_id && by_id->text() == text)) {
            by_id = id;
            ++ids;
        }
        // Who has left signs nothing any more, and her initials may be somebody else's.
        if (row.functions != 0 && same_letters(row.person.initials, text)) {
            by_initials = id;
            ++initials;
        }
    });
    if (ids == 1) {
        return by_id;
    }
    return ids == 0 && initials == 1 ? by_initials : std::nullopt;
}

std::string Desk::key_name(const domain::PersonId& person) {
    return fmt::format("{}/u/{}", m_session.identity().origin.text(), person.text());
}

void Desk::go(std::string_view screen, std::string_view subject) const {
    if (m_go) {
        m_go(screen, subject);
    }
}

void Desk::changed() const {
    if (m_changed) {
        m_changed();
    }
}

}  // namespace vialog::gui
