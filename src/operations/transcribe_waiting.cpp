// SPDX-License-Identifier: Apache-2.0
// Which line hangs on which.
#include "operations/transcribe_waiting.h"

#include "base/decimal.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace vialog::operations {
namespace {

using exchange::RefusedRecord;

std::string place_of(std::string_view file, std::int64_t line) {
    return std::string(file) + ", line " + base::print_decimal(line, 0);
}

std::string key_of(std::string_view file, std::string_view id) {
    return std::string(file) + " " + std::string(id);
}

WaitReason wait_for(const std::string& whom, const std::string& place) {
    return {.what = whom + " may stand on a line that was refused: " + place,
            .remedy = "mend that line first, then run this again"};
}

WaitReason wait_for_file(const std::string& what, std::string_view file) {
    return {.what = what + std::string(file) + " is not whole",
            .remedy = "mend that file first, then run this again"};
}

bool is_end(const exchange::PaperFolder& folder, const PaperLine& line) {
    return line.file == PaperLineFile::VialEvents &&
           folder.vial_events[line.index].action != exchange::VialAction::Open;
}

}  // namespace

WaitingLines::WaitingLines(const TranscriptionDesk& desk) : m_desk(desk) {
    const exchange::PaperFolder& folder = desk.folder();
    for (const exchange::PaperPerson& person : folder.people) {
        m_people.insert(person.person.id);
    }
    for (const exchange::PaperPatient& patient : folder.patients) {
        m_patients.insert(patient.id);
    }
    for (const exchange::PaperVialEvent& event : folder.vial_events) {
        if (event.action == exchange::VialAction::Open) {
            m_opened.insert(event.vial);
        }
    }
    for (const RefusedRecord& record : folder.reading.refused_records) {
        const std::string place = place_of(record.file, record.line);
        if (!record.vial.empty()) {
            m_vials.emplace(record.vial, place);
        }
        if (!record.id.empty()) {
            m_refused_ids.emplace(key_of(record.file, record.id), place);
        }
        if (!record.infusion.empty()) {
            m_unreadable[record.infusion].push_back(&record);
        }
    }
}

bool WaitingLines::is_incomplete(std::string_view file) const {
    return m_desk.folder().reading.incomplete.contains(file);
}

std::optional<WaitReason> WaitingLines::for_somebody(const domain::State& state,
                                                     const PaperLine& line) const {
    const exchange::PaperFolder& folder = m_desk.folder();
    const auto wait = [&](std::string_view file, std::string_view id,
                          const std::string& whom) -> std::optional<WaitReason> {
        const auto refused = m_refused_ids.find(key_of(file, id));
        if (refused != m_refused_ids.end()) {
            return wait_for(whom, refused->second);
        }
        if (is_incomplete(file) && !folder.reading.missing.contains(file)) {
            return wait_for_file("nobody knows " + whom + " now, and ", file);
        }
        return std::nullopt;
    };
    for (const domain::PersonId& person : people_of(folder, line)) {
        if (state.people.find(person) == nullptr && !m_people.contains(person)) {
            if (auto reason = wait(exchange::people_file, person.text(), "a person it names")) {
                return reason;
            }
        }
    }
    if (line.file != PaperLineFile::Draws) {
        return std::nullopt;
    }
    const std::string& patient = folder.draws[line.index].patient;
    return patient.empty() || m_patients.contains(patient)
               ? std::nullopt
               : wait(exchange::patients_file, patient, "the patient");
}

std::optional<WaitReason> WaitingLines::for_opening(const domain::State& state,
                                                    const PaperLine& line) const {
    const exchange::PaperFolder& folder = m_desk.folder();
    const bool needs_opening =
        line.file == PaperLineFile::Draws ||
        (line.file == PaperLineFile::VialEvents &&
         folder.vial_events[line.index].action == exchange::VialAction::Finish);
    const std::string* vial = vial_of(folder, line);
    if (!needs_opening || !is_incomplete(exchange::vial_events_file) || m_opened.contains(*vial)) {
        return std::nullopt;
    }
    const auto* container = state.labels.find(*vial);
    const auto* row = container == nullptr ? nullptr : state.containers.find(*container);
    if (row != nullptr && row->state != domain::ContainerState::Sealed) {
        return std::nullopt;
    }
    return wait_for_file("nobody knows when the vial was opened, and ", exchange::vial_events_file);
}

void WaitingLines::note_refused(const PaperLine& line) {
    const exchange::PaperFolder& folder = m_desk.folder();
    const exchange::PaperSource& source = source_of(folder, line);
    const std::string* vial = vial_of(folder, line);
    if (vial != nullptr && line.file != PaperLineFile::Counts) {
        m_vials.emplace(*vial, place_of(source.file, source.line));
    }
    if (line.file == PaperLineFile::Draws) {
        m_infusions[folder.draws[line.index].infusion].push_back(line);
    }
}

std::map<PaperLine, WaitReason> WaitingLines::because_of_others(
    const std::vector<PaperLine>& lines) {
    std::map<PaperLine, WaitReason> waiting;
    bool grows = true;
    while (grows) {
        grows = false;
        for (const PaperLine& line : lines) {
            if (waiting.contains(line)) {
                continue;
            }
            auto reason = for_vial(line);
            if (!reason) {
                reason = for_infusion(line);
            }
            if (reason) {
                waiting.emplace(line, std::move(*reason));
                note_refused(line);
                grows = true;
            }
        }
    }
    // Nothing hangs on a vial's end.
    for (const PaperLine& line : lines) {
        auto reason = waiting.contains(line) ? std::nullopt : for_draws(line);
        if (reason) {
            waiting.emplace(line, std::move(*reason));
        }
    }
    return waiting;
}

std::optional<WaitReason> WaitingLines::for_vial(const PaperLine& line) const {
    const auto refused = m_vials.find(*vial_of(m_desk.folder(), line));
    if (refused == m_vials.end()) {
        return std::nullopt;
    }
    return WaitReason{.what = "the vial has a line that was refused: " + refused->second,
                      .remedy = "mend that line first, then run this again"};
}

// The first line of an infusion bears what is said of its patient and its number. Where a refused
// one may be the first, a later one waits if anything is to be said.
std::optional<WaitReason> WaitingLines::for_infusion(const PaperLine& line) const {
    if (line.file != PaperLineFile::Draws) {
        return std::nullopt;
    }
    const exchange::PaperFolder& folder = m_desk.folder();
    const exchange::PaperDraw& draw = folder.draws[line.index];
    const bool is_known = draw.patient.empty() || m_patients.contains(draw.patient);
    const std::string day = base::print_date(base::local_date(draw.started));
    const auto reason = [](const std::string& place) {
        return WaitReason{.what = "its infusion has a line that was refused: " + place,
                          .remedy = "mend that line first, then run this again"};
    };
    const auto unreadable = m_unreadable.find(draw.infusion);
    if (unreadable != m_unreadable.end()) {
        for (const RefusedRecord* record : unreadable->second) {
            const bool is_same = is_known && record->patient == draw.patient &&
                                 record->started.substr(0, day.size()) == day;
            if (record->line < draw.source.line && !is_same) {
                return reason(place_of(record->file, record->line));
            }
        }
    }
    const auto refused = m_infusions.find(draw.infusion);
    if (is_known || refused == m_infusions.end()) {
        return std::nullopt;
    }
    const auto earlier =
        std::find_if(refused->second.begin(), refused->second.end(), [&](const PaperLine& other) {
            return folder.draws[other.index].source.line < draw.source.line;
        });
    if (earlier == refused->second.end()) {
        return std::nullopt;
    }
    const exchange::PaperSource& source = source_of(folder, *earlier);
    return reason(place_of(source.file, source.line));
}

std::optional<WaitReason> WaitingLines::for_draws(const PaperLine& line) const {
    if (!is_end(m_desk.folder(), line) || !is_incomplete(exchange::infusions_file)) {
        return std::nullopt;
    }
    return wait_for_file("nobody knows all draws from the vial, and ", exchange::infusions_file);
}

}  // namespace vialog::operations
