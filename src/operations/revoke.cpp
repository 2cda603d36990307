// SPDX-License-Identifier: Apache-2.0
// The key-revoke entry and the new epoch of the data key.
#include "operations/revoke.h"

#include "operations/identities.h"

namespace vialog::operations {

base::Result<Recorded, Denial> revoke(Session& session, const Revocation& revocation) {
    Statement statement{.draft = revocation.entry};
    statement.signers = revocation.signers;
    std::vector<Consent*> staying;
    for (const auto& [role, consent] : revocation.signers) {
        if (consent->key().fingerprint() != revocation.entry.key.digest) {
            staying.push_back(consent);
        }
    }
    return record_with(session, statement, [&]() -> base::Result<std::monostate, SigningError> {
        if (staying.empty()) {
            return std::monostate{};
        }
        const auto renewed = open_newest_data_key(session, staying);
        if (!renewed) {
            return tl::unexpected(renewed.error());
        }
        return std::monostate{};
    });
}

}  // namespace vialog::operations
