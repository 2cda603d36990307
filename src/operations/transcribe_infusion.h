// SPDX-License-Identifier: Apache-2.0
// Draws on paper, with what was given and wasted of them, as steps of a transcription.
#pragma once

#include "operations/transcribe_desk.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

namespace vialog::operations {

// What a line says, in microlitres, and what of it an infusion's account can bear: nothing is given
// or wasted that was not drawn.
struct DrawAmounts {
    std::int64_t drawn = 0;
    std::int64_t given = 0;
    std::int64_t wasted = 0;
    std::int64_t excess = 0;  // given and wasted beyond what was drawn
    bool closes = true;
    bool has_outcome = false;  // something was given, or nothing and the paper says so
};
[[nodiscard]] DrawAmounts amounts_of(const exchange::PaperDraw& line);

// The infusions of a folder. Their ids are the folder's own; one id for another patient or on
// another day is another infusion, which the paper numbered twice.
class PaperInfusions final {
  public:
    // `desk` and its folder must outlive it.
    explicit PaperInfusions(TranscriptionDesk& desk);

    // The number of the row's infusion; for the timeline.
    [[nodiscard]] std::size_t number(std::size_t draw) const { return m_numbers[draw]; }
    // An earlier run took this line as that draw.
    void note_taken(const domain::State& state, std::size_t draw, domain::EntryNumber entry);

    [[nodiscard]] Step draw_step(std::size_t draw, std::vector<domain::Irregularity> extra);

  private:
    struct Parts;

    [[nodiscard]] std::optional<Statement> state_draw(const domain::State& state, std::size_t draw,
                                                      std::vector<domain::Irregularity> odd);
    void disclose_patient(const exchange::PaperDraw& line, Statement& statement) const;
    void note_draw(std::size_t draw, const Recorded& recorded);
    [[nodiscard]] std::optional<Statement> state_outcome(const domain::State& state,
                                                         std::size_t draw, const Parts& parts);
    [[nodiscard]] std::optional<Statement> state_waste(const domain::State& state, std::size_t draw,
                                                       const Parts& parts);
    [[nodiscard]] std::optional<Statement> state_excess(const domain::State& state,
                                                        std::size_t draw, const Parts& parts);

    TranscriptionDesk& m_desk;
    std::map<std::string, const exchange::PaperPatient*> m_patients;
    std::vector<std::size_t> m_numbers;          // by row
    std::set<std::size_t> m_numbered_twice;      // infusions whose id an earlier one bears
    std::map<std::size_t, domain::Ref> m_first;  // by infusion: its first draw in the journal
};

}  // namespace vialog::operations
