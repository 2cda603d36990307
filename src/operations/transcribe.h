// SPDX-License-Identifier: Apache-2.0
// Takes a folder of paper records into the journal, signed by the two people who transcribe: in one
// pass, all of it or, where the world fails, nothing; repeated, it takes what is new.
#pragma once

#include "operations/transcribe_report.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace vialog::operations {

// Why nothing was taken: it is no folder of this registrant's paper, or the two may not sign.
using TranscriptionFailure = std::variant<std::vector<exchange::LineRefusal>, Denial>;
using TranscriptionResult = base::Result<TranscriptionReport, TranscriptionFailure>;

// Nobody signs for those who acted on paper. Each entry is signed by the two who took it over, and
// names who acted.
[[nodiscard]] TranscriptionResult transcribe(Session& session, const std::filesystem::path& folder,
                                             Consent& transcriber, Consent& checker);

// The report as it would be, for the two to review before they give their PINs. Nothing is signed
// and nothing unsealed, so nobody's key is needed; what therefore is not compared, the report says.
[[nodiscard]] TranscriptionResult preview_transcription(Session& session,
                                                        const std::filesystem::path& folder,
                                                        const domain::PersonId& transcriber,
                                                        const domain::PersonId& checker);

// The folder, if it is paper of this registration.
[[nodiscard]] base::Result<exchange::PaperFolder, std::vector<exchange::LineRefusal>>
read_own_paper(const domain::State& state, const std::filesystem::path& folder);

[[nodiscard]] std::string print_failure(const TranscriptionFailure& failure);

}  // namespace vialog::operations
