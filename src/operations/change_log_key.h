// SPDX-License-Identifier: Apache-2.0
// A new checkpoint key, where the old one may be known to somebody, or by custom every few years.
#pragma once

#include "operations/record.h"

namespace vialog::operations {

// The new key is drawn here, signs its own introduction beside the registrant and is kept sealed as the old one was.
[[nodiscard]] base::Result<Recorded, Denial> change_log_key(Session& session, Consent& registrant);

}  // namespace vialog::operations
