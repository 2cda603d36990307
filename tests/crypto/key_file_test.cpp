// SPDX-License-Identifier: Apache-2.0
// Key files: the example of schemas/key-file.md, made by key_file_reference.py, and damage to it.
#include "crypto/key_file.h"

#include "crypto/known_bytes.h"
#include "crypto/sealed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace vialog::crypto {
namespace {

constexpr std::string_view example =
    "vialog/key-file@v1\n"
    "name: clinic.example/ket/u/rph1\n"
    "algorithm: ed25519\n"
    "spki: MCowBQYDK2VwAyEABThZw5PFHQAt5n7MuCsIQSgLm7pLkDXJYVQVp8TTRa4=\n"
    "box: ma95mtILoKURpcnGPXn+ds1jklkixO6XwAU4GQYwGH8=\n"
    "kdf: argon2id memory=65536 passes=3 lanes=1\n"
    "salt: YpZlLAh6gigwZbdNyEe12A==\n"
    "sealed: "
    "uKcyesIwZEy/59SZhBk57wn+6+eYv+LMSaqZ6OFOdUXwVXLMwgsieFRMZj6L/C13Rv4LscQ/L1b47yVExlFX2t4o"
    "Xfx0vDBWfMLOors6jMqaKMWhW/90NdsrYhGYk+v6xwVjZ5XTNls=\n";
constexpr std::string_view passphrase = "d\u00fcnne Vials, 12 St\u00fcck";
constexpr Argon2Cost cheap{.memory_kib = 8192, .passes = 1, .lanes = 1};

KeyFileContents draw(KeyAlgorithm algorithm, RandomSource& random) {
    PrivateKey signing_key = PrivateKey::generate(algorithm, random);
    BoxKey box_key = BoxKey::generate(random);
    return {.name = "clinic.example/ket/u/rph1",
            .signing_key = std::move(signing_key),
            .box_key = std::move(box_key)};
}

std::string cheap_file(KeyAlgorithm algorithm) {
    SeededRandom random(base::as_bytes("cheap"));
    return write_key_file(draw(algorithm, random), passphrase, cheap, random);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string changed(text);
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    changed.replace(at, from.size(), to);
    return changed;
}

KeyFileProblem problem_of(std::string_view text) {
    const auto opened = open_key_file(text, passphrase);
    EXPECT_FALSE(opened.has_value());
    EXPECT_FALSE(opened.error().what.empty());
    EXPECT_FALSE(opened.error().remedy.empty());
    return opened.error().problem;
}

TEST(KeyFile, IsWrittenAsTheSpecificationShows) {
    SeededRandom random(base::as_bytes("key-file"));
    const KeyFileContents contents = draw(KeyAlgorithm::Ed25519, random);

    EXPECT_EQ(write_key_file(contents, passphrase, default_argon2_cost, random), example);
}

TEST(KeyFile, OpensToTheKeysThatWereSealed) {
    const auto opened = open_key_file(example, passphrase);

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->name, "clinic.example/ket/u/rph1");
    // The first 64 bytes of SeededRandom("key-file"), by hashlib.
    EXPECT_EQ(base::to_hex(opened->signing_key.secret_bytes()) +
                  base::to_hex(opened->box_key.secret_bytes()),
              "119d36d1ccbe66c0e3f0192c8c3768052397fb8ea1615e12014c84edfe38781d"
              "ae0e0ce05df4fc8362484b47129c053aeaf0f413df9e6ff5ac01cbffe8f9ff13");
}

TEST(KeyFile, OpensWithThePassphraseTypedInAnotherForm) {
    const std::string text = cheap_file(KeyAlgorithm::Ed25519);

    EXPECT_TRUE(open_key_file(text, "du\u0308nne Vials, 12 Stu\u0308ck").has_value());
}

TEST(KeyFile, ShowsItsHeaderWithoutAPassphrase) {
    const auto header = read_key_file_header(example);

    ASSERT_TRUE(header.has_value());
    EXPECT_EQ(header->name, "clinic.example/ket/u/rph1");
    EXPECT_EQ(header->signing_key.algorithm(), KeyAlgorithm::Ed25519);
    EXPECT_EQ(base::to_base64(header->signing_key.spki()),
              "MCowBQYDK2VwAyEABThZw5PFHQAt5n7MuCsIQSgLm7pLkDXJYVQVp8TTRa4=");
    EXPECT_EQ(base::to_base64(header->box_key.bytes()),
              "ma95mtILoKURpcnGPXn+ds1jklkixO6XwAU4GQYwGH8=");
    EXPECT_EQ(header->cost, default_argon2_cost);
    EXPECT_EQ(base::to_base64(header->salt), "YpZlLAh6gigwZbdNyEe12A==");
}

TEST(KeyFile, HoldsAP256KeyToo) {
    SystemRandom random;
    const KeyFileContents contents = draw(KeyAlgorithm::EcdsaP256, random);
    const std::string text = write_key_file(contents, passphrase, cheap, random);

    const auto opened = open_key_file(text, passphrase);

    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->signing_key.public_key(), contents.signing_key.public_key());
    EXPECT_EQ(opened->box_key.public_key(), contents.box_key.public_key());
    EXPECT_NE(text.find("algorithm: ecdsa-p256-sha256\n"), std::string::npos);
}

TEST(KeyFile, IsNeverTheSameTwice) {
    SystemRandom random;
    const KeyFileContents contents = draw(KeyAlgorithm::Ed25519, random);

    EXPECT_NE(write_key_file(contents, passphrase, cheap, random),
              write_key_file(contents, passphrase, cheap, random));
}

TEST(KeyFile, DoesNotHoldItsSecretsInClear) {
    SystemRandom random;
    const KeyFileContents contents = draw(KeyAlgorithm::Ed25519, random);
    const std::string text = write_key_file(contents, passphrase, cheap, random);
    const std::size_t start = text.find("sealed: ") + 8;
    const base::Bytes sealed =
        base::parse_base64(std::string_view(text).substr(start, text.size() - start - 1)).value();
    const base::Bytes secret = contents.signing_key.secret_bytes();

    EXPECT_EQ(std::search(sealed.begin(), sealed.end(), secret.begin(), secret.begin() + 8),
              sealed.end());
}

TEST(KeyFile, DoesNotOpenWithAnotherPassphrase) {
    const std::string text = cheap_file(KeyAlgorithm::Ed25519);

    for (const std::string_view wrong :
         {"", "dunne Vials, 12 Stuck", "d\u00fcnne Vials, 12 St\u00fcck ", "\xff\xff"}) {
        const auto opened = open_key_file(text, wrong);
        ASSERT_FALSE(opened.has_value());
        EXPECT_EQ(opened.error().problem, KeyFileProblem::WrongPassphraseOrDamaged);
    }
    EXPECT_EQ(open_key_file(text, std::string(2000, 'x')).error().problem,
              KeyFileProblem::WrongPassphraseOrDamaged);
}

TEST(KeyFile, WithAnyByteChangedNeverOpens) {
    for (const auto algorithm : {KeyAlgorithm::Ed25519, KeyAlgorithm::EcdsaP256}) {
        const std::string text = cheap_file(algorithm);
        const std::size_t sealed = text.find("sealed: ") + 8;
        ASSERT_TRUE(open_key_file(text, passphrase).has_value());
        // Every byte of the header; of the seal, whose bytes are all alike, every fifth.
        for (std::size_t i = 0; i < text.size(); i += i < sealed ? 1 : 5) {
            std::string changed = text;
            changed.at(i) = static_cast<char>(changed.at(i) ^ (i % 3 == 0 ? 0x20 : 0x01));
            EXPECT_FALSE(open_key_file(changed, passphrase).has_value()) << i;
        }
    }
}

TEST(KeyFile, WithABytePutInOrTakenOutNeverOpens) {
    const std::string text = cheap_file(KeyAlgorithm::Ed25519);

    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::string without = text;
        without.erase(i, 1);
        std::string with = text;
        with.insert(i, 1, ' ');
        EXPECT_FALSE(open_key_file(without, passphrase).has_value()) << i;
        EXPECT_FALSE(open_key_file(with, passphrase).has_value()) << i;
    }
}

TEST(KeyFile, WithTheHeaderOfAnotherPersonDoesNotOpen) {
    const std::string text = cheap_file(KeyAlgorithm::Ed25519);
    SeededRandom random(base::as_bytes("another"));
    const KeyFileContents other = draw(KeyAlgorithm::Ed25519, random);
    const std::string spki = base::to_base64(other.signing_key.public_key().spki());
    const std::size_t start = text.find("spki: ") + 6;
    std::string changed = text;
    changed.replace(start, spki.size(), spki);

    EXPECT_EQ(problem_of(changed), KeyFileProblem::WrongPassphraseOrDamaged);
    EXPECT_EQ(problem_of(replaced(text, "u/rph1", "u/rph2")),
              KeyFileProblem::WrongPassphraseOrDamaged);
}

TEST(KeyFile, WhoseHeaderWasSealedWithOtherKeysIsMalformed) {
    // What a faulty program could write: the tag is right, the keys inside are not those named.
    SeededRandom random(base::as_bytes("faulty"));
    const KeyFileContents named = draw(KeyAlgorithm::Ed25519, random);
    const KeyFileContents other = draw(KeyAlgorithm::Ed25519, random);
    const std::string text = write_key_file(named, passphrase, cheap, random);
    const std::string header = text.substr(0, text.find("sealed: "));
    const LockedBytes key = derive_key(passphrase, cheap, read_key_file_header(text)->salt);
    const auto file_with = [&](const base::Bytes& signing, const base::Bytes& box) {
        base::Bytes secrets = signing;
        secrets.insert(secrets.end(), box.begin(), box.end());
        const SealingKey sealing_key = key.bytes().first<32>();
        return header + "sealed: " +
               base::to_base64(seal(sealing_key, secrets, base::as_bytes(header), random)) + "\n";
    };

    EXPECT_EQ(problem_of(file_with(other.signing_key.secret_bytes(), named.box_key.secret_bytes())),
              KeyFileProblem::Malformed);
    EXPECT_EQ(problem_of(file_with(named.signing_key.secret_bytes(), other.box_key.secret_bytes())),
              KeyFileProblem::Malformed);
    EXPECT_TRUE(
        open_key_file(file_with(named.signing_key.secret_bytes(), named.box_key.secret_bytes()),
                      passphrase)
            .has_value());
}

TEST(KeyFile, ThatAsksForTooMuchOrTooLittleIsNotComputed) {
    for (const std::string_view cost :
         {"memory=8191 passes=3 lanes=1", "memory=1048577 passes=3 lanes=1",
          "memory=4294967295 passes=3 lanes=1", "memory=65536 passes=0 lanes=1",
          "memory=65536 passes=11 lanes=1", "memory=65536 passes=4294967295 lanes=1",
          "memory=65536 passes=3 lanes=0", "memory=65536 passes=3 lanes=5"}) {
        const std::string text = replaced(example, "memory=65536 passes=3 lanes=1", cost);

        EXPECT_EQ(problem_of(text), KeyFileProblem::UnsupportedCost) << cost;
        EXPECT_TRUE(read_key_file_header(text).has_value()) << cost;
    }
}

struct Malformed {
    std::string_view name;
    std::string_view from;
    std::string_view to;
};

void PrintTo(const Malformed& malformed, std::ostream* out) {
    *out << malformed.name;
}

class MalformedKeyFile : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedKeyFile, IsRefused) {
    const std::string text = replaced(example, GetParam().from, GetParam().to);

    EXPECT_EQ(problem_of(text), KeyFileProblem::Malformed);
    EXPECT_FALSE(read_key_file_header(text).has_value());
}

INSTANTIATE_TEST_SUITE_P(
    KeyFile, MalformedKeyFile,
    testing::Values(Malformed{"OtherVersion", "@v1", "@v2"},
                    Malformed{"LongerLiteral", "@v1", "@v10"},
                    Malformed{"OtherKind", "key-file", "entry"},
                    Malformed{"BlankBefore", "vialog/", " vialog/"},
                    Malformed{"CarriageReturn", "@v1\n", "@v1\r\n"},
                    Malformed{"EmptyLine", "@v1\n", "@v1\n\n"},
                    Malformed{"NoName", "name: clinic.example/ket/u/rph1\n", ""},
                    Malformed{"EmptyName", "name: clinic.example/ket/u/rph1\n", "name: \n"},
                    Malformed{"NameWithPlus", "u/rph1", "u+rph1"},
                    Malformed{"NameWithBlank", "u/rph1", "u/rph1 "},
                    Malformed{"TwoNames", "algorithm: ", "name: x\nalgorithm: "},
                    Malformed{"ForeignLetters", "u/rph1", "u/\u03c1ph1"},
                    Malformed{"OtherOrder", "algorithm: ed25519\nspki", "spki"},
                    Malformed{"OtherAlgorithm", "ed25519", "ecdsa-p256-sha256"},
                    Malformed{"UnknownAlgorithm", "ed25519", "rsa"},
                    Malformed{"KeyOfLowOrder", "BThZw5PFHQAt5n7MuCsIQSgLm7pLkDXJYVQVp8TTRa4=",
                              "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
                    Malformed{"BoxKeyOfLowOrder", "ma95mtILoKURpcnGPXn+ds1jklkixO6XwAU4GQYwGH8=",
                              "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
                    Malformed{"NotBase64", "ma95mtIL", "ma95-tIL"},
                    Malformed{"LooseBase64Bits", "GH8=", "GH9="},
                    Malformed{"OtherFunction", "argon2id", "argon2i"},
                    Malformed{"LeadingZero", "passes=3", "passes=03"},
                    Malformed{"PlusSign", "passes=3", "passes=+3"},
                    Malformed{"MinusSign", "passes=3", "passes=-3"},
                    Malformed{"NoNumber", "passes=3", "passes="},
                    Malformed{"NumberBeyondItsWord", "memory=65536", "memory=4294967296"},
                    Malformed{"BlankAfterTheCost", "lanes=1\n", "lanes=1 \n"},
                    Malformed{"OneMoreParameter", "lanes=1\n", "lanes=1 tag=32\n"},
                    Malformed{"ShortSalt", "YpZlLAh6gigwZbdNyEe12A==", "YpZlLAh6gigwZbdNyEe1"},
                    Malformed{"NoSalt", "salt: YpZlLAh6gigwZbdNyEe12A==\n", ""},
                    Malformed{"ShortSeal", "sealed: uKcy", "sealed: "},
                    Malformed{"LongSeal", "sealed: uKcy", "sealed: AAAAuKcy"},
                    Malformed{"NoLastLineFeed", "TNls=\n", "TNls="},
                    Malformed{"TrailingLine", "TNls=\n", "TNls=\n\n"},
                    Malformed{"TrailingText", "TNls=\n", "TNls=\nnote: mine\n"}),
    [](const auto& malformed) { return std::string(malformed.param.name); });

TEST(KeyFile, ThatIsEmptyHugeOrOnlyTheFirstLineIsRefused) {
    EXPECT_EQ(problem_of(""), KeyFileProblem::Malformed);
    EXPECT_EQ(problem_of("vialog/key-file@v1\n"), KeyFileProblem::Malformed);
    EXPECT_EQ(problem_of(std::string(1'000'000, 'x')), KeyFileProblem::Malformed);
    EXPECT_EQ(problem_of(replaced(example, "u/rph1", std::string(5'000, 'x'))),
              KeyFileProblem::Malformed);
}

TEST(KeyFile, IsToldFromAnotherFileThoughItWasCutShort) {
    for (std::size_t size = 0; size < example.size(); ++size) {
        EXPECT_TRUE(begins_as_key_file(std::string_view(example).substr(0, size))) << size;
    }
    for (const char* other : {"vialog/key-fil@v1", "-----BEGIN", "x", "\nvialog/key-file@v1"}) {
        EXPECT_FALSE(begins_as_key_file(other)) << other;
    }
}

TEST(KeyFileDeathTest, IsNotWrittenWithAWeakPassphraseABadNameOrAForbiddenCost) {
    SeededRandom random(base::as_bytes("weak"));
    KeyFileContents contents = draw(KeyAlgorithm::Ed25519, random);

    EXPECT_DEATH(static_cast<void>(write_key_file(contents, "short", cheap, random)), "passphrase");
    EXPECT_DEATH(static_cast<void>(write_key_file(contents, passphrase, {}, random)), "Argon2id");
    contents.name = "two words";
    EXPECT_DEATH(static_cast<void>(write_key_file(contents, passphrase, cheap, random)), "name");
}

}  // namespace
}  // namespace vialog::crypto
