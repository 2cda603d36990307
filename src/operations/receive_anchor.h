// SPDX-License-Identifier: Apache-2.0
// A cosignature from outside, taken into the journal: what follows was written after it.
#pragma once

#include "journal/checkpoint.h"
#include "operations/record.h"

#include <string>

namespace vialog::operations {

// One line of a checkpoint of this journal as it came back. Whether the signature is good is for those who know the key:
// here it is kept. Refused where the checkpoint is not of this journal, or not of its present history; `file` names it
// then.
struct Anchor {
    journal::Checkpoint checkpoint;
    journal::SignatureLine cosignature;
    std::string file;
};
[[nodiscard]] base::Result<Recorded, Denial> receive_anchor(Session& session, Consent& person,
                                                            const Anchor& anchor);

}  // namespace vialog::operations
