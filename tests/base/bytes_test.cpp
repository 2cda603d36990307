// SPDX-License-Identifier: Apache-2.0
// Texts that stand for bytes: vectors of RFC 4648 sec. 10, and every way to write the same bytes
// otherwise.
#include "base/bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstring>
#include <ostream>

namespace vialog::base {
namespace {

struct Vector {
    std::string_view bytes;
    std::string_view text;
};

void PrintTo(const Vector& parameter, std::ostream* out) {
    *out << testing::PrintToString(parameter.text);
}

class Base64Vector : public testing::TestWithParam<Vector> {};

TEST_P(Base64Vector, IsWrittenAsTheStandardSays) {
    EXPECT_EQ(to_base64(as_bytes(GetParam().bytes)), GetParam().text);
}

TEST_P(Base64Vector, IsReadBack) {
    EXPECT_EQ(parse_base64(GetParam().text), to_bytes(GetParam().bytes));
}

TEST_P(Base64Vector, LosesItsPaddingInBase64url) {
    const std::string_view unpadded = GetParam().text.substr(0, GetParam().text.find('='));

    EXPECT_EQ(to_base64url(as_bytes(GetParam().bytes)), unpadded);
    EXPECT_EQ(parse_base64url(unpadded), to_bytes(GetParam().bytes));
}

INSTANTIATE_TEST_SUITE_P(Rfc4648, Base64Vector,
                         testing::Values(Vector{"", ""}, Vector{"f", "Zg=="}, Vector{"fo", "Zm8="},
                                         Vector{"foo", "Zm9v"}, Vector{"foob", "Zm9vYg=="},
                                         Vector{"fooba", "Zm9vYmE="},
                                         Vector{"foobar", "Zm9vYmFy"}));

TEST(Base64, HasTwoAlphabets) {
    const Bytes bytes{0xFB, 0xEF, 0xFF};

    EXPECT_EQ(to_base64(bytes), "++//");
    EXPECT_EQ(to_base64url(bytes), "--__");
}

class RefusedBase64 : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedBase64, IsNotRead) {
    EXPECT_FALSE(parse_base64(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Sins, RefusedBase64,
                         testing::Values("Zh==",        // unused bits not zero: also stands for "f"
                                         "Zm9=",        // the same with two bytes
                                         "Zg",          // padding missing
                                         "Zg=",         // half of the padding
                                         "Z===",        // a single digit is no byte
                                         "====",        // padding alone
                                         "Zm8=Zm8=",    // padding inside
                                         "Zg==\n",      // line break at the end
                                         "Zm9v\nYmFy",  // line break inside
                                         "Zm9v YmFy", "--__", "Zm9*", "Zg==A", "=m9v",
                                         std::string_view("Zm9\0", 4)));

TEST(Base64, NamesTheByteAtWhichReadingStopped) {
    const auto parsed = parse_base64("Zm9v*mFy");

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().offset, 4U);
}

class RefusedBase64url : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedBase64url, IsNotRead) {
    EXPECT_FALSE(parse_base64url(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Sins, RefusedBase64url,
                         testing::Values("Zg==", "Zm8=", "Zh", "Zm9", "Z", "Zm9vY", "++//", "Zm9v ",
                                         "Zg\n"));

TEST(Hexadecimal, IsWrittenInLowerCase) {
    EXPECT_EQ(to_hex(Bytes{0x00, 0x0F, 0xA0, 0xFF}), "000fa0ff");
}

TEST(Hexadecimal, IsReadBack) {
    EXPECT_EQ(parse_hex("000fa0ff"), (Bytes{0x00, 0x0F, 0xA0, 0xFF}));
    EXPECT_EQ(parse_hex(""), Bytes{});
}

class RefusedHexadecimal : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedHexadecimal, IsNotRead) {
    EXPECT_FALSE(parse_hex(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Sins, RefusedHexadecimal,
                         testing::Values("0", "A0", "0F", "0x00", "a0 ", " a0", "a0\n", "g0", "0g",
                                         "a:0b", "-1", "\xC3\xA9"));

TEST(Hexadecimal, NamesTheDigitAtWhichReadingStopped) {
    const auto parsed = parse_hex("00a0bG");

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().offset, 5U);
}

TEST(DigestText, IsReadFromSixtyFourDigits) {
    // SHA-256 of nothing, FIPS 180-4 (NIST example).
    const auto digest =
        parse_digest_hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    ASSERT_TRUE(digest);
    EXPECT_EQ(digest->front(), 0xE3);
    EXPECT_EQ(digest->back(), 0x55);
}

TEST(DigestText, IsRefusedInAnyOtherLength) {
    EXPECT_FALSE(parse_digest_hex(""));
    EXPECT_FALSE(parse_digest_hex(std::string(63, '0')));
    EXPECT_FALSE(parse_digest_hex(std::string(62, '0')));
    EXPECT_FALSE(parse_digest_hex(std::string(66, '0')));
    EXPECT_FALSE(parse_digest_hex("sha256:" + std::string(64, '0')));
}

TEST(DigestText, IsRefusedInUpperCase) {
    EXPECT_FALSE(parse_digest_hex(std::string(64, 'A')));
}

TEST(Bytes, AreTheBytesOfTheText) {
    EXPECT_EQ(to_bytes("\xC2\xB5g"), (Bytes{0xC2, 0xB5, 0x67}));
    EXPECT_EQ(as_text(Bytes{0x4C, 0x4F, 0x54}), "LOT");
    EXPECT_TRUE(as_bytes("").empty());
}

TEST(EqualInConstantTime, ComparesEveryByteAndTheLength) {
    EXPECT_TRUE(equal_in_constant_time(as_bytes("LOT-A"), as_bytes("LOT-A")));
    EXPECT_TRUE(equal_in_constant_time({}, {}));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("LOT-A"), as_bytes("LOT-B")));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("LOT-A"), as_bytes("MOT-A")));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("LOT-A"), as_bytes("LOT-AB")));
    EXPECT_FALSE(equal_in_constant_time(as_bytes("LOT-A"), {}));
}

TEST(Wipe, LeavesNothingOfTheBytes) {
    Bytes secret = to_bytes("passphrase");

    wipe(secret);

    EXPECT_EQ(secret, Bytes(10, 0));
}

TEST(Wipe, LeavesNothingOfATextThatWasOnceLonger) {
    std::string secret(200, 's');
    secret.resize(3);
    const char* const memory = secret.data();
    const std::size_t held = secret.capacity();

    wipe(secret);

    EXPECT_TRUE(secret.empty());
    ASSERT_EQ(secret.data(), memory);
    EXPECT_EQ(std::memchr(memory, 's', held), nullptr);
}

RC_GTEST_PROP(Base64, ReadsBackWhatItWrote, (const Bytes& bytes)) {
    RC_ASSERT(parse_base64(to_base64(bytes)) == bytes);
    RC_ASSERT(parse_base64url(to_base64url(bytes)) == bytes);
}

RC_GTEST_PROP(Base64, HasOneTextForEachSequenceOfBytes, ()) {
    // Few characters, so that many of the texts are base64 or nearly so.
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCDgw+/=\n")));
    const auto bytes = parse_base64(text);
    RC_CLASSIFY(bytes.has_value(), "read");
    if (bytes) {
        RC_ASSERT(to_base64(*bytes) == text);
    }
}

RC_GTEST_PROP(Hexadecimal, ReadsBackWhatItWrote, (const Bytes& bytes)) {
    RC_ASSERT(parse_hex(to_hex(bytes)) == bytes);
}

}  // namespace
}  // namespace vialog::base
