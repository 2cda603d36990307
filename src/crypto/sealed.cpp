// SPDX-License-Identifier: Apache-2.0
// ChaCha20-Poly1305 (RFC 8439) and its form with a long nonce, by the library.
#include "crypto/sealed.h"

#include "base/check.h"
#include "crypto/botan_compat.h"

#include <botan/aead.h>
#include <botan/secmem.h>

namespace vialog::crypto {

namespace {

constexpr std::size_t short_nonce_size = 12;

void start(Botan::AEAD_Mode& mode, SealingKey key, base::ByteView nonce,
           base::ByteView associated_data) {
    base::expects(nonce.size() == short_nonce_size || nonce.size() == sealed_nonce_size,
                  "a nonce has 12 or 24 bytes");
    mode.set_key(key.data(), key.size());
    mode.set_associated_data(associated_data.data(), associated_data.size());
    mode.start(nonce.data(), nonce.size());
}

}  // namespace

base::Bytes seal_with_nonce(SealingKey key, base::ByteView nonce, base::ByteView plaintext,
                            base::ByteView associated_data) {
    return guarded("sealing", [&] {
        const auto mode = Botan::AEAD_Mode::create_or_throw("ChaCha20Poly1305", encryption);
        start(*mode, key, nonce, associated_data);
        // The mode works in place: what it leaves of the plaintext lies in memory that is wiped.
        Botan::secure_vector<std::uint8_t> text(plaintext.begin(), plaintext.end());
        mode->finish(text);
        return base::Bytes(text.begin(), text.end());
    });
}

base::Result<base::Bytes, OpenFailure> open_with_nonce(SealingKey key, base::ByteView nonce,
                                                       base::ByteView ciphertext,
                                                       base::ByteView associated_data) {
    if (ciphertext.size() < sealed_tag_size) {
        return tl::unexpected(OpenFailure::Malformed);
    }
    return guarded("opening a seal", [&]() -> base::Result<base::Bytes, OpenFailure> {
        const auto mode = Botan::AEAD_Mode::create_or_throw("ChaCha20Poly1305", decryption);
        start(*mode, key, nonce, associated_data);
        Botan::secure_vector<std::uint8_t> text(ciphertext.begin(), ciphertext.end());
        // A wrong tag is an answer here, not a fault of the library.
        try {
            mode->finish(text);
        } catch (const Botan::Invalid_Authentication_Tag&) {
            return tl::unexpected(OpenFailure::WrongKeyOrDamaged);
        }
        return base::Bytes(text.begin(), text.end());
    });
}

base::Bytes seal(SealingKey key, base::ByteView plaintext, base::ByteView associated_data,
                 RandomSource& random) {
    base::Bytes sealed(sealed_nonce_size);
    random.fill(sealed);
    const base::Bytes ciphertext = seal_with_nonce(key, sealed, plaintext, associated_data);
    sealed.insert(sealed.end(), ciphertext.begin(), ciphertext.end());
    return sealed;
}

base::Result<base::Bytes, OpenFailure> open(SealingKey key, base::ByteView sealed,
                                            base::ByteView associated_data) {
    if (sealed.size() < sealed_nonce_size) {
        return tl::unexpected(OpenFailure::Malformed);
    }
    return open_with_nonce(key, sealed.first(sealed_nonce_size), sealed.subspan(sealed_nonce_size),
                           associated_data);
}

}  // namespace vialog::crypto
