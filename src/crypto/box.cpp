// SPDX-License-Identifier: Apache-2.0
// X25519 with a fresh key for each box, HKDF-SHA-256, ChaCha20-Poly1305.
#include "crypto/box.h"

#include "base/check.h"
#include "crypto/botan_compat.h"
#include "crypto/digest.h"

#include <botan/secmem.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vialog::crypto {

namespace {

using Point = std::array<std::uint8_t, 32>;  // little-endian u

constexpr std::size_t key_size = 32;
constexpr std::string_view info_literal = "vialog/box@v1";

// p = 2^255 - 19
constexpr Point prime() {
    Point number{};
    number.fill(0xff);
    number[0] = 0xed;
    number[31] = 0x7f;
    return number;
}

// RFC 7748 sec. 6.1: these give an all-zero shared secret. With u < p only five are left: 0, 1, p -
// 1, and the two of order 8, of the curve and of its twist.
constexpr std::array<Point, 5> low_order = {
    Point{}, Point{0x01}, Point{0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    Point{0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3,
          0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32,
          0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00},
    Point{0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1,
          0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c,
          0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57}};

// The key serves one box only, so the nonce need not vary.
constexpr std::array<std::uint8_t, 12> zero_nonce{};

Botan::secure_vector<std::uint8_t> shared_key(const X25519Private& own, const BoxPublicKey& other,
                                              base::ByteView ephemeral, base::ByteView recipient,
                                              base::ByteView context) {
    const auto shared =
        guarded("X25519", [&] { return own.agree(other.bytes().data(), other.bytes().size()); });
    // RFC 7748 sec. 6.1: the check for the all-zero value. A checked public key cannot cause it.
    std::uint8_t any = 0;
    for (const std::uint8_t byte : shared) {
        any = static_cast<std::uint8_t>(any | byte);
    }
    base::ensures(any != 0, "a checked X25519 key gives a shared secret that is not zero");
    // Both public keys go into the derivation: X25519 itself binds neither of them, and a box must
    // not open to the same key under another recipient's name.
    base::Bytes salt(ephemeral.begin(), ephemeral.end());
    salt.insert(salt.end(), recipient.begin(), recipient.end());
    base::Bytes info = base::to_bytes(info_literal);
    info.insert(info.end(), context.begin(), context.end());
    Botan::secure_vector<std::uint8_t> key(key_size);
    hkdf_sha256(shared, salt, info, key);
    return key;
}

}  // namespace

base::Parsed<BoxPublicKey> BoxPublicKey::from_bytes(base::ByteView bytes) {
    constexpr Point limit = prime();
    const bool is_canonical =
        bytes.size() == key_size &&
        std::lexicographical_compare(bytes.rbegin(), bytes.rend(), limit.rbegin(), limit.rend());
    BoxPublicKey key;
    if (is_canonical) {
        std::copy(bytes.begin(), bytes.end(), key.m_bytes.begin());
    }
    if (!is_canonical ||
        std::find(low_order.begin(), low_order.end(), key.m_bytes) != low_order.end()) {
        return base::parse_error(0, "this is not a public key-agreement key",
                                 "give the 32 bytes of an X25519 public key in canonical form");
    }
    return key;
}

struct BoxKey::Impl {
    std::unique_ptr<X25519Private> key;
    Botan::secure_vector<std::uint8_t> secret;
    BoxPublicKey public_key;
};

BoxKey::BoxKey(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
BoxKey::~BoxKey() = default;
BoxKey::BoxKey(BoxKey&&) noexcept = default;
BoxKey& BoxKey::operator=(BoxKey&&) noexcept = default;

BoxKey BoxKey::generate(RandomSource& random) {
    std::array<std::uint8_t, key_size> secret{};
    random.fill(secret);
    auto key = from_secret(secret);
    base::wipe(secret);
    base::ensures(key.has_value(), "32 bytes make an X25519 key");
    return std::move(*key);
}

base::Parsed<BoxKey> BoxKey::from_secret(base::ByteView secret) {
    if (secret.size() != key_size) {
        return base::parse_error(0, "these bytes are no private key-agreement key",
                                 "give the 32 bytes of an X25519 private key");
    }
    Botan::secure_vector<std::uint8_t> kept(secret.begin(), secret.end());
    auto key =
        guarded("making an X25519 key", [&] { return std::make_unique<X25519Private>(kept); });
    auto public_key = BoxPublicKey::from_bytes(key->public_value());
    base::ensures(public_key.has_value(), "a clamped secret gives a public key of high order");
    return BoxKey(std::make_unique<Impl>(
        Impl{.key = std::move(key), .secret = std::move(kept), .public_key = *public_key}));
}

const BoxPublicKey& BoxKey::public_key() const {
    return m_impl->public_key;
}

base::Bytes BoxKey::secret_bytes() const {
    return {m_impl->secret.begin(), m_impl->secret.end()};
}

base::Bytes seal_to(const BoxPublicKey& recipient, base::ByteView plaintext, base::ByteView context,
                    RandomSource& random) {
    const BoxKey ephemeral = BoxKey::generate(random);
    const base::ByteView ephemeral_public = ephemeral.public_key().bytes();
    const auto key =
        shared_key(*ephemeral.m_impl->key, recipient, ephemeral_public, recipient.bytes(), context);
    base::Bytes box(ephemeral_public.begin(), ephemeral_public.end());
    const base::Bytes ciphertext =
        seal_with_nonce(SealingKey(key.data(), key_size), zero_nonce, plaintext, context);
    box.insert(box.end(), ciphertext.begin(), ciphertext.end());
    return box;
}

base::Result<base::Bytes, OpenFailure> open_sealed(const BoxKey& key, base::ByteView box,
                                                   base::ByteView context) {
    if (box.size() < key_size + sealed_tag_size) {
        return tl::unexpected(OpenFailure::Malformed);
    }
    const auto ephemeral = BoxPublicKey::from_bytes(box.first(key_size));
    if (!ephemeral) {
        return tl::unexpected(OpenFailure::Malformed);
    }
    const auto shared = shared_key(*key.m_impl->key, *ephemeral, ephemeral->bytes(),
                                   key.public_key().bytes(), context);
    return open_with_nonce(SealingKey(shared.data(), key_size), zero_nonce, box.subspan(key_size),
                           context);
}

}  // namespace vialog::crypto
