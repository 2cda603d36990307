// SPDX-License-Identifier: Apache-2.0
// What became of a folder of paper: each line taken, known already, or refused with its reason;
// what was improper.
#pragma once

#include "base/json.h"
#include "operations/transcribe_plan.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vialog::operations {

struct TranscribedFile {
    std::string name;
    std::int64_t records = 0;
    std::int64_t taken = 0;    // lines, now
    std::int64_t already = 0;  // lines, by an earlier run
    std::int64_t entries = 0;  // of the journal, now
    std::int64_t refused = 0;  // lines
};

// An irregularity's code, or what a discrepancy is about; each once for a line.
struct ImproperLine {
    std::string file;
    std::int64_t line = 0;
    std::string code;
    std::string why;  // where the code alone does not say it
    domain::EntryNumber entry;
};

struct TranscriptionReport {
    bool previewed = false;    // nothing was recorded
    std::int64_t entries = 0;  // of the journal, now; none where nothing was new
    std::vector<TranscribedFile> files;
    std::vector<exchange::LineRefusal> refused;
    std::vector<ChangedLine> changed;    // taken earlier, and reading otherwise now
    std::vector<StandingCase> standing;  // of an earlier run, about vials that are known now
    std::vector<ImproperLine> improper;
    std::vector<std::string> remarks;

    // Whether each line stands in the journal as the folder has it.
    [[nodiscard]] bool is_whole() const;
};

[[nodiscard]] TranscriptionReport make_report(const exchange::PaperFolder& folder,
                                              const TranscriptionPlan& plan,
                                              std::span<const Recorded> recorded);

// For a console, in ASCII. It names files, lines and codes, and no patient.
[[nodiscard]] std::string print_report(const TranscriptionReport& report);
[[nodiscard]] std::string print_refusal(const exchange::LineRefusal& refusal);
[[nodiscard]] std::string print_changed(const ChangedLine& line);
[[nodiscard]] std::string print_standing(const StandingCase& standing);
[[nodiscard]] base::Json to_json(const TranscriptionReport& report);
[[nodiscard]] base::Json to_json(const exchange::LineRefusal& refusal);

}  // namespace vialog::operations
