// SPDX-License-Identifier: Apache-2.0
// The names of staff, which the journal holds as digests only, opened by one of them.
#pragma once

#include "operations/session.h"
#include "operations/signing.h"

#include <map>
#include <string>

namespace vialog::operations {

// Of everybody whose name is kept and can be opened by `reader`; the others are left out. A name is shown, never logged.
[[nodiscard]] std::map<domain::PersonId, std::string> people_names(Session& session,
                                                                   Consent& reader);

}  // namespace vialog::operations
