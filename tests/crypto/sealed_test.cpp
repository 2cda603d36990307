// SPDX-License-Identifier: Apache-2.0
// Sealed fields: the vector of draft-irtf-cfrg-xchacha-03 A.3.1, that of RFC 8439 2.8.2, and
// damage.
#include "crypto/sealed.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace vialog::crypto {
namespace {

constexpr std::string_view sunscreen =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
    "sunscreen would be it.";
constexpr std::string_view draft_nonce = "404142434445464748494a4b4c4d4e4f5051525354555657";
constexpr std::string_view draft_ciphertext =
    "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e"
    "39"
    "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3ff"
    "f9"
    "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";

const base::Bytes draft_key =
    from_hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
const base::Bytes draft_data = from_hex("50515253c0c1c2c3c4c5c6c7");

SealingKey as_key(const base::Bytes& bytes) {
    return base::ByteView(bytes).first<32>();
}

TEST(Sealed, IsTheVectorOfTheDraft) {
    FixedRandom nonce(from_hex(draft_nonce));

    const base::Bytes sealed =
        seal(as_key(draft_key), base::as_bytes(sunscreen), draft_data, nonce);

    EXPECT_EQ(base::to_hex(sealed), std::string(draft_nonce) + std::string(draft_ciphertext));
    EXPECT_EQ(open(as_key(draft_key), sealed, draft_data).value(), base::to_bytes(sunscreen));
}

TEST(Sealed, WithAShortNonceIsTheVectorOfRfc8439) {
    const base::Bytes sealed =
        seal_with_nonce(as_key(draft_key), from_hex("070000004041424344454647"),
                        base::as_bytes(sunscreen), draft_data);

    EXPECT_EQ(base::to_hex(sealed).substr(0, 32), "d31a8d34648e60db7b86afbc53ef7ec2");
    EXPECT_EQ(base::to_hex(sealed).substr(228), "1ae10b594f09e26a7e902ecbd0600691");
}

TEST(Sealed, WithAnyBitChangedDoesNotOpen) {
    const base::Bytes sealed = from_hex(std::string(draft_nonce) + std::string(draft_ciphertext));

    for (std::size_t i = 0; i < sealed.size(); ++i) {
        const auto opened = open(as_key(draft_key), with_bit_flipped(sealed, i, i % 8), draft_data);
        ASSERT_FALSE(opened.has_value()) << i;
        EXPECT_EQ(opened.error(), OpenFailure::WrongKeyOrDamaged);
    }
}

TEST(Sealed, CutShortDoesNotOpen) {
    const base::Bytes sealed = from_hex(std::string(draft_nonce) + std::string(draft_ciphertext));
    const base::ByteView view(sealed);

    for (std::size_t size = 0; size < sealed_nonce_size + sealed_tag_size; ++size) {
        EXPECT_EQ(open(as_key(draft_key), view.first(size), draft_data).error(),
                  OpenFailure::Malformed);
    }
    EXPECT_EQ(open(as_key(draft_key), view.first(40), draft_data).error(),
              OpenFailure::WrongKeyOrDamaged);
    EXPECT_FALSE(open(as_key(draft_key), view.first(view.size() - 1), draft_data).has_value());
}

TEST(Sealed, DoesNotOpenInAnotherPlaceOrWithAnotherKey) {
    const base::Bytes sealed = from_hex(std::string(draft_nonce) + std::string(draft_ciphertext));
    const base::Bytes other_key = with_bit_flipped(draft_key, 31, 7);

    EXPECT_FALSE(open(as_key(other_key), sealed, draft_data).has_value());
    EXPECT_FALSE(open(as_key(draft_key), sealed, {}).has_value());
    EXPECT_FALSE(open(as_key(draft_key), sealed, with_bit_flipped(draft_data, 0, 0)).has_value());
}

TEST(Sealed, HoldsNothingToo) {
    SystemRandom random;
    const base::Bytes sealed = seal(as_key(draft_key), {}, {}, random);

    EXPECT_EQ(sealed.size(), sealed_nonce_size + sealed_tag_size);
    EXPECT_EQ(open(as_key(draft_key), sealed, {}).value(), base::Bytes());
}

TEST(Sealed, IsNeverTheSameTwice) {
    SystemRandom random;

    EXPECT_NE(seal(as_key(draft_key), base::as_bytes("Jane Roe"), {}, random),
              seal(as_key(draft_key), base::as_bytes("Jane Roe"), {}, random));
}

TEST(SealedDeathTest, TakesANonceOfTwelveOrTwentyFourBytes) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{8}, std::size_t{16}}) {
        EXPECT_DEATH(
            static_cast<void>(seal_with_nonce(as_key(draft_key), base::Bytes(size), {}, {})),
            "12 or 24");
    }
}

RC_GTEST_PROP(Sealed, OpensToWhatWasSealed,
              (const base::Bytes& text, const base::Bytes& data, const base::Bytes& seed)) {
    SeededRandom random(seed);
    base::Bytes key(32);
    random.fill(key);

    RC_ASSERT(open(as_key(key), seal(as_key(key), text, data, random), data).value() == text);
}

}  // namespace
}  // namespace vialog::crypto
