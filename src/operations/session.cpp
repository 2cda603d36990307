// SPDX-License-Identifier: Apache-2.0
// What a journal says of itself in its first entry.
#include "operations/session.h"

#include "base/check.h"

namespace vialog::operations {

const Session::Identity& Session::identity() {
    if (!m_identity) {
        const auto genesis = m_store.entry(domain::EntryNumber(0));
        base::expects(genesis.has_value(), "a journal that is worked with has its genesis entry");
        m_identity = Identity{.origin = genesis->log, .zone = genesis->zone};
    }
    return *m_identity;
}

}  // namespace vialog::operations
