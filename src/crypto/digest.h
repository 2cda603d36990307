// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), and the two things built on it: HMAC (RFC 2104) and HKDF (RFC 5869).
#pragma once

#include "base/bytes.h"

#include <initializer_list>
#include <memory>
#include <span>

namespace vialog::crypto {

[[nodiscard]] base::Digest sha256(base::ByteView bytes);

// The digest of the parts one after the other, without copying them together. A Merkle tree calls
// this millions of times: each thread keeps one hash object and no memory is allocated.
[[nodiscard]] base::Digest sha256_of(std::initializer_list<base::ByteView> parts);

// For what does not fit into memory, such as a file.
class Sha256 final {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(base::ByteView bytes);
    // The digest of everything since the construction or the last finish; then it starts anew.
    [[nodiscard]] base::Digest finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// The key has at most 4,096 bytes.
[[nodiscard]] base::Digest hmac_sha256(base::ByteView key, base::ByteView message);

// RFC 5869, extract and expand. `out` takes at most 255 * 32 bytes.
void hkdf_sha256(base::ByteView input_key, base::ByteView salt, base::ByteView info,
                 std::span<std::uint8_t> out);

}  // namespace vialog::crypto
