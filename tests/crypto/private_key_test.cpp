// SPDX-License-Identifier: Apache-2.0
// Signing: vectors of RFC 8032 sec. 7.1 and RFC 6979 A.2.5 (s in its low form).
#include "crypto/private_key.h"

#include "crypto/ecdsa_signature.h"
#include "crypto/known_bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>
#include <type_traits>

namespace vialog::crypto {
namespace {

constexpr std::string_view rfc8032_seed =
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
constexpr std::string_view rfc6979_scalar =
    "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
constexpr std::string_view p256_order =
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

PrivateKey from_secret(KeyAlgorithm algorithm, std::string_view secret) {
    return PrivateKey::from_secret(algorithm, from_hex(secret)).value();
}

static_assert(!std::is_copy_constructible_v<PrivateKey>);
static_assert(!std::is_copy_assignable_v<PrivateKey>);
static_assert(std::is_nothrow_move_constructible_v<PrivateKey>);

TEST(PrivateKey, SignsAsRfc8032Does) {
    const PrivateKey key = from_secret(KeyAlgorithm::Ed25519, rfc8032_seed);
    FixedRandom nothing({});

    EXPECT_EQ(base::to_hex(key.public_key().raw_ed25519()),
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(base::to_hex(key.sign(from_hex("72"), nothing)),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(PrivateKey, SignsAsRfc6979DoesWithSInItsLowForm) {
    const PrivateKey key = from_secret(KeyAlgorithm::EcdsaP256, rfc6979_scalar);
    SystemRandom random;

    // Of the two, the standard's s of "sample" is above n/2.
    EXPECT_EQ(base::to_hex(key.sign(base::as_bytes("sample"), random)),
              "3045022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
              "02200834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9");
    EXPECT_EQ(base::to_hex(key.sign(base::as_bytes("test"), random)),
              "3045022100f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
              "0220019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083");
    EXPECT_EQ(key.public_key().fingerprint_text(),
              "sha256:5a7a78cca4a0f420d9bc62bb669c3c2759e39f723d3ae10dcbe0f0815a07ecd4");
}

TEST(PrivateKey, DrawsTheSameNumberOfBytesWithEveryLibrary) {
    FixedRandom for_p256(base::Bytes(64, 0x11));
    FixedRandom for_ed25519(base::Bytes(32, 0x11));

    const PrivateKey weierstrass = PrivateKey::generate(KeyAlgorithm::EcdsaP256, for_p256);
    static_cast<void>(weierstrass.sign(base::as_bytes("x"), for_p256));
    const PrivateKey edwards = PrivateKey::generate(KeyAlgorithm::Ed25519, for_ed25519);
    static_cast<void>(edwards.sign(base::as_bytes("x"), for_ed25519));

    EXPECT_EQ(for_p256.left(), 0U);
    EXPECT_EQ(for_ed25519.left(), 0U);
    EXPECT_EQ(weierstrass.secret_bytes(), base::Bytes(32, 0x11));
    EXPECT_EQ(edwards.secret_bytes(), base::Bytes(32, 0x11));
}

TEST(PrivateKey, DrawsAgainWhereTheBytesAreNoScalar) {
    base::Bytes prepared(32, 0x00);
    const base::Bytes order = from_hex(p256_order);
    prepared.insert(prepared.end(), order.begin(), order.end());
    prepared.insert(prepared.end(), 32, 0x22);
    FixedRandom random(prepared);

    const PrivateKey key = PrivateKey::generate(KeyAlgorithm::EcdsaP256, random);

    EXPECT_EQ(key.secret_bytes(), base::Bytes(32, 0x22));
}

TEST(PrivateKey, IsNotMadeOfOtherBytes) {
    using enum KeyAlgorithm;

    EXPECT_FALSE(PrivateKey::from_secret(Ed25519, base::Bytes(31, 1)).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(Ed25519, base::Bytes(64, 1)).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(Ed25519, {}).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(EcdsaP256, base::Bytes(32, 0)).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(EcdsaP256, from_hex(p256_order)).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(EcdsaP256, base::Bytes(32, 0xff)).has_value());
    EXPECT_FALSE(PrivateKey::from_secret(EcdsaP256, base::Bytes(33, 1)).has_value());
}

TEST(PrivateKey, SignsAlsoWithTheSmallestAndTheLargestScalar) {
    SystemRandom random;
    for (const std::string_view secret :
         {"0000000000000000000000000000000000000000000000000000000000000001",
          "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550"}) {
        const PrivateKey key = from_secret(KeyAlgorithm::EcdsaP256, secret);
        const base::Bytes signature = key.sign(base::as_bytes("edge"), random);

        EXPECT_TRUE(key.public_key().verify(base::as_bytes("edge"), signature)) << secret;
    }
}

TEST(PrivateKey, CanBeMoved) {
    SystemRandom random;
    PrivateKey key = from_secret(KeyAlgorithm::Ed25519, rfc8032_seed);
    const PublicKey public_key = key.public_key();
    PrivateKey other = from_secret(KeyAlgorithm::EcdsaP256, rfc6979_scalar);

    other = std::move(key);

    EXPECT_EQ(other.public_key(), public_key);
    EXPECT_TRUE(
        public_key.verify(base::as_bytes("moved"), other.sign(base::as_bytes("moved"), random)));
}

TEST(PrivateKey, OfTheSystemIsNeverTheSameTwice) {
    SystemRandom random;
    for (const auto algorithm : {KeyAlgorithm::Ed25519, KeyAlgorithm::EcdsaP256}) {
        EXPECT_NE(PrivateKey::generate(algorithm, random).public_key(),
                  PrivateKey::generate(algorithm, random).public_key());
    }
}

RC_GTEST_PROP(PrivateKey, SignsWhatItsPublicKeyVerifiesAndNoOther,
              (const base::Bytes& seed, const base::Bytes& message, bool is_p256)) {
    SeededRandom random(seed);
    const auto algorithm = is_p256 ? KeyAlgorithm::EcdsaP256 : KeyAlgorithm::Ed25519;
    const PrivateKey key = PrivateKey::generate(algorithm, random);
    const PrivateKey other = PrivateKey::generate(algorithm, random);
    const base::Bytes signature = key.sign(message, random);
    base::Bytes longer = message;
    longer.push_back(0);

    RC_ASSERT(key.public_key().verify(message, signature));
    RC_ASSERT(key.sign(message, random) == signature);
    RC_ASSERT(!key.public_key().verify(longer, signature));
    RC_ASSERT(!other.public_key().verify(message, signature));
    RC_ASSERT(signature.size() <= (is_p256 ? 71U : 64U));
}

}  // namespace
}  // namespace vialog::crypto
