// SPDX-License-Identifier: Apache-2.0
// Forms for people's keys: one is enrolled, one is revoked.
#pragma once

#include "gui/signed_form.h"

namespace vialog::gui {

// A key in a file: made here where there is no file yet, else opened with its passphrase.
[[nodiscard]] SignedForm::Plan enrol_plan(Desk& desk, const domain::PersonId& person);
enum class RevokedBy { RegistrantAndWitness, OwnerAlone };
[[nodiscard]] SignedForm::Plan revoke_plan(Desk& desk, const domain::PersonId& person,
                                           RevokedBy by);

struct KeyLine {
    domain::KeyId id;
    domain::KeyRow row;
};
// Hers, the oldest first; the registrant's offline key is not among them.
[[nodiscard]] std::vector<KeyLine> keys_of(const domain::State& state,
                                           const domain::PersonId& person);
[[nodiscard]] std::vector<KeyLine> keys_in_force(const domain::State& state,
                                                 const domain::PersonId& person);
// "sha256:0123456789abcdef..."
[[nodiscard]] std::string fingerprint_words(const domain::KeyId& key);

}  // namespace vialog::gui
