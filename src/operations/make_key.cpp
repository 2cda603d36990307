// SPDX-License-Identifier: Apache-2.0
// Draws a signing key and a box key and writes their file.
#include "operations/make_key.h"

#include "base/bytes.h"
#include "journal/note.h"
#include "operations/private_file.h"

namespace vialog::operations {

MadeKey make_key(const KeyWish& wish, std::string_view passphrase, crypto::RandomSource& random) {
    auto signing_key = crypto::PrivateKey::generate(wish.algorithm, random);
    auto box_key = crypto::BoxKey::generate(random);
    const crypto::KeyFileContents contents{
        .name = journal::person_key_name(wish.origin, wish.person),
        .signing_key = std::move(signing_key),
        .box_key = std::move(box_key)};
    write_private_file(wish.file, crypto::write_key_file(contents, passphrase, wish.cost, random));
    return {.name = contents.name,
            .key = contents.signing_key.public_key(),
            .box = contents.box_key.public_key()};
}

}  // namespace vialog::operations
