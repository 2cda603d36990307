// SPDX-License-Identifier: Apache-2.0
// The log-key entry and the sealed key beside it.
#include "operations/change_log_key.h"

#include "operations/held_key.h"
#include "operations/identities.h"

#include <array>

namespace vialog::operations {

base::Result<Recorded, Denial> change_log_key(Session& session, Consent& registrant) {
    const auto key = crypto::PrivateKey::generate(crypto::KeyAlgorithm::Ed25519, session.random());
    HeldKeyConsent new_key(key, domain::PersonId(), session.random());
    const base::ByteView spki = key.public_key().spki();
    Statement statement{.draft = domain::LogKeyChanged{.key = {spki.begin(), spki.end()}}};
    statement.signers = {{domain::Role::Registrant, &registrant}, {domain::Role::LogKey, &new_key}};
    return record_with(session, statement, [&]() -> base::Result<std::monostate, SigningError> {
        const std::array<Consent*, 1> people = {&registrant};
        const auto opened = open_newest_data_key(session, people);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        seal_log_key(session, key, {key.public_key().fingerprint()});
        return std::monostate{};
    });
}

}  // namespace vialog::operations
