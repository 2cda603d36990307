// SPDX-License-Identifier: Apache-2.0
// Makes private keys and signs with them.
#include "crypto/private_key.h"

#include "base/check.h"
#include "crypto/botan_compat.h"
#include "crypto/ecdsa_signature.h"

#include <botan/ed25519.h>
#include <botan/pubkey.h>
#include <botan/secmem.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace vialog::crypto {

namespace {

constexpr std::size_t secret_size = 32;
constexpr std::size_t signature_size = 64;  // R || S, or r || s

}  // namespace

struct PrivateKey::Impl {
    Botan::secure_vector<std::uint8_t> secret;  // wiped, and locked where the system allows it
    std::unique_ptr<Botan::Private_Key> key;
    PublicKey public_key;
};

PrivateKey::PrivateKey(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PrivateKey::~PrivateKey() = default;
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;

PrivateKey PrivateKey::generate(KeyAlgorithm algorithm, RandomSource& random) {
    std::array<std::uint8_t, secret_size> secret{};
    do {
        random.fill(secret);
    } while (algorithm == KeyAlgorithm::EcdsaP256 && !is_p256_scalar(secret));
    auto key = from_secret(algorithm, secret);
    base::wipe(secret);
    base::ensures(key.has_value(), "a drawn secret makes a key");
    return std::move(*key);
}

base::Parsed<PrivateKey> PrivateKey::from_secret(KeyAlgorithm algorithm, base::ByteView secret) {
    if (secret.size() != secret_size ||
        (algorithm == KeyAlgorithm::EcdsaP256 && !is_p256_scalar(secret))) {
        return base::parse_error(0, "these bytes are no private key of this algorithm",
                                 "give the 32 bytes of the seed or scalar");
    }
    Botan::secure_vector<std::uint8_t> kept(secret.begin(), secret.end());
    std::unique_ptr<Botan::Private_Key> key;
    if (algorithm == KeyAlgorithm::Ed25519) {
        key = guarded("making an Ed25519 key",
                      [&] { return std::make_unique<Botan::Ed25519_PrivateKey>(kept); });
    } else {
        // The blinding of the one multiplication by the base point needs to be secret, not random
        // anew.
        SeededRandom blinding(secret);
        key = guarded("making a P-256 key", [&] { return p256_private(secret, blinding); });
    }
    const auto spki = guarded("encoding a public key", [&] { return key->subject_public_key(); });
    auto public_key = PublicKey::from_spki(spki);
    if (!public_key) {
        throw CryptoError(CryptoErrorKind::LibraryFailed,
                          "the cryptographic library made a public key that is not accepted");
    }
    return PrivateKey(std::make_unique<Impl>(Impl{
        .secret = std::move(kept), .key = std::move(key), .public_key = std::move(*public_key)}));
}

const PublicKey& PrivateKey::public_key() const {
    return m_impl->public_key;
}

base::Bytes PrivateKey::sign(base::ByteView message, RandomSource& random) const {
    const bool is_ed25519 = public_key().algorithm() == KeyAlgorithm::Ed25519;
    // How much the library draws while it computes differs between its versions. It draws from a
    // source of its own, so that the caller's always gives the same number of bytes and everything
    // drawn later stays the same.
    std::array<std::uint8_t, secret_size> seed{};
    if (!is_ed25519) {
        random.fill(seed);
    }
    SeededRandom blinding(seed);
    base::wipe(seed);
    auto signature = guarded("signing", [&] {
        LibraryRandom library_random(blinding);
        Botan::PK_Signer signer(*m_impl->key, library_random,
                                is_ed25519 ? "Pure" : "EMSA1(SHA-256)");
        return signer.sign_message(message.data(), message.size(), library_random);
    });
    base::ensures(signature.size() == signature_size, "a signature has 64 bytes");
    if (is_ed25519) {
        return signature;
    }
    RawEcdsaSignature raw{};
    std::copy(signature.begin(), signature.end(), raw.begin());
    const auto der = write_ecdsa_der(raw);
    base::ensures(der.has_value(), "a signature made here is within the group's order");
    return *der;
}

base::Bytes PrivateKey::secret_bytes() const {
    return {m_impl->secret.begin(), m_impl->secret.end()};
}

}  // namespace vialog::crypto
