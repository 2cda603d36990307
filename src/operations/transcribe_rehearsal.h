// SPDX-License-Identifier: Apache-2.0
// What a transcription would record, without signing or storing anything: for the two people who
// review it first.
#pragma once

#include "operations/transcribe_plan.h"

#include <vector>

namespace vialog::operations {

// The whole plan, decided and applied to a copy of the state in memory. The leaf hashes and the
// digests of the disclosed texts stand for those that signing will make.
struct Rehearsal {
    std::vector<Recorded> recorded;
    // Beside them: what each entry holds as digests.
    std::vector<std::vector<DisclosedText>> disclosed;
    domain::State state;
};
[[nodiscard]] base::Result<Rehearsal, domain::Refusal> rehearse(const domain::State& state,
                                                                TranscriptionPlan& plan);

}  // namespace vialog::operations
