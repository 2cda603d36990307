// SPDX-License-Identifier: Apache-2.0
// How an operation reaches unlocked keys: through somebody who holds them and has checked the PIN. The keys stay there.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/data_key.h"
#include "crypto/public_key.h"
#include "domain/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::operations {

// Why there is no signature.
enum class SigningProblem {
    NotUnlocked,   // no key of hers is unlocked on this workstation
    ShiftOver,     // it was, longer ago than a shift, or nothing was signed for too long
    WrongPin,      // attempts_left says how many remain
    Locked,        // three wrong PINs: unlock again with the passphrase
    AgentMissing,  // nobody holds keys here
    Failed,        // the holder could not be asked; text says why
};

struct SigningError {
    SigningProblem problem = SigningProblem::NotUnlocked;
    domain::PersonId person;
    int attempts_left = 0;
    std::string text;
};

// One person's consent to sign what is now on her screen: given by one PIN, good for the entries of one operation.
class Consent {
  public:
    virtual ~Consent() = default;
    Consent(const Consent&) = delete;
    Consent& operator=(const Consent&) = delete;

    [[nodiscard]] virtual const domain::PersonId& person() const = 0;
    // The public half of the key that signs.
    [[nodiscard]] virtual const crypto::PublicKey& key() const = 0;
    // The signature over exactly these bytes.
    [[nodiscard]] virtual base::Result<base::Bytes, SigningError> sign(base::ByteView text) = 0;
    // Opens a data key that is wrapped to her; for the identities that the operation seals or shows.
    [[nodiscard]] virtual base::Result<crypto::DataKey, SigningError> open_data_key(
        base::ByteView wrapped, const crypto::DataKeyPlace& place, const base::Digest& check) = 0;

  protected:
    Consent() = default;
};

}  // namespace vialog::operations
