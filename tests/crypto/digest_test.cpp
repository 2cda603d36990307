// SPDX-License-Identifier: Apache-2.0
// Vectors of FIPS 180-4, RFC 4231 and RFC 5869.
#include "crypto/digest.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace vialog::crypto {
namespace {

constexpr std::string_view digest_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view digest_of_abc =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view long_text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
constexpr std::string_view digest_of_long_text =
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

TEST(Sha256, DigestsTheExamplesOfTheStandard) {
    EXPECT_EQ(base::to_hex(sha256({})), digest_of_nothing);
    EXPECT_EQ(base::to_hex(sha256(base::as_bytes("abc"))), digest_of_abc);
    EXPECT_EQ(base::to_hex(sha256(base::as_bytes(long_text))), digest_of_long_text);
}

TEST(Sha256, DigestsPartsAsIfTheyWereOne) {
    const auto parts = sha256_of({base::as_bytes(""), base::as_bytes("a"), base::as_bytes("bc")});

    EXPECT_EQ(base::to_hex(parts), digest_of_abc);
    EXPECT_EQ(base::to_hex(sha256_of({})), digest_of_nothing);
}

TEST(Sha256, GivesTheRootOfTheEmptyLeafOfRfc6962) {
    // RFC 6962 sec. 2.1: SHA-256(0x00), as the vectors of transparency logs have it.
    const std::array<std::uint8_t, 1> leaf = {0x00};

    EXPECT_EQ(base::to_hex(sha256_of({leaf, {}})),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Sha256, DigestsAMillionTimesTheLetterA) {
    Sha256 hash;
    const std::string thousand(1000, 'a');
    for (int i = 0; i < 1000; ++i) {
        hash.update(base::as_bytes(thousand));
    }

    EXPECT_EQ(base::to_hex(hash.finish()),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, StartsAnewAfterItFinished) {
    Sha256 hash;
    hash.update(base::as_bytes("something else"));
    static_cast<void>(hash.finish());
    hash.update(base::as_bytes("abc"));

    EXPECT_EQ(base::to_hex(hash.finish()), digest_of_abc);
}

TEST(Sha256, IsNotDisturbedByAStreamOnTheSameThread) {
    Sha256 stream;
    stream.update(base::as_bytes("a"));
    const auto between = sha256(base::as_bytes(long_text));
    stream.update(base::as_bytes("bc"));

    EXPECT_EQ(base::to_hex(between), digest_of_long_text);
    EXPECT_EQ(base::to_hex(stream.finish()), digest_of_abc);
}

TEST(Sha256, IsUsedByManyThreadsAtOnce) {
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    threads.reserve(wrong.size());
    for (int& count : wrong) {
        threads.emplace_back([&count] {
            for (int i = 0; i < 2000; ++i) {
                count += base::to_hex(sha256(base::as_bytes("abc"))) == digest_of_abc ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Hmac, GivesTheAnswersOfRfc4231) {
    const base::Bytes first_key(20, 0x0b);
    const base::Bytes long_key(131, 0xaa);

    EXPECT_EQ(base::to_hex(hmac_sha256(first_key, base::as_bytes("Hi There"))),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(base::to_hex(hmac_sha256(base::as_bytes("Jefe"),
                                       base::as_bytes("what do ya want for nothing?"))),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(
        base::to_hex(hmac_sha256(
            long_key, base::as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(HmacDeathTest, RefusesAKeyBeyondItsLimit) {
    const base::Bytes key(4097, 0x01);

    EXPECT_DEATH(static_cast<void>(hmac_sha256(key, {})), "4,096");
}

TEST(Hkdf, GivesTheAnswersOfRfc5869) {
    base::Bytes first(42);
    hkdf_sha256(base::Bytes(22, 0x0b), from_hex("000102030405060708090a0b0c"),
                from_hex("f0f1f2f3f4f5f6f7f8f9"), first);
    base::Bytes without_salt(42);
    hkdf_sha256(base::Bytes(22, 0x0b), {}, {}, without_salt);

    EXPECT_EQ(base::to_hex(first),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
              "34007208d5b887185865");
    EXPECT_EQ(base::to_hex(without_salt),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
              "9d201395faa4b61a96c8");
}

TEST(HkdfDeathTest, RefusesMoreThanItCanGive) {
    base::Bytes out(255 * 32 + 1);

    EXPECT_DEATH(hkdf_sha256(base::as_bytes("key"), {}, {}, out), "255");
}

}  // namespace
}  // namespace vialog::crypto
