// SPDX-License-Identifier: Apache-2.0
// Lines that must wait for another line to be mended: taken now they would be marked, or post, as
// they would not if the folder were whole.
#pragma once

#include "operations/transcribe_desk.h"
#include "operations/transcribe_lines.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vialog::operations {

// Why a line waits, and what is to be done first.
struct WaitReason {
    std::string what;
    std::string remedy;
};

// A person, a patient or a vial's opening that nobody knows may stand on a line that was refused; a
// finish is of what all draws have left. What is taken as unknown, not opened or short stays so for
// ever; what waits can be taken later. A file that is missing altogether brings no people and no
// patients.
class WaitingLines final {
  public:
    // `desk` must outlive it.
    explicit WaitingLines(const TranscriptionDesk& desk);

    // By itself, for somebody whom it names: of every line.
    [[nodiscard]] std::optional<WaitReason> for_somebody(const domain::State& state,
                                                         const PaperLine& line) const;
    // By itself, for the vial's opening: of a vial event or a draw.
    [[nodiscard]] std::optional<WaitReason> for_opening(const domain::State& state,
                                                        const PaperLine& line) const;

    // That line was refused, or waits. Its vial waits with it.
    void note_refused(const PaperLine& line);
    // Which of these vial events and draws wait for what was noted; each with its reason.
    [[nodiscard]] std::map<PaperLine, WaitReason> because_of_others(
        const std::vector<PaperLine>& lines);

  private:
    [[nodiscard]] std::optional<WaitReason> for_vial(const PaperLine& line) const;
    [[nodiscard]] std::optional<WaitReason> for_infusion(const PaperLine& line) const;
    [[nodiscard]] std::optional<WaitReason> for_draws(const PaperLine& line) const;
    [[nodiscard]] bool is_incomplete(std::string_view file) const;

    const TranscriptionDesk& m_desk;
    std::set<std::string> m_patients;                  // by number: those that can be read
    std::set<domain::PersonId> m_people;               // the same
    std::set<std::string> m_opened;                    // labels
    std::map<std::string, std::string> m_vials;        // label to the line that is refused
    std::map<std::string, std::string> m_refused_ids;  // "file id" to that line
    // Draws that were refused, by infusion: those that could not be read, and those that could.
    std::map<std::string, std::vector<const exchange::RefusedRecord*>> m_unreadable;
    std::map<std::string, std::vector<PaperLine>> m_infusions;
};

}  // namespace vialog::operations
