// SPDX-License-Identifier: Apache-2.0
// The public half of a key and nothing behind it.
#include "gui/stand_in.h"

namespace vialog::gui {

namespace {

class StandIn final : public operations::Consent {
  public:
    StandIn(domain::PersonId person, crypto::PublicKey key)
        : m_person(std::move(person)), m_key(std::move(key)) {}

    [[nodiscard]] const domain::PersonId& person() const override { return m_person; }
    [[nodiscard]] const crypto::PublicKey& key() const override { return m_key; }
    [[nodiscard]] base::Result<base::Bytes, operations::SigningError> sign(
        base::ByteView /*text*/) override {
        return tl::unexpected(operations::SigningError{.person = m_person, .text = {}});
    }
    [[nodiscard]] base::Result<crypto::DataKey, operations::SigningError> open_data_key(
        base::ByteView /*wrapped*/, const crypto::DataKeyPlace& /*place*/,
        const base::Digest& /*check*/) override {
        return tl::unexpected(operations::SigningError{.person = m_person, .text = {}});
    }

  private:
    domain::PersonId m_person;
    crypto::PublicKey m_key;
};

}  // namespace

std::unique_ptr<operations::Consent> stand_in(const domain::State& state,
                                              const domain::PersonId& person) {
    std::unique_ptr<operations::Consent> found;
    state.keys.for_each([&](const domain::KeyId& /*id*/, const domain::KeyRow& row) {
        if (found != nullptr || row.root || row.revoked || row.person != person) {
            return;
        }
        if (auto key = crypto::PublicKey::from_spki(row.spki)) {
            found = std::make_unique<StandIn>(person, std::move(*key));
        }
    });
    return found;
}

}  // namespace vialog::gui
