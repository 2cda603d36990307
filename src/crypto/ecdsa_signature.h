// SPDX-License-Identifier: Apache-2.0
// The one form of an ECDSA P-256 signature that the journal holds: strict DER, low-S.
// schemas/journal-format.md, V08.
#pragma once

#include "base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>

namespace vialog::crypto {

// r || s, each 32 bytes, big-endian: what tokens give and what the library reads.
using RawEcdsaSignature = std::array<std::uint8_t, 64>;

// DER with the shortest lengths, no superfluous leading zero and nothing after it, 1 <= r < n, 1 <=
// s <= n/2; nothing else. The twin (r, n - s) of each signature verifies as well, so one of the two
// must not count.
[[nodiscard]] std::optional<RawEcdsaSignature> parse_strict_ecdsa_der(base::ByteView der);

// Writes that form, with n - s in the place of an s above n/2 (a token does not care for low-S).
// Nothing where r or s is 0 or not below n: no working signer gives that.
[[nodiscard]] std::optional<base::Bytes> write_ecdsa_der(const RawEcdsaSignature& raw);

// Whether 32 bytes, big-endian, are a private scalar of P-256: 1 <= scalar < n.
[[nodiscard]] bool is_p256_scalar(base::ByteView scalar);

}  // namespace vialog::crypto
