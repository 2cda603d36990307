// SPDX-License-Identifier: Apache-2.0
// The key-add entry and the wraps that go with it.
#include "operations/enrol.h"

#include "base/check.h"
#include "operations/identities.h"

namespace vialog::operations {

FurtherSigner further_signer(const domain::State& state, const domain::PersonId& person,
                             const domain::PersonId& registrant, const domain::PersonId& witness) {
    if (person == registrant || person == witness) {
        return FurtherSigner::None;
    }
    bool had_key = false;
    bool has_key = false;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        if (row.person == person && !row.root) {
            had_key = true;
            has_key = has_key || !row.revoked;
        }
    });
    if (has_key) {
        return FurtherSigner::EarlierKey;
    }
    return had_key ? FurtherSigner::SecondWitness : FurtherSigner::None;
}

base::Result<Recorded, Denial> enrol(Session& session, const Enrolment& enrolment) {
    base::expects(enrolment.registrant != nullptr && enrolment.witness != nullptr &&
                      enrolment.new_key != nullptr,
                  "registrant, witness and the new key sign");
    const base::ByteView spki = enrolment.new_key->key().spki();
    const base::ByteView box = enrolment.box.bytes();
    Statement statement{.draft = domain::KeyAdded{.person = enrolment.person,
                                                  .key = {spki.begin(), spki.end()},
                                                  .box = {box.begin(), box.end()},
                                                  .store = enrolment.store,
                                                  .replaces = enrolment.replaces}};
    statement.signers = {{domain::Role::Registrant, enrolment.registrant},
                         {domain::Role::Witness, enrolment.witness},
                         {domain::Role::Subject, enrolment.new_key}};
    if (enrolment.further_consent != nullptr) {
        statement.signers.emplace_back(enrolment.further == FurtherSigner::EarlierKey
                                           ? domain::Role::Subject
                                           : domain::Role::Witness,
                                       enrolment.further_consent);
    }
    return record_with(session, statement, [&] {
        return share_data_keys(session, *enrolment.registrant, enrolment.box);
    });
}

}  // namespace vialog::operations
