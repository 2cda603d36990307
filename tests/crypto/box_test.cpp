// SPDX-License-Identifier: Apache-2.0
// Boxes: the keys of RFC 7748 sec. 6.1, a box made by key_file_reference.py, and what is refused.
#include "crypto/box.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace vialog::crypto {
namespace {

constexpr std::string_view alice_secret =
    "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
constexpr std::string_view alice_public =
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
constexpr std::string_view bob_secret =
    "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
constexpr std::string_view bob_public =
    "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
constexpr std::string_view text = "the data key of epoch 7";
constexpr std::string_view context = "clinic.example/ket 7";
// Sealed to Bob with Alice's key as the ephemeral one.
constexpr std::string_view box_of_the_reference =
    "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    "8ab4c946ec1a7fd7ce4605c16d20b7acfc13f1beeed495b4506d80813d8c7afc9bbe96fef545bc";

static_assert(!std::is_copy_constructible_v<BoxKey>);
static_assert(std::is_nothrow_move_constructible_v<BoxKey>);

BoxKey bob() {
    return BoxKey::from_secret(from_hex(bob_secret)).value();
}

TEST(BoxKey, HasThePublicKeyOfRfc7748) {
    const BoxKey alice = BoxKey::from_secret(from_hex(alice_secret)).value();

    EXPECT_EQ(base::to_hex(alice.public_key().bytes()), alice_public);
    EXPECT_EQ(base::to_hex(bob().public_key().bytes()), bob_public);
    EXPECT_EQ(base::to_hex(alice.secret_bytes()), alice_secret);
}

TEST(BoxKey, IsDrawnFromThirtyTwoBytes) {
    FixedRandom random(from_hex(alice_secret));

    EXPECT_EQ(base::to_hex(BoxKey::generate(random).public_key().bytes()), alice_public);
    EXPECT_EQ(random.left(), 0U);
}

TEST(BoxKey, IsNotMadeOfOtherLengths) {
    EXPECT_FALSE(BoxKey::from_secret(base::Bytes(31, 1)).has_value());
    EXPECT_FALSE(BoxKey::from_secret(base::Bytes(33, 1)).has_value());
    EXPECT_FALSE(BoxKey::from_secret({}).has_value());
}

TEST(BoxPublicKey, OfLowOrderOrNotCanonicalIsRefused) {
    const std::string tail(60, 'f');
    for (const std::string& key :
         {std::string(64, '0'), "01" + std::string(62, '0'),
          std::string("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
          std::string("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
          "ec" + tail + "7f", "ed" + tail + "7f", "ee" + tail + "7f", "ef" + tail + "7f",
          // bit 255, which X25519 would ignore
          std::string(62, '0') + "80",
          std::string("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882bcf")}) {
        EXPECT_FALSE(BoxPublicKey::from_bytes(from_hex(key)).has_value()) << key;
    }
    EXPECT_FALSE(BoxPublicKey::from_bytes(base::Bytes(31, 9)).has_value());
    EXPECT_FALSE(BoxPublicKey::from_bytes(base::Bytes(33, 9)).has_value());
    EXPECT_FALSE(BoxPublicKey::from_bytes({}).has_value());
}

TEST(BoxPublicKey, IsReadAndComparedByItsBytes) {
    const auto key = BoxPublicKey::from_bytes(from_hex(bob_public)).value();

    EXPECT_EQ(key, bob().public_key());
    EXPECT_NE(key, BoxPublicKey::from_bytes(from_hex(alice_public)).value());
    EXPECT_TRUE(BoxPublicKey::from_bytes(from_hex("09" + std::string(62, '0'))).has_value());
}

TEST(Box, IsTheOneOfTheReference) {
    FixedRandom ephemeral(from_hex(alice_secret));

    const base::Bytes box =
        seal_to(bob().public_key(), base::as_bytes(text), base::as_bytes(context), ephemeral);

    EXPECT_EQ(base::to_hex(box), box_of_the_reference);
}

TEST(Box, IsOpenedByItsOwner) {
    const auto opened = open_sealed(bob(), from_hex(box_of_the_reference), base::as_bytes(context));

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(base::as_text(*opened), text);
}

TEST(Box, IsNotOpenedByAnother) {
    const BoxKey alice = BoxKey::from_secret(from_hex(alice_secret)).value();

    EXPECT_EQ(open_sealed(alice, from_hex(box_of_the_reference), base::as_bytes(context)).error(),
              OpenFailure::WrongKeyOrDamaged);
}

TEST(Box, IsNotOpenedInAnotherContext) {
    const base::Bytes box = from_hex(box_of_the_reference);

    EXPECT_FALSE(open_sealed(bob(), box, base::as_bytes("clinic.example/ket 8")).has_value());
    EXPECT_FALSE(open_sealed(bob(), box, {}).has_value());
}

TEST(Box, WithAnyBitChangedDoesNotOpen) {
    const base::Bytes box = from_hex(box_of_the_reference);
    const BoxKey key = bob();

    for (std::size_t i = 0; i < box.size(); ++i) {
        for (const unsigned bit : {0U, 7U}) {
            EXPECT_FALSE(open_sealed(key, with_bit_flipped(box, i, bit), base::as_bytes(context)))
                << i << ", " << bit;
        }
    }
}

TEST(Box, CutShortIsMalformed) {
    const base::Bytes box = from_hex(box_of_the_reference);

    for (const std::size_t size : {0U, 1U, 31U, 32U, 47U}) {
        EXPECT_EQ(open_sealed(bob(), base::ByteView(box).first(size), {}).error(),
                  OpenFailure::Malformed);
    }
}

TEST(Box, WithAnEphemeralKeyOfLowOrderIsMalformed) {
    base::Bytes box(32 + 16);

    EXPECT_EQ(open_sealed(bob(), box, {}).error(), OpenFailure::Malformed);
    box.front() = 1;
    EXPECT_EQ(open_sealed(bob(), box, {}).error(), OpenFailure::Malformed);
}

TEST(Box, HoldsNothingToo) {
    SystemRandom random;
    const base::Bytes box = seal_to(bob().public_key(), {}, {}, random);

    EXPECT_EQ(box.size(), 48U);
    EXPECT_EQ(open_sealed(bob(), box, {}).value(), base::Bytes());
}

}  // namespace
}  // namespace vialog::crypto
