// SPDX-License-Identifier: Apache-2.0
// A person's key file: her signing key and her box key under a passphrase. schemas/key-file.md
// section 1 has the bytes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/box.h"
#include "crypto/passphrase.h"
#include "crypto/private_key.h"
#include "crypto/public_key.h"
#include "crypto/random.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vialog::crypto {

struct KeyFileContents {
    std::string name;  // the key's name in signature lines: "clinic.example/ket/u/rph1"
    PrivateKey signing_key;
    BoxKey box_key;
};

// What a key file shows without its passphrase. Nothing of it can be trusted until the file was
// opened.
struct KeyFileHeader {
    std::string name;
    PublicKey signing_key;
    BoxPublicKey box_key;
    Argon2Cost cost;
    std::array<std::uint8_t, 16> salt{};
};

enum class KeyFileProblem {
    Malformed,
    UnsupportedCost,           // outside the limits of passphrase.h; nothing was computed
    WrongPassphraseOrDamaged,  // the two cannot be told apart
};

struct KeyFileError {
    KeyFileProblem problem = KeyFileProblem::Malformed;
    std::string what;
    std::string remedy;
};

// The passphrase has passed check_passphrase, the name check_key_name, and the cost is permitted.
// Draws 40 bytes. Writing again with another passphrase is how a passphrase is changed.
[[nodiscard]] std::string write_key_file(const KeyFileContents& contents,
                                         std::string_view passphrase, Argon2Cost cost,
                                         RandomSource& random);

// Whether a text that is refused is a key file all the same, damaged or cut short, and not another
// file: it begins as one does. So does an empty one, which a full disk leaves.
[[nodiscard]] bool begins_as_key_file(std::string_view text);

[[nodiscard]] base::Parsed<KeyFileHeader> read_key_file_header(std::string_view text);

[[nodiscard]] base::Result<KeyFileContents, KeyFileError> open_key_file(
    std::string_view text, std::string_view passphrase);

}  // namespace vialog::crypto
