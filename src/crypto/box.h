// SPDX-License-Identifier: Apache-2.0
// Sealing to one person's key-agreement key (X25519, RFC 7748), so that only she opens it.
// schemas/key-file.md section 2.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"
#include "crypto/sealed.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>

namespace vialog::crypto {

// A public X25519 key that was checked: u < p, the unused bit clear, not of low order.
class BoxPublicKey final {
  public:
    [[nodiscard]] static base::Parsed<BoxPublicKey> from_bytes(base::ByteView bytes);

    [[nodiscard]] base::ByteView bytes() const { return m_bytes; }

    auto operator<=>(const BoxPublicKey&) const = default;

  private:
    BoxPublicKey() = default;

    std::array<std::uint8_t, 32> m_bytes{};
};

// The private half; moved, never copied, wiped by the library.
class BoxKey final {
  public:
    // Draws 32 bytes.
    [[nodiscard]] static BoxKey generate(RandomSource& random);
    [[nodiscard]] static base::Parsed<BoxKey> from_secret(base::ByteView secret);
    ~BoxKey();
    BoxKey(BoxKey&&) noexcept;
    BoxKey& operator=(BoxKey&&) noexcept;

    [[nodiscard]] const BoxPublicKey& public_key() const;
    // The 32 bytes that from_secret takes. For sealing only; the caller wipes it.
    [[nodiscard]] base::Bytes secret_bytes() const;

  private:
    friend base::Result<base::Bytes, OpenFailure> open_sealed(const BoxKey& key, base::ByteView box,
                                                              base::ByteView context);
    friend base::Bytes seal_to(const BoxPublicKey& recipient, base::ByteView plaintext,
                               base::ByteView context, RandomSource& random);
    struct Impl;
    explicit BoxKey(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

// ephemeral public key[32] || ciphertext || tag[16]. `context` names the purpose and the place;
// opening needs the same. It says nothing of who sealed it. Draws 32 bytes.
[[nodiscard]] base::Bytes seal_to(const BoxPublicKey& recipient, base::ByteView plaintext,
                                  base::ByteView context, RandomSource& random);

// Malformed also where the ephemeral key is one that BoxPublicKey refuses (an all-zero shared
// secret).
[[nodiscard]] base::Result<base::Bytes, OpenFailure> open_sealed(const BoxKey& key,
                                                                 base::ByteView box,
                                                                 base::ByteView context);

}  // namespace vialog::crypto
