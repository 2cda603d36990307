// SPDX-License-Identifier: Apache-2.0
// The constants of edwards25519 and their neighbours; computed apart from the code, with the
// curve's group law in Python.
#include "crypto/ed25519_encoding.h"

#include "crypto/known_bytes.h"
#include "crypto/small_order.h"

#include <gtest/gtest.h>

namespace vialog::crypto {
namespace {

TEST(Ed25519Encoding, KnowsTheFourteenEncodingsOfLowOrder) {
    for (const std::string_view encoding : low_order_encodings) {
        EXPECT_TRUE(is_low_order_point(from_hex(encoding))) << encoding;
    }
}

TEST(Ed25519Encoding, TakesNoOtherPointForOneOfLowOrder) {
    for (const std::string_view encoding : low_order_encodings) {
        const base::Bytes point = from_hex(encoding);
        for (std::size_t i = 0; i < point.size(); ++i) {
            const base::Bytes changed = with_bit_flipped(point, i, i == 0 ? 5 : 3);
            EXPECT_FALSE(is_low_order_point(changed)) << base::to_hex(changed);
        }
    }
}

TEST(Ed25519Encoding, TakesTheBasePointForAnOrdinaryPoint) {
    const base::Bytes base_point =
        from_hex("5866666666666666666666666666666666666666666666666666666666666666");

    EXPECT_FALSE(is_low_order_point(base_point));
    EXPECT_TRUE(has_canonical_y(base_point));
}

TEST(Ed25519Encoding, FindsTheEndOfTheField) {
    const std::string tail(60, 'f');

    EXPECT_TRUE(has_canonical_y(from_hex("ec" + tail + "7f")));   // p - 1
    EXPECT_TRUE(has_canonical_y(from_hex("ec" + tail + "ff")));   // the same with the other sign
    EXPECT_FALSE(has_canonical_y(from_hex("ed" + tail + "7f")));  // p
    EXPECT_FALSE(has_canonical_y(from_hex("ed" + tail + "ff")));
    EXPECT_FALSE(has_canonical_y(from_hex("ff" + tail + "7f")));  // 2^255 - 1
}

TEST(Ed25519Encoding, FindsTheOrderOfTheBasePoint) {
    EXPECT_TRUE(is_below_base_order(base::Bytes(32)));
    EXPECT_TRUE(is_below_base_order(
        from_hex("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")));
    EXPECT_FALSE(is_below_base_order(
        from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")));
    EXPECT_FALSE(is_below_base_order(
        from_hex("0000000000000000000000000000000000000000000000000000000000000020")));
}

TEST(Ed25519EncodingDeathTest, TakesThirtyTwoBytesOnly) {
    EXPECT_DEATH(static_cast<void>(is_low_order_point(base::Bytes(31))), "32 bytes");
    EXPECT_DEATH(static_cast<void>(has_canonical_y(base::Bytes(33))), "32 bytes");
    EXPECT_DEATH(static_cast<void>(is_below_base_order(base::Bytes(0))), "32 bytes");
}

}  // namespace
}  // namespace vialog::crypto
