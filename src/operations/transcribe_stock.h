// SPDX-License-Identifier: Apache-2.0
// Cartons, vial events and counts on paper, as steps of a transcription.
#pragma once

#include "operations/transcribe_desk.h"

namespace vialog::operations {

// `extra` is what the place in the timeline shows to be improper.
[[nodiscard]] Step receive_step(TranscriptionDesk& desk, std::size_t receipt,
                                std::vector<domain::Irregularity> extra);
[[nodiscard]] Step vial_event_step(TranscriptionDesk& desk, const exchange::PaperVialEvent& event,
                                   std::vector<domain::Irregularity> extra);
[[nodiscard]] Step count_step(TranscriptionDesk& desk, const exchange::PaperCount& count,
                              std::vector<domain::Irregularity> extra);

// What the words of a reason say of how a vial broke.
[[nodiscard]] domain::Breaking breaking_of(std::string_view reason);

}  // namespace vialog::operations
