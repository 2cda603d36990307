// SPDX-License-Identifier: Apache-2.0
// What the library leaves unchecked in Ed25519 keys and signatures (RFC 8032 sec. 5.1).
// schemas/journal-format.md, V08.
#pragma once

#include "base/bytes.h"

namespace vialog::crypto {

// Points and numbers are 32 bytes, little-endian; bit 255 of a point is the sign of x.

// y < p = 2^255 - 19, so that a point has one encoding.
[[nodiscard]] bool has_canonical_y(base::ByteView point);

// One of the 14 encodings, canonical or not, of the 8 points whose order divides 8: a key among
// them makes signatures that fit any message.
[[nodiscard]] bool is_low_order_point(base::ByteView point);

// S < L, the order of the base point; without this rule each signature has a twin (R, S + L).
[[nodiscard]] bool is_below_base_order(base::ByteView number);

}  // namespace vialog::crypto
