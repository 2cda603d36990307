// SPDX-License-Identifier: Apache-2.0
// Passphrases and Argon2id: a vector of the reference program of RFC 9106, others by the Python
// package cryptography.
#include "crypto/passphrase.h"

#include "crypto/known_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace vialog::crypto {
namespace {

constexpr Argon2Cost cheap{.memory_kib = 8192, .passes = 1, .lanes = 1};

std::string derive(std::string_view passphrase, Argon2Cost cost, base::ByteView salt) {
    const LockedBytes key = derive_key(passphrase, cost, salt);
    return base::to_hex(key.bytes());
}

TEST(DeriveKey, GivesTheAnswerOfTheReferenceProgram) {
    // phc-winner-argon2, test.c: version 0x13, Argon2id, 2^16 KiB, 2 passes, 1 lane.
    const Argon2Cost cost{.memory_kib = 65'536, .passes = 2, .lanes = 1};

    EXPECT_EQ(derive("password", cost, base::as_bytes("somesalt")),
              "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
}

TEST(DeriveKey, TakesThePassphraseInItsComposedForm) {
    const base::Bytes salt = from_hex("000102030405060708090a0b0c0d0e0f");
    const Argon2Cost cost{.memory_kib = 8192, .passes = 1, .lanes = 2};
    constexpr std::string_view expected =
        "c1c7c44ac12b54c6634aa62e3b7b4c14f483d0f3becbbbe3c7b264d114f455b7";

    EXPECT_EQ(derive("d\u00fcnne Vials, 12 St\u00fcck", cost, salt), expected);
    EXPECT_EQ(derive("du\u0308nne Vials, 12 Stu\u0308ck", cost, salt), expected);
}

TEST(DeriveKey, GivesAnotherKeyForAnyOtherInput) {
    const base::Bytes salt(16, 0x01);
    const std::string key = derive("correct horse", cheap, salt);

    EXPECT_NE(derive("Correct horse", cheap, salt), key);
    EXPECT_NE(derive("correct horse ", cheap, salt), key);
    EXPECT_NE(derive("correct horse", cheap, base::Bytes(16, 0x02)), key);
    EXPECT_NE(derive("correct horse", {.memory_kib = 8193, .passes = 1, .lanes = 1}, salt), key);
    EXPECT_NE(derive("correct horse", {.memory_kib = 8192, .passes = 2, .lanes = 1}, salt), key);
    EXPECT_NE(derive("correct horse", {.memory_kib = 8192, .passes = 1, .lanes = 2}, salt), key);
}

TEST(Argon2Cost, IsPermittedWithinItsLimits) {
    EXPECT_TRUE(is_permitted(default_argon2_cost));
    EXPECT_TRUE(is_permitted({.memory_kib = 8192, .passes = 1, .lanes = 1}));
    EXPECT_TRUE(is_permitted({.memory_kib = 1'048'576, .passes = 10, .lanes = 4}));
}

TEST(Argon2Cost, IsNotPermittedBeyondThem) {
    EXPECT_FALSE(is_permitted({.memory_kib = 8191, .passes = 3, .lanes = 1}));
    EXPECT_FALSE(is_permitted({.memory_kib = 1'048'577, .passes = 3, .lanes = 1}));
    EXPECT_FALSE(is_permitted({.memory_kib = 4'294'967'295, .passes = 3, .lanes = 1}));
    EXPECT_FALSE(is_permitted({.memory_kib = 65'536, .passes = 0, .lanes = 1}));
    EXPECT_FALSE(is_permitted({.memory_kib = 65'536, .passes = 11, .lanes = 1}));
    EXPECT_FALSE(is_permitted({.memory_kib = 65'536, .passes = 3, .lanes = 0}));
    EXPECT_FALSE(is_permitted({.memory_kib = 65'536, .passes = 3, .lanes = 5}));
    EXPECT_FALSE(is_permitted({}));
}

TEST(DeriveKeyDeathTest, ComputesNothingBeyondTheLimits) {
    const base::Bytes salt(16);

    EXPECT_DEATH(derive("correct horse", {.memory_kib = 4'000'000, .passes = 1, .lanes = 1}, salt),
                 "limits");
    EXPECT_DEATH(derive("correct horse", cheap, base::Bytes(7)), "salt");
    EXPECT_DEATH(derive("\xff", cheap, salt), "UTF-8");
}

TEST(Passphrase, OfTwelveCharactersIsAccepted) {
    EXPECT_TRUE(check_passphrase("correct hors").has_value());
    EXPECT_TRUE(check_passphrase("four unusual words here").has_value());
    EXPECT_TRUE(check_passphrase(std::string(1024, 'x')).has_value());
}

TEST(Passphrase, IsCountedInCharactersNotInBytes) {
    const std::string omega = "\u03c9";
    std::string eleven;
    for (int i = 0; i < 11; ++i) {
        eleven += omega;
    }

    EXPECT_FALSE(check_passphrase(eleven).has_value());
    EXPECT_TRUE(check_passphrase(eleven + omega).has_value());
}

TEST(Passphrase, IsCountedInItsComposedForm) {
    // Eleven characters, the last of them typed as a letter and an accent.
    EXPECT_FALSE(check_passphrase("abcdefghiju\u0308").has_value());
    EXPECT_TRUE(check_passphrase("abcdefghijku\u0308").has_value());
}

TEST(Passphrase, ThatIsShortLongOrNoTextIsRefused) {
    EXPECT_FALSE(check_passphrase("").has_value());
    EXPECT_FALSE(check_passphrase("elevenchars").has_value());
    EXPECT_FALSE(check_passphrase(std::string(1025, 'x')).has_value());
    EXPECT_FALSE(check_passphrase("correct horse \xff").has_value());
    EXPECT_FALSE(check_passphrase("correct horse \xed\xa0\x80").has_value());
    EXPECT_FALSE(check_passphrase("correct horse\n").has_value());
    EXPECT_FALSE(check_passphrase("correct\thorse!").has_value());
    EXPECT_FALSE(check_passphrase(std::string("correct\0horse", 13)).has_value());
    EXPECT_FALSE(check_passphrase("correct \u202ehorse").has_value());
}

TEST(Passphrase, IsNeverShownInARefusal) {
    for (const std::string_view passphrase : {"swordfish", "swordfish swordfish\n"}) {
        const auto refusal = check_passphrase(passphrase).error();

        EXPECT_EQ(refusal.what.find("swordfish"), std::string::npos);
        EXPECT_EQ(refusal.remedy.find("swordfish"), std::string::npos);
        EXPECT_EQ(refusal.offset, 0U);
    }
}

}  // namespace
}  // namespace vialog::crypto
