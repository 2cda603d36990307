// SPDX-License-Identifier: Apache-2.0
// Passphrases and the keys that Argon2id (RFC 9106) makes of them. schemas/key-file.md section 1.4.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/locked_memory.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vialog::crypto {

struct Argon2Cost {
    std::uint32_t memory_kib = 0;
    std::uint32_t passes = 0;
    std::uint32_t lanes = 0;

    bool operator==(const Argon2Cost&) const = default;
};

// About a fifth of a second and 64 MiB on a desk of 2020; RFC 9106 sec. 4 recommends this memory
// with three passes.
constexpr Argon2Cost default_argon2_cost{.memory_kib = 65'536, .passes = 3, .lanes = 1};

// From 8 MiB to 1 GiB, 1 to 10 passes, 1 to 4 lanes: a hostile file can exhaust neither memory nor
// patience.
[[nodiscard]] bool is_permitted(Argon2Cost cost);

constexpr std::size_t shortest_passphrase = 12;    // Unicode code points, in NFC
constexpr std::size_t longest_passphrase = 1'024;  // bytes of UTF-8, in NFC

// Whether this may protect a key. The reason never shows any of it.
[[nodiscard]] base::Parsed<void> check_passphrase(std::string_view passphrase);

// 32 bytes from the NFC form of the passphrase, which is valid UTF-8. Throws CryptoError
// (OutOfMemory) where the machine has less memory than a permitted cost asks for.
[[nodiscard]] LockedBytes derive_key(std::string_view passphrase, Argon2Cost cost,
                                     base::ByteView salt);

}  // namespace vialog::crypto
