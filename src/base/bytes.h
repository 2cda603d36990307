// SPDX-License-Identifier: Apache-2.0
// Bytes and the texts that stand for them: hexadecimal, base64 (RFC 4648 sec. 4) and base64url
// (sec. 5).
#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;  // SHA-256

[[nodiscard]] ByteView as_bytes(std::string_view text);
[[nodiscard]] std::string_view as_text(ByteView bytes);
[[nodiscard]] Bytes to_bytes(std::string_view text);

// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);
// Lower-case only, an even number of digits, nothing else.
[[nodiscard]] Parsed<Bytes> parse_hex(std::string_view text);
[[nodiscard]] Parsed<Digest> parse_digest_hex(std::string_view text);

[[nodiscard]] std::string to_base64(ByteView bytes);
// Canonical only: padded, no line breaks, unused bits zero.
[[nodiscard]] Parsed<Bytes> parse_base64(std::string_view text);

[[nodiscard]] std::string to_base64url(ByteView bytes);  // without padding
[[nodiscard]] Parsed<Bytes> parse_base64url(std::string_view text);

// Takes the same time wherever two texts of one length differ.
[[nodiscard]] bool equal_in_constant_time(ByteView a, ByteView b);

// Overwrites what must not stay in memory; not optimised away.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);

}  // namespace vialog::base
