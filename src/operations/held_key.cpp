// SPDX-License-Identifier: Apache-2.0
// Signatures by a key that nobody's PIN guards here.
#include "operations/held_key.h"

namespace vialog::operations {

base::Result<base::Bytes, SigningError> HeldKeyConsent::sign(base::ByteView text) {
    return m_key.sign(text, m_random);
}

base::Result<crypto::DataKey, SigningError> HeldKeyConsent::open_data_key(
    base::ByteView /*wrapped*/, const crypto::DataKeyPlace& /*place*/,
    const base::Digest& /*check*/) {
    return tl::unexpected(SigningError{.problem = SigningProblem::Failed,
                                       .person = m_person,
                                       .attempts_left = 0,
                                       .text = "this key opens no identities"});
}

bool opens_box(Consent& consent, const crypto::BoxPublicKey& box, crypto::RandomSource& random) {
    constexpr crypto::DataKeyPlace place{.origin = "vialog/box-trial", .epoch = 1};
    const crypto::DataKey trial = crypto::DataKey::generate(random);
    return consent.open_data_key(trial.wrap(box, place, random), place, trial.check()).has_value();
}

}  // namespace vialog::operations
