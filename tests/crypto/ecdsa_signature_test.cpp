// SPDX-License-Identifier: Apache-2.0
// One form of a signature, and the other forms of the same two numbers, named by their sin.
#include "crypto/ecdsa_signature.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace vialog::crypto {
namespace {

// RFC 6979 A.2.5, SHA-256, message "sample"; s of the standard is above n/2, so n - s stands here.
constexpr std::string_view r_digits =
    "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
constexpr std::string_view low_s_digits =
    "0834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9";
constexpr std::string_view high_s_digits =
    "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
constexpr std::string_view order_digits =
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
constexpr std::string_view half_digits =
    "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8";
constexpr std::string_view above_half_digits =
    "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9";

std::string text(std::initializer_list<std::string_view> parts) {
    std::string joined;
    for (const std::string_view part : parts) {
        joined += part;
    }
    return joined;
}

RawEcdsaSignature raw(std::string_view r, std::string_view s) {
    const base::Bytes bytes = from_hex(text({r, s}));
    RawEcdsaSignature signature{};
    std::copy(bytes.begin(), bytes.end(), signature.begin());
    return signature;
}

TEST(EcdsaSignature, ReadsTheStrictForm) {
    const auto read =
        parse_strict_ecdsa_der(from_hex(text({"3045022100", r_digits, "0220", low_s_digits})));

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, raw(r_digits, low_s_digits));
}

TEST(EcdsaSignature, ReadsTheSmallestNumbers) {
    const auto read = parse_strict_ecdsa_der(from_hex("3006020101020101"));

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->at(31), 1);
    EXPECT_EQ(read->at(63), 1);
    EXPECT_EQ(std::count(read->begin(), read->end(), 0), 62);
}

TEST(EcdsaSignature, ReadsTheLargestNumbers) {
    const auto read = parse_strict_ecdsa_der(from_hex(
        text({"3045022100", "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
              "0220", half_digits})));

    EXPECT_TRUE(read.has_value());
}

struct Sin {
    std::string_view name;
    std::string der;
};

void PrintTo(const Sin& sin, std::ostream* out) {
    *out << sin.name;
}

class EcdsaSin : public testing::TestWithParam<Sin> {};

TEST_P(EcdsaSin, IsRefused) {
    EXPECT_FALSE(parse_strict_ecdsa_der(from_hex(GetParam().der)).has_value());
}

INSTANTIATE_TEST_SUITE_P(
    EcdsaSignature, EcdsaSin,
    testing::Values(
        Sin{"Empty", ""}, Sin{"TagOnly", "30"},
        Sin{"HighS", text({"3046022100", r_digits, "022100", high_s_digits})},
        Sin{"OneAboveHalf", text({"3045022100", r_digits, "0220", above_half_digits})},
        Sin{"LongFormOfTheSequence", text({"308145022100", r_digits, "0220", low_s_digits})},
        Sin{"LongFormOfR", text({"304602812100", r_digits, "0220", low_s_digits})},
        Sin{"LongFormOfS", text({"3046022100", r_digits, "028120", low_s_digits})},
        Sin{"IndefiniteLength", text({"3080022100", r_digits, "0220", low_s_digits, "0000"})},
        Sin{"LeadingZeroOfR", text({"304602220000", r_digits, "0220", low_s_digits})},
        Sin{"LeadingZeroOfS", text({"3046022100", r_digits, "022100", low_s_digits})},
        Sin{"MissingZeroSoThatRIsNegative", text({"30440220", r_digits, "0220", low_s_digits})},
        Sin{"TrailingByte", text({"3045022100", r_digits, "0220", low_s_digits, "00"})},
        Sin{"TrailingByteInsideTheSequence",
            text({"3046022100", r_digits, "0220", low_s_digits, "00"})},
        Sin{"TrailingNullInsideTheSequence",
            text({"3047022100", r_digits, "0220", low_s_digits, "0500"})},
        Sin{"CutShort", text({"3045022100", r_digits, "0220", low_s_digits.substr(2)})},
        Sin{"CutAfterR", text({"3023022100", r_digits})},
        Sin{"LengthOfTheSequenceTooShort", text({"3044022100", r_digits, "0220", low_s_digits})},
        Sin{"LengthOfTheSequenceTooLong", text({"3046022100", r_digits, "0220", low_s_digits})},
        Sin{"LengthOfSBeyondTheEnd", text({"3045022100", r_digits, "0221", low_s_digits})},
        Sin{"ZeroR", text({"3025020100", "0220", low_s_digits})},
        Sin{"ZeroS", text({"3026022100", r_digits, "020100"})}, Sin{"BothZero", "3006020100020100"},
        Sin{"EmptyIntegers", "300402000200"},
        Sin{"EmptyR", text({"30240200", "0220", low_s_digits})},
        Sin{"ROfTheOrder", text({"3045022100", order_digits, "0220", low_s_digits})},
        Sin{"SOfTheOrder", text({"3046022100", r_digits, "022100", order_digits})},
        Sin{"RBeyondTheField", text({"3045022100", std::string(64, 'f'), "0220", low_s_digits})},
        Sin{"ROfThirtyThreeBytes", text({"3045022101", r_digits, "0220", low_s_digits})},
        Sin{"SetForSequence", text({"3145022100", r_digits, "0220", low_s_digits})},
        Sin{"OctetStringForR", text({"3045042100", r_digits, "0220", low_s_digits})},
        // The same with small numbers, so that the length alone does not give them away.
        Sin{"TrailingByteAfterSmallNumbers", "300702010102010100"},
        Sin{"TrailingNullAfterSmallNumbers", "30080201010201010500"},
        Sin{"LeadingZeroOfSmallR", "300702020001020101"},
        Sin{"LeadingZeroOfSmallS", "300702010102020001"},
        Sin{"TwoLeadingZeros", "30080203000080020101"},
        Sin{"LongFormOfSmallSequence", "308106020101020101"},
        Sin{"LongFormOfSmallR", "300702810101020101"},
        Sin{"LongFormOfSmallS", "300702010102810101"},
        Sin{"IndefiniteLengthOfSmallNumbers", "30800201010201010000"},
        Sin{"NegativeSmallS", "3006020101020180"}, Sin{"ThreeIntegers", "3009020101020101020101"},
        Sin{"RThenSWithoutDer", text({r_digits, low_s_digits})},
        Sin{"SequenceInSequence", text({"30473045022100", r_digits, "0220", low_s_digits})}),
    [](const auto& sin) { return std::string(sin.param.name); });

TEST(EcdsaSignature, WritesTheStrictFormOfWhatATokenGives) {
    const std::string expected = text({"3045022100", r_digits, "0220", low_s_digits});

    EXPECT_EQ(base::to_hex(write_ecdsa_der(raw(r_digits, low_s_digits)).value()), expected);
    EXPECT_EQ(base::to_hex(write_ecdsa_der(raw(r_digits, high_s_digits)).value()), expected);
}

TEST(EcdsaSignature, WritesNumbersWithLeadingZerosAtTheirShortest) {
    const std::string zeros(62, '0');

    EXPECT_EQ(base::to_hex(write_ecdsa_der(raw(zeros + "01", zeros + "80")).value()),
              "300702010102020080");
}

TEST(EcdsaSignature, DoesNotWriteWhatNoSignerGives) {
    const std::string zero(64, '0');
    const std::string most(64, 'f');

    EXPECT_FALSE(write_ecdsa_der(raw(zero, low_s_digits)).has_value());
    EXPECT_FALSE(write_ecdsa_der(raw(r_digits, zero)).has_value());
    EXPECT_FALSE(write_ecdsa_der(raw(order_digits, low_s_digits)).has_value());
    EXPECT_FALSE(write_ecdsa_der(raw(r_digits, order_digits)).has_value());
    EXPECT_FALSE(write_ecdsa_der(raw(r_digits, most)).has_value());
}

TEST(P256Scalar, LiesBetweenZeroAndTheOrder) {
    EXPECT_TRUE(is_p256_scalar(from_hex(low_s_digits)));
    EXPECT_TRUE(is_p256_scalar(
        from_hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550")));
    EXPECT_FALSE(is_p256_scalar(from_hex(order_digits)));
    EXPECT_FALSE(is_p256_scalar(base::Bytes(32)));
    EXPECT_FALSE(is_p256_scalar(base::Bytes(31, 0x01)));
    EXPECT_FALSE(is_p256_scalar(base::Bytes(33, 0x01)));
}

}  // namespace
}  // namespace vialog::crypto
