// SPDX-License-Identifier: Apache-2.0
// What an inspector asks of a journal or a bundle, worked out beside the window from a connection of its own. Nothing is
// recorded.
#pragma once

#include "gui/desk.h"
#include "journal/audit.h"
#include "journal/checkpoint.h"
#include "operations/accountability.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

struct InspectionFinding {
    std::optional<std::int64_t> seq;
    std::string rule;  // its code; empty where there is none
    std::string words;
};

struct Inspection {
    std::string about;         // the file or folder
    std::int64_t size = 0;     // entries that it says it has
    std::int64_t checked = 0;  // of which everything was checked
    std::vector<InspectionFinding> findings;
    bool stopped = false;
    std::string verdict{};  // of a bundle: in what it differs from a verified one
    std::string failure{};  // why there is no verdict; empty where there is one
};
// These two are for a thread of their own, and look at `watch`. `marks` is the folder of the high-water marks.
[[nodiscard]] Inspection inspect_journal(const std::filesystem::path& journal,
                                         const std::filesystem::path& marks,
                                         std::vector<journal::PriorCheckpoint> priors,
                                         const Background::Watch& watch);
// The pin is the leaf hash of the first entry, from the inspector's own paper; nothing where she brought none.
[[nodiscard]] Inspection inspect_bundle(const std::filesystem::path& folder,
                                        const std::optional<base::Digest>& pin,
                                        std::vector<journal::PriorCheckpoint> priors,
                                        const Background::Watch& watch);
// 64 hexadecimal digits as they stand on paper: in either case, with blanks between.
[[nodiscard]] std::optional<base::Digest> read_pin(std::string_view text);

// A checkpoint as it comes: the note itself, the note with blanks where its line ends were, or the path of its file.
struct GivenCheckpoint {
    std::string text;  // the note
    journal::SignedCheckpoint checkpoint;
};
[[nodiscard]] base::Result<GivenCheckpoint, std::string> read_checkpoint(std::string_view text);
// Whether the journal as it is now begins with the entries that the checkpoint stands for, by the hashes that it stores.
[[nodiscard]] std::vector<Fact> compare_checkpoint(const store::Store& store,
                                                   const journal::SignedCheckpoint& checkpoint);
// Whether the entry is among those, with a proof.
[[nodiscard]] Fact prove_inclusion(const store::Store& store,
                                   const journal::SignedCheckpoint& checkpoint, std::int64_t seq);

// The chart, from a session of its own.
struct ChartWanted {
    std::filesystem::path journal;
    domain::StationId station;
    base::CivilDate from;
    base::CivilDate until;
};
struct ChartFound {
    std::optional<operations::Chart> chart;
    std::string failure{};
};
[[nodiscard]] ChartFound work_out_chart(const ChartWanted& wanted);

}  // namespace vialog::gui
