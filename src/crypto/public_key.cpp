// SPDX-License-Identifier: Apache-2.0
// Reads public keys by comparing bytes, and verifies with the strict rules around the library's
// equation.
#include "crypto/public_key.h"

#include "base/check.h"
#include "crypto/botan_compat.h"
#include "crypto/digest.h"
#include "crypto/ecdsa_signature.h"
#include "crypto/ed25519_encoding.h"

#include <botan/ed25519.h>
#include <botan/pubkey.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace vialog::crypto {

namespace {

constexpr std::size_t raw_ed25519_size = 32;
constexpr std::size_t ed25519_signature_size = 64;

// SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }
constexpr std::array<std::uint8_t, 12> ed25519_prefix = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                         0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
constexpr std::size_t ed25519_spki_size = ed25519_prefix.size() + raw_ed25519_size;

// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING of an uncompressed point (04) }
constexpr std::array<std::uint8_t, 27> p256_prefix = {
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06,
    0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};
constexpr std::size_t p256_spki_size = p256_prefix.size() + 64;

constexpr std::string_view remedy =
    "give an Ed25519 or P-256 public key as SubjectPublicKeyInfo in DER, as openssl writes it";

template <std::size_t Size>
bool starts_with(base::ByteView bytes, const std::array<std::uint8_t, Size>& prefix) {
    return bytes.size() >= Size && std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

auto refuse(std::size_t offset, std::string what) {
    return base::parse_error(offset, std::move(what), std::string(remedy));
}

// A fresh verifier for each signature: one that has seen a bad signature may refuse good ones after
// it (Botan 2.19.3, and 3.x up to 3.11.0).
bool equation_holds(const Botan::Public_Key& key, const std::string& padding,
                    base::ByteView message, base::ByteView signature) {
    try {
        Botan::PK_Verifier verifier(key, padding);
        return verifier.verify_message(message.data(), message.size(), signature.data(),
                                       signature.size());
    } catch (const Botan::Exception& failure) {
        if (is_refusal(failure)) {
            return false;
        }
        throw CryptoError(
            CryptoErrorKind::LibraryFailed,
            std::string("verifying failed in the cryptographic library: ") + failure.what());
    }
}

}  // namespace

std::string_view algorithm_name(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm::Ed25519 ? "ed25519" : "ecdsa-p256-sha256";
}

base::Parsed<KeyAlgorithm> parse_algorithm_name(std::string_view name) {
    for (const KeyAlgorithm algorithm : {KeyAlgorithm::Ed25519, KeyAlgorithm::EcdsaP256}) {
        if (name == algorithm_name(algorithm)) {
            return algorithm;
        }
    }
    return base::parse_error(0, "no such signature algorithm",
                             "write ed25519 or ecdsa-p256-sha256");
}

struct PublicKey::Impl {
    KeyAlgorithm algorithm;
    base::Bytes spki;
    base::Digest fingerprint;
    std::unique_ptr<Botan::Public_Key> key;
};

base::Parsed<PublicKey> PublicKey::from_spki(base::ByteView spki) {
    const bool is_ed25519 = spki.size() == ed25519_spki_size && starts_with(spki, ed25519_prefix);
    const bool is_p256 = spki.size() == p256_spki_size && starts_with(spki, p256_prefix);
    if (!is_ed25519 && !is_p256) {
        return refuse(0, "this is not the encoding of a public key that is accepted here");
    }
    base::Bytes stored(spki.begin(), spki.end());
    if (is_ed25519) {
        const base::ByteView point = spki.subspan(ed25519_prefix.size());
        if (!has_canonical_y(point)) {
            return refuse(ed25519_prefix.size(), "the Ed25519 key is not in its canonical form");
        }
        if (is_low_order_point(point)) {
            return refuse(ed25519_prefix.size(), "the Ed25519 key is a point of low order");
        }
        auto key = guarded("reading an Ed25519 key", [&] {
            return std::make_unique<Botan::Ed25519_PublicKey>(point.data(), point.size());
        });
        return PublicKey(std::make_shared<const Impl>(Impl{.algorithm = KeyAlgorithm::Ed25519,
                                                           .spki = std::move(stored),
                                                           .fingerprint = sha256(spki),
                                                           .key = std::move(key)}));
    }
    try {
        // The library refuses coordinates not below p and points that do not lie on the curve; the
        // point at infinity has no uncompressed form.
        auto key = load_public_key(stored);
        return PublicKey(std::make_shared<const Impl>(Impl{.algorithm = KeyAlgorithm::EcdsaP256,
                                                           .spki = std::move(stored),
                                                           .fingerprint = sha256(spki),
                                                           .key = std::move(key)}));
    } catch (const Botan::Exception& failure) {
        if (is_refusal(failure)) {
            return refuse(p256_prefix.size(), "the P-256 key is not a point of the curve");
        }
        throw CryptoError(CryptoErrorKind::LibraryFailed,
                          std::string("reading a P-256 key failed in the cryptographic library: ") +
                              failure.what());
    }
}

base::Parsed<PublicKey> PublicKey::from_raw_ed25519(base::ByteView raw) {
    if (raw.size() != raw_ed25519_size) {
        return refuse(0, "an Ed25519 public key has 32 bytes");
    }
    base::Bytes spki(ed25519_prefix.begin(), ed25519_prefix.end());
    spki.insert(spki.end(), raw.begin(), raw.end());
    return from_spki(spki);
}

KeyAlgorithm PublicKey::algorithm() const {
    return m_impl->algorithm;
}

base::ByteView PublicKey::spki() const {
    return m_impl->spki;
}

base::ByteView PublicKey::raw_ed25519() const {
    base::expects(algorithm() == KeyAlgorithm::Ed25519, "only an Ed25519 key has a raw form");
    return spki().subspan(ed25519_prefix.size());
}

const base::Digest& PublicKey::fingerprint() const {
    return m_impl->fingerprint;
}

std::string PublicKey::fingerprint_text() const {
    return "sha256:" + base::to_hex(fingerprint());
}

bool PublicKey::verify(base::ByteView message, base::ByteView signature) const {
    if (m_impl->algorithm == KeyAlgorithm::Ed25519) {
        return signature.size() == ed25519_signature_size &&
               is_below_base_order(signature.subspan(32)) &&
               !is_low_order_point(signature.first(32)) &&
               equation_holds(*m_impl->key, "Pure", message, signature);
    }
    const auto raw = parse_strict_ecdsa_der(signature);
    return raw && equation_holds(*m_impl->key, "EMSA1(SHA-256)", message, *raw);
}

bool PublicKey::operator==(const PublicKey& other) const {
    return m_impl == other.m_impl || m_impl->spki == other.m_impl->spki;
}

}  // namespace vialog::crypto
