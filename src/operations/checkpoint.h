// SPDX-License-Identifier: Apache-2.0
// Signs the journal's head, so that what was there up to now can be recognised for ever.
#pragma once

#include "operations/record.h"

#include <cstdint>
#include <string>

namespace vialog::operations {

struct GivenCheckpoint {
    std::int64_t size = 0;
    base::Digest root{};
    std::string note;  // C2SP checkpoint, to be printed, mailed, carried away
};

// Over what lies in the file now, read back and hashed anew (operations/file_head.h), once the high-water mark is raised;
// kept in the file for ever. Of a size that has one already that one is given again. Refused where the entries do not bear
// it out. `person` opens the sealed checkpoint key.
[[nodiscard]] base::Result<GivenCheckpoint, Denial> give_checkpoint(Session& session,
                                                                    Consent& person);

// For reading over the telephone: the first 50 bits of the root as ten base32 characters (RFC 4648 section 6).
[[nodiscard]] std::string spoken_root(const base::Digest& root);

}  // namespace vialog::operations
