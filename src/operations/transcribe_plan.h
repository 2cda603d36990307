// SPDX-License-Identifier: Apache-2.0
// From a folder of paper to the statements that take it into the journal: pure, one statement at a
// time.
#pragma once

#include "operations/transcribe_earlier.h"
#include "operations/transcribe_infusion.h"
#include "operations/transcribe_timeline.h"
#include "operations/transcribe_unknown.h"
#include "operations/transcribe_waiting.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace vialog::operations {

// Nobody takes it a second time, and nobody repairs it in silence: its entry stands until two people
// correct it.
struct ChangedLine {
    std::string file;
    std::int64_t line = 0;
    domain::EntryNumber entry;
    std::vector<std::string> columns;
    bool correctable = true;  // else what it left out is recorded anew
};

// For one run. What the journal has already is passed over; what cannot be placed is refused; the
// rest is stated in the order of the timeline, after one entry that names the files.
class TranscriptionPlan final {
  public:
    // The folder must have its clinic, and outlive the plan.
    TranscriptionPlan(const exchange::PaperFolder& folder, TranscriptionSetting setting);

    // Fits NextStatement of record_all(). Nothing at all where the folder brings nothing new.
    [[nodiscard]] std::optional<Statement> next(const domain::State& state,
                                                std::span<const Recorded> so_far);

    // Of the planning alone; the folder has those of the reading.
    [[nodiscard]] const std::vector<exchange::LineRefusal>& refused() const {
        return m_desk.refused();
    }
    // How many lines of each file the journal has already.
    [[nodiscard]] const std::map<std::string, std::int64_t>& already() const { return m_already; }
    // Lines that an earlier run took, and that read otherwise now.
    [[nodiscard]] const std::vector<ChangedLine>& changed() const { return m_changed; }
    // Cases of an earlier run about vials that are known now; what becomes of their lines, the
    // statements show.
    [[nodiscard]] const std::vector<StandingCase>& standing() const { return m_standing; }
    // Whether lines were compared with what lies under seal of those that an earlier run took.
    [[nodiscard]] bool needs_sealed_texts() const { return m_needs_sealed_texts; }
    [[nodiscard]] const TranscriptionDesk& desk() const { return m_desk; }

  private:
    using File = PaperLineFile;
    using Line = PaperLine;

    void prepare(const domain::State& state);
    void plan_house(const domain::State& state);
    void collect(const domain::State& state);
    void add(const Line& line, TimelineRow row);
    void place_lines(const domain::State& state);
    [[nodiscard]] bool place_line(const domain::State& state, const Line& line);
    void take_up_unknown(const domain::State& state);
    void refuse(const Line& line, const WaitReason& reason);
    [[nodiscard]] bool can_be_placed(const domain::State& state, const Line& line);
    [[nodiscard]] std::optional<WaitReason> must_wait(const domain::State& state,
                                                      const Line& line) const;
    [[nodiscard]] bool gives_out_labels(std::size_t receipt) const;
    [[nodiscard]] bool stock_can_be_placed(const domain::State& state, const Line& line);
    [[nodiscard]] bool carton_was_refused(const domain::State& state,
                                          const std::string& label) const;
    void find_taken(const domain::State& state);
    void find_respelled(const domain::State& state, EarlierLines& earlier,
                        const std::vector<PaperLine>& unknown);
    void note_taken(const domain::State& state, const PaperLine& line, const EarlierLine& taken);
    [[nodiscard]] std::optional<EarlierLine> taken_as(const domain::State& state,
                                                      const Line& line) const;
    [[nodiscard]] Step step_of(const Line& line, std::vector<domain::Irregularity> extra);
    [[nodiscard]] Step begin_step();

    TranscriptionDesk m_desk;
    PaperInfusions m_infusions;
    WaitingLines m_waiting;
    std::map<PaperLine, EarlierLine> m_taken;  // by earlier runs
    std::vector<ChangedLine> m_changed;
    std::vector<StandingCase> m_standing;
    std::vector<Line> m_lines;        // of the timeline
    std::vector<TimelineRow> m_rows;  // beside them
    std::vector<char> m_new;          // beside them: to be taken now
    std::vector<char> m_placed;       // by receipt: taken, now or earlier
    std::set<PaperLine> m_refused_lines;
    std::map<std::string, std::int64_t> m_already;
    std::size_t m_steps = 0;
    bool m_needs_sealed_texts = false;
    bool m_prepared = false;
};

}  // namespace vialog::operations
