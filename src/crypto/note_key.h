// SPDX-License-Identifier: Apache-2.0
// Key ids and verifier keys of C2SP signed notes (c2sp.org/signed-note, c2sp.org/tlog-cosignature).
#pragma once

#include "base/result.h"
#include "crypto/public_key.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::crypto {

// A hint, not an identity: anybody can make a key with a wanted id.
using NoteKeyId = std::array<std::uint8_t, 4>;

// Stored: the signature type byte. Never renumber.
enum class NoteSignatureType : std::uint8_t {
    Ed25519 = 0x01,      // over the note's text: entries and checkpoints
    EcdsaP256 = 0x02,    // over the note's text: entries
    Cosignature = 0x04,  // Ed25519 with the time, over a checkpoint, by a witness
};

// What this key signs an entry or a checkpoint with.
[[nodiscard]] NoteSignatureType note_signature_type(KeyAlgorithm algorithm);

// Types 0x01 and 0x04: SHA-256(name || 0x0A || type || 32-byte key)[:4]. Type 0x02:
// SHA-256(SPKI)[:4], without name and type, as the specification has it for that type. A
// cosignature takes an Ed25519 key.
[[nodiscard]] NoteKeyId note_key_id(std::string_view name, NoteSignatureType type,
                                    const PublicKey& key);

// Our profile of a note's key name: 1 to 255 printable ASCII characters, no space, no plus sign.
[[nodiscard]] base::Parsed<std::string_view> check_key_name(std::string_view name);

// A name with its key, as a policy lists it: name "+" 8 hexadecimal digits "+" base64(type || key
// bytes).
struct VerifierKey {
    std::string name;
    NoteSignatureType type;
    PublicKey key;

    bool operator==(const VerifierKey&) const = default;
};

[[nodiscard]] std::string print_verifier_key(const VerifierKey& verifier);
// Canonical only: lower-case id without gaps, the id that belongs to the key, padded base64.
[[nodiscard]] base::Parsed<VerifierKey> parse_verifier_key(std::string_view text);

}  // namespace vialog::crypto
