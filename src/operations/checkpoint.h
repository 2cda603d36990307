// SPDX-License-Identifier: Apache-2.0
// Signs the journal's head, so that what was there up to now can be recognised for ever.
#pragma once

#include "operations/session.h"
#include "operations/signing.h"

#include <cstdint>
#include <string>

namespace vialog::operations {

struct GivenCheckpoint {
    std::int64_t size = 0;
    base::Digest root{};
    std::string note;  // C2SP checkpoint, to be printed, mailed, carried away
};

// Over what lies on the disk now, read back and hashed anew; kept in the journal's file for ever. `person` opens the
// sealed checkpoint key.
[[nodiscard]] base::Result<GivenCheckpoint, SigningError> give_checkpoint(Session& session,
                                                                          Consent& person);

// For reading over the telephone: the first 50 bits of the root as ten base32 characters (RFC 4648 section 6).
[[nodiscard]] std::string spoken_root(const base::Digest& root);

}  // namespace vialog::operations
