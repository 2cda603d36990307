// SPDX-License-Identifier: Apache-2.0
// A private signing key in memory that the library locks and wipes. It can be moved, never copied.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/public_key.h"
#include "crypto/random.h"

#include <memory>

namespace vialog::crypto {

class PrivateKey final {
  public:
    // Draws 32 bytes; for P-256 again 32 where they are no scalar of the group (about once in
    // 2^32).
    [[nodiscard]] static PrivateKey generate(KeyAlgorithm algorithm, RandomSource& random);
    // The 32-byte seed of RFC 8032 for Ed25519; the scalar, big-endian, 1 <= d < n, for P-256.
    [[nodiscard]] static base::Parsed<PrivateKey> from_secret(KeyAlgorithm algorithm,
                                                              base::ByteView secret);
    ~PrivateKey();
    PrivateKey(PrivateKey&&) noexcept;
    PrivateKey& operator=(PrivateKey&&) noexcept;

    [[nodiscard]] const PublicKey& public_key() const;

    // Ed25519 (RFC 8032): 64 bytes. P-256: strict DER, low-S, with the nonce of RFC 6979. Either
    // way the same bytes for the same message; for P-256, 32 bytes are drawn that hide the
    // computation from its neighbours on the machine.
    [[nodiscard]] base::Bytes sign(base::ByteView message, RandomSource& random) const;

    // What from_secret takes. For sealing only; the caller wipes it.
    [[nodiscard]] base::Bytes secret_bytes() const;

  private:
    struct Impl;
    explicit PrivateKey(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

}  // namespace vialog::crypto
