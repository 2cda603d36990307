// SPDX-License-Identifier: Apache-2.0
// A public signing key, checked once when it is read; verification accepts one form of each
// signature and no twin of it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace vialog::crypto {

// Stored: the signature type byte of a C2SP signed note. Never renumber.
enum class KeyAlgorithm : std::uint8_t {
    Ed25519 = 0x01,
    EcdsaP256 = 0x02,  // with SHA-256
};

// Stored: "ed25519", "ecdsa-p256-sha256".
[[nodiscard]] std::string_view algorithm_name(KeyAlgorithm algorithm);
[[nodiscard]] base::Parsed<KeyAlgorithm> parse_algorithm_name(std::string_view name);

// A value: copies share what was read, and may be used by several threads at once.
class PublicKey final {
  public:
    // SubjectPublicKeyInfo in DER, in exactly the two forms of schemas/journal-format.md 2.2: 44
    // bytes for Ed25519, 91 for P-256 with an uncompressed point. Refuses an Ed25519 key with y >=
    // p or of low order and a P-256 point that is not on the curve.
    [[nodiscard]] static base::Parsed<PublicKey> from_spki(base::ByteView spki);
    // The 32 bytes of RFC 8032, as a C2SP verifier key carries them.
    [[nodiscard]] static base::Parsed<PublicKey> from_raw_ed25519(base::ByteView raw);

    [[nodiscard]] KeyAlgorithm algorithm() const;
    [[nodiscard]] base::ByteView spki() const;
    // Of an Ed25519 key: the 32 bytes of RFC 8032.
    [[nodiscard]] base::ByteView raw_ed25519() const;

    // SHA-256 of the SPKI; the text is "sha256:" and 64 hexadecimal digits.
    [[nodiscard]] const base::Digest& fingerprint() const;
    [[nodiscard]] std::string fingerprint_text() const;

    // schemas/journal-format.md, V08. False for whatever is not the one accepted form of a true
    // signature, whatever the bytes; CryptoError only where the library itself fails.
    [[nodiscard]] bool verify(base::ByteView message, base::ByteView signature) const;

    bool operator==(const PublicKey& other) const;

  private:
    struct Impl;
    explicit PublicKey(std::shared_ptr<const Impl> impl) : m_impl(std::move(impl)) {}

    std::shared_ptr<const Impl> m_impl;
};

}  // namespace vialog::crypto
