// SPDX-License-Identifier: Apache-2.0
// Consent by a key that lies open in this program: a new key that shows its owner has it, the checkpoint key.
#pragma once

#include "crypto/private_key.h"
#include "crypto/random.h"
#include "operations/signing.h"

namespace vialog::operations {

// Signs and opens nothing else. The key and the source must outlive it.
class HeldKeyConsent final : public Consent {
  public:
    // `person` is empty for the checkpoint key.
    HeldKeyConsent(const crypto::PrivateKey& key, domain::PersonId person,
                   crypto::RandomSource& random)
        : m_key(key), m_random(random), m_person(std::move(person)) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key.public_key(); }
    [[nodiscard]] base::Result<base::Bytes, SigningError> sign(base::ByteView text) override;
    [[nodiscard]] base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView wrapped, const crypto::DataKeyPlace& place,
        const base::Digest& check) override;

  private:
    const crypto::PrivateKey& m_key;
    crypto::RandomSource& m_random;
    domain::PersonId m_person;
};

// Whether the box key belongs to the key that consents: it opens what is sealed to it. A key file's header alone could name
// somebody else's.
[[nodiscard]] bool opens_box(Consent& consent, const crypto::BoxPublicKey& box,
                             crypto::RandomSource& random);

}  // namespace vialog::operations
