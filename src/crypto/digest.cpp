// SPDX-License-Identifier: Apache-2.0
// SHA-256, HMAC and HKDF by the library.
#include "crypto/digest.h"

#include "base/check.h"
#include "crypto/botan_compat.h"

#include <botan/hash.h>
#include <botan/kdf.h>
#include <botan/mac.h>

#include <algorithm>
#include <cstddef>

namespace vialog::crypto {

namespace {

constexpr std::size_t longest_hmac_key = 4096;
constexpr std::size_t longest_hkdf_output = std::size_t{255} * 32;

std::unique_ptr<Botan::HashFunction> new_sha256() {
    return guarded("SHA-256", [] { return Botan::HashFunction::create_or_throw("SHA-256"); });
}

Botan::HashFunction& sha256_of_this_thread() {
    thread_local const std::unique_ptr<Botan::HashFunction> hash = new_sha256();
    return *hash;
}

base::Digest finish_hash(Botan::HashFunction& hash) {
    base::Digest digest{};
    hash.final(digest.data());
    return digest;
}

}  // namespace

base::Digest sha256(base::ByteView bytes) {
    return sha256_of({bytes});
}

base::Digest sha256_of(std::initializer_list<base::ByteView> parts) {
    Botan::HashFunction& hash = sha256_of_this_thread();
    for (const base::ByteView part : parts) {
        hash.update(part.data(), part.size());
    }
    return finish_hash(hash);
}

struct Sha256::Impl {
    std::unique_ptr<Botan::HashFunction> hash;
};

Sha256::Sha256() : m_impl(std::make_unique<Impl>(Impl{.hash = new_sha256()})) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(base::ByteView bytes) {
    m_impl->hash->update(bytes.data(), bytes.size());
}

base::Digest Sha256::finish() {
    return finish_hash(*m_impl->hash);
}

base::Digest hmac_sha256(base::ByteView key, base::ByteView message) {
    base::expects(key.size() <= longest_hmac_key, "an HMAC key has at most 4,096 bytes");
    return guarded("HMAC", [&] {
        const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-256)");
        mac->set_key(key.data(), key.size());
        mac->update(message.data(), message.size());
        base::Digest digest{};
        mac->final(digest.data());
        return digest;
    });
}

void hkdf_sha256(base::ByteView input_key, base::ByteView salt, base::ByteView info,
                 std::span<std::uint8_t> out) {
    base::expects(out.size() <= longest_hkdf_output, "HKDF gives at most 255 blocks");
    guarded("HKDF", [&] {
        const auto kdf = Botan::KDF::create_or_throw("HKDF(SHA-256)");
        const auto key = derive(*kdf, out.size(), input_key, salt, info);
        std::copy(key.begin(), key.end(), out.begin());
    });
}

}  // namespace vialog::crypto
