// SPDX-License-Identifier: Apache-2.0
// A new key for a person: signed by the registrant, a witness and the key itself, and given its share of the sealed
// identities.
#pragma once

#include "crypto/box.h"
#include "operations/record.h"

#include <optional>

namespace vialog::operations {

// Who must sign beside registrant, witness and the new key. schemas/journal-format.md section 8.
enum class FurtherSigner {
    None,           // the person's first key, or she signs as registrant or witness herself
    EarlierKey,     // the person, with a key of hers that is in force
    SecondWitness,  // she had a key and has none any more
};
[[nodiscard]] FurtherSigner further_signer(const domain::State& state,
                                           const domain::PersonId& person,
                                           const domain::PersonId& registrant,
                                           const domain::PersonId& witness);

struct Enrolment {
    domain::PersonId person;
    crypto::BoxPublicKey box;  // from her key file, opened with its passphrase
    domain::KeyStore store = domain::KeyStore::File;
    std::optional<domain::KeyId> replaces;
    Consent* registrant = nullptr;
    Consent* witness = nullptr;
    Consent* new_key = nullptr;
    FurtherSigner further = FurtherSigner::None;
    Consent* further_consent = nullptr;  // as `further` says; null for None
};

// Records the key, and in the same transaction wraps every data key to it, so that she can open the identities that are
// sealed already.
[[nodiscard]] base::Result<Recorded, Denial> enrol(Session& session, const Enrolment& enrolment);

}  // namespace vialog::operations
