// SPDX-License-Identifier: Apache-2.0
// Sealed fields: XChaCha20-Poly1305 with a random 24-byte nonce in front, bound to the place where
// they lie.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace vialog::crypto {

using SealingKey = std::span<const std::uint8_t, 32>;

constexpr std::size_t sealed_nonce_size = 24;
constexpr std::size_t sealed_tag_size = 16;

enum class OpenFailure {
    Malformed,          // shorter than an empty plaintext's seal
    WrongKeyOrDamaged,  // the tag does not fit: other key, other associated data or changed bytes
};

// nonce[24] || ciphertext || tag[16]. 2^64 seals under one key are safe with random nonces of this
// length.
[[nodiscard]] base::Bytes seal(SealingKey key, base::ByteView plaintext,
                               base::ByteView associated_data, RandomSource& random);

// The plaintext may be secret; the caller wipes it where it is.
[[nodiscard]] base::Result<base::Bytes, OpenFailure> open(SealingKey key, base::ByteView sealed,
                                                          base::ByteView associated_data);

// The same with a nonce that the caller vouches for: never used twice with one key. 12 or 24 bytes.
[[nodiscard]] base::Bytes seal_with_nonce(SealingKey key, base::ByteView nonce,
                                          base::ByteView plaintext, base::ByteView associated_data);
[[nodiscard]] base::Result<base::Bytes, OpenFailure> open_with_nonce(
    SealingKey key, base::ByteView nonce, base::ByteView ciphertext,
    base::ByteView associated_data);

}  // namespace vialog::crypto
