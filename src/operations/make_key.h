// SPDX-License-Identifier: Apache-2.0
// A new key for a person, in a file under her passphrase. It means nothing until a journal enrols it.
#pragma once

#include "crypto/key_file.h"
#include "domain/names.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace vialog::operations {

struct KeyWish {
    domain::Origin origin;
    domain::PersonId person;
    crypto::KeyAlgorithm algorithm = crypto::KeyAlgorithm::Ed25519;
    crypto::Argon2Cost cost = crypto::default_argon2_cost;
    std::filesystem::path file;  // must not exist
};

struct MadeKey {
    std::string name;  // <origin>/u/<person>
    crypto::PublicKey key;
    crypto::BoxPublicKey box;
};

// The passphrase has passed check_passphrase. Throws StoreError where the file cannot be written.
[[nodiscard]] MadeKey make_key(const KeyWish& wish, std::string_view passphrase,
                               crypto::RandomSource& random);

}  // namespace vialog::operations
