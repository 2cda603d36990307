// SPDX-License-Identifier: Apache-2.0
// Internal, for the .cpp files of this room: every difference between Botan 2.19 (Debian 12)
// and 3.x (Debian 13).
#pragma once

#include <botan/bigint.h>
#include <botan/cipher_mode.h>
#include <botan/ec_group.h>
#include <botan/ecdsa.h>
#include <botan/exceptn.h>
#include <botan/kdf.h>
#include <botan/rng.h>
#include <botan/secmem.h>
#include <botan/version.h>
#include <botan/x509_key.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#if BOTAN_VERSION_MAJOR >= 3
#include <botan/ec_scalar.h>
#include <botan/x25519.h>
#else
#include <botan/curve25519.h>
#endif

#include "base/bytes.h"
#include "crypto/crypto_error.h"
#include "crypto/random.h"

namespace vialog::crypto {

#if BOTAN_VERSION_MAJOR >= 3
constexpr auto encryption = Botan::Cipher_Dir::Encryption;
constexpr auto decryption = Botan::Cipher_Dir::Decryption;
#else
constexpr auto encryption = Botan::ENCRYPTION;
constexpr auto decryption = Botan::DECRYPTION;
#endif

using X25519Private = Botan::X25519_PrivateKey;

// The library draws its blinding values here; they never reach a result.
class LibraryRandom final : public Botan::RandomNumberGenerator {
  public:
    explicit LibraryRandom(RandomSource& source) : m_source(source) {}

    bool accepts_input() const override { return false; }
    std::string name() const override { return "vialog"; }
    void clear() override {}
    bool is_seeded() const override { return true; }

#if BOTAN_VERSION_MAJOR >= 3
  protected:
    void fill_bytes_with_input(std::span<std::uint8_t> output,
                               std::span<const std::uint8_t> /*input*/) override {
        m_source.fill(output);
    }
#else
    void randomize(std::uint8_t output[], std::size_t length) override {
        m_source.fill(std::span(output, length));
    }
    void add_entropy(const std::uint8_t /*input*/[], std::size_t /*length*/) override {}
#endif

  private:
    RandomSource& m_source;
};

[[nodiscard]] inline Botan::EC_Group p256_group() {
#if BOTAN_VERSION_MAJOR >= 3
    return Botan::EC_Group::from_name("secp256r1");
#else
    return Botan::EC_Group("secp256r1");
#endif
}

// `scalar` is 32 bytes, big-endian, 1 <= scalar < n.
[[nodiscard]] inline std::unique_ptr<Botan::ECDSA_PrivateKey> p256_private(base::ByteView scalar,
                                                                           RandomSource& source) {
#if BOTAN_VERSION_MAJOR >= 3
    static_cast<void>(source);
    const Botan::EC_Group group = p256_group();
    return std::make_unique<Botan::ECDSA_PrivateKey>(
        group, Botan::EC_Scalar::deserialize(group, scalar).value());
#else
    LibraryRandom random(source);
    return std::make_unique<Botan::ECDSA_PrivateKey>(random, p256_group(),
                                                     Botan::BigInt(scalar.data(), scalar.size()));
#endif
}

[[nodiscard]] inline Botan::secure_vector<std::uint8_t> derive(const Botan::KDF& kdf,
                                                               std::size_t size,
                                                               base::ByteView secret,
                                                               base::ByteView salt,
                                                               base::ByteView label) {
#if BOTAN_VERSION_MAJOR >= 3
    return kdf.derive_key(size, secret, salt, label);
#else
    return kdf.derive_key(size, secret.data(), secret.size(), salt.data(), salt.size(),
                          label.data(), label.size());
#endif
}

// Botan 2 gives a raw pointer that the caller owns, Botan 3 a unique_ptr.
[[nodiscard]] inline std::unique_ptr<Botan::Public_Key> load_public_key(
    const std::vector<std::uint8_t>& spki) {
    std::unique_ptr<Botan::Public_Key> key{Botan::X509::load_key(spki)};
    return key;
}

// Whether the library refuses its input rather than fails. Decoding_Error is an Invalid_Argument in
// Botan 2 only.
[[nodiscard]] inline bool is_refusal(const Botan::Exception& exception) {
    return dynamic_cast<const Botan::Invalid_Argument*>(&exception) != nullptr ||
           dynamic_cast<const Botan::Decoding_Error*>(&exception) != nullptr;
}

// Runs what can fail only if the library is broken or lacks an algorithm.
template <typename Work>
auto guarded(std::string_view what, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Botan::Exception& failure) {
        throw CryptoError(
            CryptoErrorKind::LibraryFailed,
            std::string(what) + " failed in the cryptographic library: " + failure.what());
    }
}

}  // namespace vialog::crypto
